"""The target group on another day: a picture that is made when someone asks."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0001_squashed_0003_enheter"),
        ("korningar", "0003_dagsbild"),
        ("register", "0001_squashed_0005_andrat_sedan_sist"),
        ("ungdom", "0007_soktext"),
    ]

    operations = [
        migrations.CreateModel(
            name="Dagsbild",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("dag", models.DateField(verbose_name="dag")),
                (
                    "kand",
                    models.DateTimeField(blank=True, null=True, verbose_name="som det var känt"),
                ),
                ("sett", models.TextField(blank=True, verbose_name="underlaget som det var")),
                ("begard", models.DateTimeField(verbose_name="begärd")),
                ("gjord", models.DateTimeField(blank=True, null=True, verbose_name="gjord")),
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
                    "korning",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="korningar.korning",
                    ),
                ),
            ],
            options={
                "verbose_name": "dagsbild",
                "verbose_name_plural": "dagsbilder",
            },
        ),
        migrations.CreateModel(
            name="Dagsbildsrad",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "utfall",
                    models.CharField(
                        choices=[
                            ("omfattas", "Omfattas"),
                            ("oklart", "Oklart"),
                            ("omfattas_inte", "Omfattas inte"),
                        ],
                        max_length=15,
                        verbose_name="utfall",
                    ),
                ),
                (
                    "avgorande_punkt",
                    models.CharField(blank=True, max_length=20, verbose_name="avgörande punkt"),
                ),
                (
                    "ingangsorsak",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("borjade_inte", "Började inte gymnasiet"),
                            ("avbrott", "Avbröt gymnasiet"),
                            ("utan_examen", "Gick ut utan examen"),
                            ("inflyttad", "Flyttade hit"),
                            ("nyanlad_folkbokford", "Ny i Sverige"),
                        ],
                        max_length=20,
                        verbose_name="ingångsorsak",
                    ),
                ),
                (
                    "omfattas_fran",
                    models.DateField(blank=True, null=True, verbose_name="omfattas från"),
                ),
                (
                    "vantar_pa_start",
                    models.DateField(blank=True, null=True, verbose_name="väntar på start"),
                ),
                (
                    "bara_sen_kalla",
                    models.BooleanField(
                        default=False, verbose_name="oklart bara för att en källa är sen"
                    ),
                ),
                ("motivering", models.TextField(verbose_name="motivering")),
                (
                    "bild",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rader",
                        to="register.dagsbild",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="ungdom.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "rad i dagsbild",
                "verbose_name_plural": "rader i dagsbilder",
            },
        ),
        migrations.AddConstraint(
            model_name="dagsbild",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kand__isnull", False)),
                fields=("kommun", "dag", "kand"),
                name="dagsbild_en_som_kant",
            ),
        ),
        migrations.AddConstraint(
            model_name="dagsbild",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kand__isnull", True)),
                fields=("kommun", "dag"),
                name="dagsbild_en_nu",
            ),
        ),
        migrations.AddIndex(
            model_name="dagsbildsrad",
            index=models.Index(
                fields=["bild", "utfall", "avgorande_punkt"], name="dagsbildsrad_antal"
            ),
        ),
        migrations.AddConstraint(
            model_name="dagsbildsrad",
            constraint=models.UniqueConstraint(
                fields=("bild", "person"), name="dagsbildsrad_en_per_person"
            ),
        ),
    ]
