"""Answers that can never be: an index of each kind, and no row in it."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0001_squashed_0003_enheter"),
        ("register", "0007_dagsbildens_kallor"),
        ("ungdom", "0008_aldrig"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="bedomning",
            index=models.Index(
                condition=models.Q(
                    ("ersatt__isnull", True),
                    models.Q(("utfall", "omfattas"), _negated=True),
                    models.Q(("utfall", "oklart"), _negated=True),
                    models.Q(("utfall", "omfattas_inte"), _negated=True),
                ),
                fields=["kommun", "utfall", "ersatt"],
                name="bedomning_annat_utfall",
            ),
        ),
        migrations.AddIndex(
            model_name="bedomning",
            index=models.Index(
                condition=models.Q(
                    ("ersatt__isnull", True),
                    models.Q(
                        models.Q(
                            ("avgorande_punkt", ""),
                            ("omfattas_fran__isnull", False),
                            ("utfall", "omfattas"),
                            models.Q(("ingangsorsak", ""), _negated=True),
                        ),
                        models.Q(
                            ("ingangsorsak", ""),
                            ("omfattas_fran__isnull", True),
                            models.Q(("utfall", "omfattas"), _negated=True),
                            models.Q(("avgorande_punkt", ""), _negated=True),
                        ),
                        _connector="OR",
                        _negated=True,
                    ),
                ),
                fields=[
                    "kommun",
                    "utfall",
                    "avgorande_punkt",
                    "ingangsorsak",
                    "omfattas_fran",
                    "ersatt",
                ],
                name="bedomning_motsagd",
            ),
        ),
    ]
