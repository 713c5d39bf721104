from __future__ import annotations

from typing import Any

from django.db import migrations, models


def fill(apps: Any, schema_editor: Any) -> None:
    """What is unclear now gets its question from the receipt."""
    Bedomning = apps.get_model("register", "Bedomning")
    rader = Bedomning.objects.filter(utfall="oklart", ersatt__isnull=True).only("pk", "svar")
    for rad in rader.order_by("pk").iterator(chunk_size=500):
        oklara = (en for en in rad.svar if en["utfall"] == "oklart" and en["till"] != "källan")
        rad.fraga = next((en["skal"] for en in oklara), "")
        if rad.fraga:
            rad.save(update_fields=["fraga"])


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0003_provas_igen"),
    ]

    operations = [
        migrations.AddField(
            model_name="bedomning",
            name="fraga",
            field=models.CharField(blank=True, max_length=40, verbose_name="att fråga om"),
        ),
        migrations.AddIndex(
            model_name="bedomning",
            index=models.Index(
                condition=models.Q(
                    ("ersatt__isnull", True), models.Q(("fraga", ""), _negated=True)
                ),
                fields=["kommun", "fraga", "person", "kand_fran"],
                name="bedomning_fraga",
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
