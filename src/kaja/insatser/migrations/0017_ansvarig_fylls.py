from typing import Any

from django.db import migrations
from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce


def fyll(apps: Any, schema_editor: Any) -> None:
    """Whose each open task is: who has taken it, otherwise the owner while the youth is in the
    register."""
    uppgift = apps.get_model("insatser", "Uppgift")
    agda = apps.get_model("insatser", "Handlaggning").objects.filter(
        person=OuterRef("person"), oppen=True
    )
    vems = Coalesce(F("tagen_av"), Subquery(agda.values("agare")[:1]))
    uppgift.objects.filter(klar__isnull=True).update(ansvarig=vems)


class Migration(migrations.Migration):
    """By itself: PostgreSQL does not change a table in the transaction that has filled it."""

    dependencies = [
        ("insatser", "0016_ansvarig"),
    ]

    operations = [migrations.RunPython(fyll, migrations.RunPython.noop)]
