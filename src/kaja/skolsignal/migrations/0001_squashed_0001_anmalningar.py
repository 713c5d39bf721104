"""The room's tables, made at once: what a new database runs instead (ADR 0022)."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from kaja.access.new_tables import CreateModels


class Migration(migrations.Migration):
    replaces = [("skolsignal", "0001_anmalningar")]

    initial = True

    dependencies = [
        ("ungdom", "0001_squashed_0005_skyddade_index"),
    ]

    operations = [
        CreateModels(
            [
                migrations.CreateModel(
                    name="Anmalan",
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
                            "person",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="anmalningar",
                                to="ungdom.person",
                            ),
                        ),
                        (
                            "slag",
                            models.CharField(
                                choices=[
                                    ("borjade", "Har börjat"),
                                    ("slutade", "Har slutat"),
                                    ("franvaro", "Frånvaro i betydande utsträckning"),
                                ],
                                max_length=10,
                                verbose_name="vad skolan anmäler",
                            ),
                        ),
                        (
                            "skola",
                            models.CharField(blank=True, max_length=80, verbose_name="skola"),
                        ),
                        (
                            "skolenhetskod",
                            models.CharField(
                                blank=True, max_length=8, verbose_name="skolenhetskod"
                            ),
                        ),
                        ("dag", models.DateField(verbose_name="dag")),
                        ("till", models.DateField(blank=True, null=True, verbose_name="till")),
                        ("mottagen", models.DateField(verbose_name="kom in")),
                        (
                            "satt",
                            models.CharField(
                                choices=[
                                    ("skriftligt", "Skriftligt"),
                                    ("telefon", "Telefon"),
                                    ("fil", "Fil"),
                                ],
                                max_length=10,
                                verbose_name="hur den kom",
                            ),
                        ),
                        ("senast", models.DateField(verbose_name="ska vara handlagd")),
                        (
                            "av",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("kand_fran", models.DateTimeField(verbose_name="antecknad")),
                        (
                            "rattar",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rattelser",
                                to="skolsignal.anmalan",
                            ),
                        ),
                        (
                            "ersatt",
                            models.DateTimeField(blank=True, null=True, verbose_name="ersatt"),
                        ),
                        (
                            "ersatt_av",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "anmälan från skola",
                        "verbose_name_plural": "anmälningar från skolor",
                        "indexes": [
                            models.Index(
                                condition=models.Q(("ersatt__isnull", True)),
                                fields=["kommun", "senast"],
                                name="anmalan_senast",
                            ),
                            models.Index(fields=["kommun", "person"], name="anmalan_person"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ersatt__isnull", True)),
                                fields=(
                                    "kommun",
                                    "person",
                                    "slag",
                                    "skolenhetskod",
                                    "skola",
                                    "dag",
                                ),
                                name="anmalan_en_gang",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("skola", ""), ("skolenhetskod", ""), _negated=True
                                ),
                                name="anmalan_fran_en_skola",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("till__isnull", True),
                                    models.Q(("slag", "franvaro"), ("till__gt", models.F("dag"))),
                                    _connector="OR",
                                ),
                                name="anmalan_till_bara_for_franvaro",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Hantering",
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
                            "anmalan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="hanteringar",
                                to="skolsignal.anmalan",
                            ),
                        ),
                        (
                            "utfall",
                            models.CharField(
                                choices=[
                                    ("inford", "Stämmer, och är infört i underlaget"),
                                    ("kand", "Redan känt"),
                                    ("kontakt", "Kontakt tagen med den unge"),
                                    ("skolan", "Skolan är tillfrågad"),
                                    ("inte_var", "Inte kommunens ungdom"),
                                ],
                                max_length=10,
                                verbose_name="vad som gjordes",
                            ),
                        ),
                        ("dag", models.DateField(verbose_name="handlagd")),
                        (
                            "av",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("kand_fran", models.DateTimeField(verbose_name="antecknad")),
                        (
                            "ersatt",
                            models.DateTimeField(blank=True, null=True, verbose_name="ångrad"),
                        ),
                        (
                            "ersatt_av",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "hantering av en anmälan",
                        "verbose_name_plural": "hantering av anmälningar",
                        "indexes": [models.Index(fields=["kommun", "dag"], name="hantering_dag")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ersatt__isnull", True)),
                                fields=("anmalan",),
                                name="hantering_en_gang",
                            )
                        ],
                    },
                ),
            ]
        )
    ]
