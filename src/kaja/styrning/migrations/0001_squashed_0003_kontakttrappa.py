"""The room's tables as 0003 left them: what a new database runs instead (ADR 0022)."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from kaja.access.new_tables import CreateModels


class Migration(migrations.Migration):
    replaces = [
        ("styrning", "0001_registret_varje_dag"),
        ("styrning", "0002_vyer"),
        ("styrning", "0003_kontakttrappa"),
    ]

    initial = True

    dependencies = [
        ("access", "0001_squashed_0003_enheter"),
    ]

    operations = [
        CreateModels(
            [
                migrations.CreateModel(
                    name="Vy",
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
                            "agare",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("namn", models.CharField(max_length=40, verbose_name="namn")),
                        (
                            "delad",
                            models.BooleanField(default=False, verbose_name="delad i kommunen"),
                        ),
                        (
                            "fraga",
                            models.TextField(
                                blank=True, verbose_name="kolumner, ordning och filter"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "vy",
                        "verbose_name_plural": "vyer",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("kommun", "agare", "namn"), name="vy_ett_namn"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ForvaldVy",
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
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "vy",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="forvald",
                                to="styrning.vy",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "förvald vy",
                        "verbose_name_plural": "förvalda vyer",
                        "constraints": [
                            models.UniqueConstraint(fields=("kommun", "user"), name="forvald_vy_en")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Installning",
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
                        ("namn", models.CharField(max_length=40, verbose_name="inställning")),
                        ("varde", models.CharField(max_length=40, verbose_name="värde")),
                        ("galler_fran", models.DateField(verbose_name="gäller från")),
                        ("kand_fran", models.DateTimeField(verbose_name="beslutad")),
                        (
                            "ersatt",
                            models.DateTimeField(blank=True, null=True, verbose_name="ersatt"),
                        ),
                        (
                            "satt_av",
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
                        "verbose_name": "inställning",
                        "verbose_name_plural": "inställningar",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ersatt__isnull", True)),
                                fields=("kommun", "namn", "galler_fran"),
                                name="installning_en_per_dag",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Kontakttrappa",
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
                        ("steg", models.JSONField(verbose_name="steg")),
                        ("galler_fran", models.DateField(verbose_name="gäller från")),
                        ("kand_fran", models.DateTimeField(verbose_name="beslutad")),
                        (
                            "ersatt",
                            models.DateTimeField(blank=True, null=True, verbose_name="ersatt"),
                        ),
                        (
                            "satt_av",
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
                        "verbose_name": "kontakttrappa",
                        "verbose_name_plural": "kontakttrappor",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ersatt__isnull", True)),
                                fields=("kommun", "galler_fran"),
                                name="kontakttrappa_en_per_dag",
                            )
                        ],
                    },
                ),
            ]
        )
    ]
