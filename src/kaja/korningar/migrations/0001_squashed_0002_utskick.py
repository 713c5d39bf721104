"""The room's tables as 0002 left them: what a new database runs instead (ADR 0022)."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from kaja.access.new_tables import CreateModels


class Migration(migrations.Migration):
    replaces = [("korningar", "0001_registret_varje_dag"), ("korningar", "0002_utskick")]

    initial = True

    dependencies = [
        ("intake", "0001_squashed_0005_kolumner_och_forhandsvisning"),
        ("utskick", "0001_squashed_0002_texten_och_namnet"),
    ]

    operations = [
        CreateModels(
            [
                migrations.CreateModel(
                    name="Korning",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "kommun",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="access.kommun",
                            ),
                        ),
                        (
                            "slag",
                            models.CharField(
                                choices=[
                                    ("natt", "Nattlig körning"),
                                    ("fil", "Läsa in en fil"),
                                    ("angra", "Ta tillbaka en fil"),
                                    ("omprova", "Pröva om svar"),
                                    ("utskick", "Utskick"),
                                ],
                                max_length=10,
                                verbose_name="körning",
                            ),
                        ),
                        (
                            "lage",
                            models.CharField(
                                choices=[
                                    ("vantar", "Väntar"),
                                    ("pagar", "Pågår"),
                                    ("klar", "Klar"),
                                    ("stoppad", "Stoppad"),
                                ],
                                max_length=10,
                                verbose_name="läge",
                            ),
                        ),
                        ("dag", models.DateField(verbose_name="dag")),
                        (
                            "fil",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="intake.mottagenfil",
                            ),
                        ),
                        (
                            "utskick",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="utskick.utskick",
                            ),
                        ),
                        ("begard", models.DateTimeField(verbose_name="begärd")),
                        (
                            "begard_av",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "startad",
                            models.DateTimeField(blank=True, null=True, verbose_name="startad"),
                        ),
                        (
                            "puls",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="senaste livstecken"
                            ),
                        ),
                        (
                            "slutad",
                            models.DateTimeField(blank=True, null=True, verbose_name="slutad"),
                        ),
                        (
                            "att_gora",
                            models.PositiveIntegerField(default=0, verbose_name="att gå igenom"),
                        ),
                        (
                            "gjort",
                            models.PositiveIntegerField(default=0, verbose_name="genomgångna"),
                        ),
                        (
                            "andrade_svar",
                            models.PositiveIntegerField(default=0, verbose_name="ändrade svar"),
                        ),
                        (
                            "registerhandelser",
                            models.PositiveIntegerField(
                                default=0, verbose_name="registerhändelser"
                            ),
                        ),
                        (
                            "sett",
                            models.JSONField(
                                blank=True,
                                default=dict,
                                verbose_name="källor och inställningar som de var",
                            ),
                        ),
                        ("fel", models.TextField(blank=True, verbose_name="fel")),
                    ],
                    options={
                        "verbose_name": "körning",
                        "verbose_name_plural": "körningar",
                        "indexes": [
                            models.Index(fields=["kommun", "-begard"], name="korning_senaste"),
                            models.Index(
                                condition=models.Q(("lage__in", ("vantar", "pagar"))),
                                fields=["lage", "begard"],
                                name="korning_ko",
                            ),
                        ],
                    },
                ),
            ]
        )
    ]
