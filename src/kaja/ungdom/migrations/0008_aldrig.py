"""Persons that can never be: an index of them, and no row in it."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0001_squashed_0003_enheter"),
        ("ungdom", "0007_soktext"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="person",
            index=models.Index(
                condition=models.Q(
                    models.Q(("skydd", ""), _negated=True),
                    models.Q(
                        ("adress", ""),
                        ("epost", ""),
                        ("postnummer", ""),
                        ("postort", ""),
                        ("telefon", ""),
                        _negated=True,
                    ),
                ),
                fields=["kommun"],
                name="person_skydd_och_kontakt",
            ),
        ),
    ]
