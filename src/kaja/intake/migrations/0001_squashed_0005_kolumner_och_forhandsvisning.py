"""The room's tables as 0005 left them: what a new database runs instead (ADR 0022)."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from kaja.access.new_tables import CreateModels


class Migration(migrations.Migration):
    replaces = [
        ("intake", "0001_initial"),
        ("intake", "0002_registret_varje_dag"),
        ("intake", "0003_filen_kommer_igen"),
        ("intake", "0004_flera_uppgifter_pa_en_rad"),
        ("intake", "0005_kolumner_och_forhandsvisning"),
    ]

    initial = True

    dependencies = [
        ("access", "0001_squashed_0003_enheter"),
    ]

    operations = [
        CreateModels(
            [
                migrations.CreateModel(
                    name="MottagenFil",
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
                            "kalla",
                            models.CharField(
                                choices=[
                                    ("folkbokforing", "Folkbokföring"),
                                    ("elever", "Elever"),
                                    ("bevis", "Bevis"),
                                    ("kaa_lista", "Kommunens egen lista"),
                                ],
                                max_length=20,
                                verbose_name="källa",
                            ),
                        ),
                        (
                            "format",
                            models.CharField(
                                choices=[
                                    ("kanonisk", "Kajas egna kolumner"),
                                    ("kalkylblad", "Eget kalkylblad"),
                                    ("navet", "Navet (Skatteverket)"),
                                    ("ss12000", "SS 12000"),
                                ],
                                default="kanonisk",
                                max_length=20,
                                verbose_name="format",
                            ),
                        ),
                        (
                            "omfattning",
                            models.CharField(
                                choices=[
                                    ("hel", "Alla: den som saknas har slutat"),
                                    ("del", "Några: den som saknas är som förut"),
                                    ("andring", "Ändringar: bara det som står i filen"),
                                ],
                                default="del",
                                max_length=10,
                                verbose_name="omfattning",
                            ),
                        ),
                        (
                            "profil",
                            models.JSONField(
                                blank=True, null=True, verbose_name="kartläggning av kolumnerna"
                            ),
                        ),
                        ("namn", models.TextField(verbose_name="filnamn")),
                        ("sha256", models.CharField(max_length=64, verbose_name="kontrollsumma")),
                        ("innehall", models.BinaryField(verbose_name="innehåll")),
                        (
                            "teckenkodning",
                            models.CharField(
                                blank=True, max_length=20, verbose_name="teckenkodning"
                            ),
                        ),
                        ("avsandare", models.TextField(blank=True, verbose_name="avsändare")),
                        (
                            "tackning_tom",
                            models.DateField(
                                blank=True, null=True, verbose_name="rapporterar till och med"
                            ),
                        ),
                        ("mottagen", models.DateTimeField(verbose_name="mottagen")),
                        (
                            "mottagen_av",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("kartlaggs", "Väntar på kolumner"),
                                    ("tas_emot", "Tas emot"),
                                    ("granskas", "Väntar på granskning"),
                                    ("lases_in", "Läses in"),
                                    ("inlast", "Inläst"),
                                    ("ersatt", "Ersatt av en nyare fil"),
                                    ("kastad", "Kastad"),
                                    ("angras", "Tas tillbaka"),
                                    ("angrad", "Tagen tillbaka"),
                                ],
                                max_length=10,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "inlast_tid",
                            models.DateTimeField(blank=True, null=True, verbose_name="inläst"),
                        ),
                        (
                            "inlast_av",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "slut_bekraftat",
                            models.BooleanField(
                                default=False, verbose_name="bekräftat att många har slutat"
                            ),
                        ),
                        (
                            "angrad_tid",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="tagen tillbaka"
                            ),
                        ),
                        (
                            "angrad_av",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "antal_rader",
                            models.PositiveIntegerField(default=0, verbose_name="antal rader"),
                        ),
                        (
                            "antal_godkanda",
                            models.PositiveIntegerField(
                                default=0, verbose_name="antal godkända rader"
                            ),
                        ),
                        (
                            "antal_problem",
                            models.PositiveIntegerField(
                                default=0, verbose_name="antal rader med problem"
                            ),
                        ),
                        (
                            "antal_dubbletter",
                            models.PositiveIntegerField(default=0, verbose_name="antal dubbletter"),
                        ),
                        (
                            "skulle",
                            models.JSONField(
                                blank=True, null=True, verbose_name="vad som skulle ändras"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "mottagen fil",
                        "verbose_name_plural": "mottagna filer",
                        "indexes": [
                            models.Index(fields=["kommun", "-mottagen"], name="mottagenfil_senaste")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(
                                    (
                                        "status__in",
                                        ("tas_emot", "granskas", "lases_in", "inlast", "angras"),
                                    )
                                ),
                                fields=("kommun", "kalla", "sha256", "tackning_tom"),
                                name="mottagenfil_samma_fil_en_gang",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Rad",
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
                            "fil",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="rader",
                                to="intake.mottagenfil",
                            ),
                        ),
                        ("nr", models.PositiveIntegerField(verbose_name="rad i filen")),
                        (
                            "ordning",
                            models.PositiveSmallIntegerField(
                                default=0, verbose_name="ordning inom raden"
                            ),
                        ),
                        (
                            "nummer",
                            models.CharField(max_length=12, verbose_name="identitetsnummer"),
                        ),
                        ("celler", models.JSONField(verbose_name="värden")),
                        (
                            "vantar",
                            models.BooleanField(default=False, verbose_name="väntar på personen"),
                        ),
                    ],
                    options={
                        "verbose_name": "rad",
                        "verbose_name_plural": "rader",
                        "indexes": [
                            models.Index(fields=["fil", "vantar", "nummer", "nr"], name="rad_ko"),
                            models.Index(
                                condition=models.Q(("vantar", True)),
                                fields=["kommun", "nummer"],
                                name="rad_vantar",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("fil", "nr", "ordning"), name="rad_nr_unikt"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Radproblem",
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
                            "fil",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="radproblem",
                                to="intake.mottagenfil",
                            ),
                        ),
                        ("rad", models.PositiveIntegerField(verbose_name="rad i filen")),
                        ("kolumn", models.TextField(blank=True, verbose_name="kolumn")),
                        ("varde", models.TextField(blank=True, verbose_name="värde")),
                        ("problem", models.TextField(verbose_name="problem")),
                        (
                            "information",
                            models.BooleanField(default=False, verbose_name="bara information"),
                        ),
                    ],
                    options={
                        "verbose_name": "radproblem",
                        "verbose_name_plural": "radproblem",
                        "indexes": [models.Index(fields=["fil", "rad"], name="radproblem_fil")],
                    },
                ),
                migrations.CreateModel(
                    name="Kartlaggning",
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
                        ("avsandare", models.TextField(blank=True, verbose_name="avsändare")),
                        (
                            "kalla",
                            models.CharField(
                                choices=[
                                    ("folkbokforing", "Folkbokföring"),
                                    ("elever", "Elever"),
                                    ("bevis", "Bevis"),
                                    ("kaa_lista", "Kommunens egen lista"),
                                ],
                                max_length=20,
                                verbose_name="källa",
                            ),
                        ),
                        ("profil", models.JSONField(verbose_name="kartläggning av kolumnerna")),
                        ("andrad", models.DateTimeField(verbose_name="ändrad")),
                        (
                            "andrad_av",
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
                        "verbose_name": "kartläggning",
                        "verbose_name_plural": "kartläggningar",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("kommun", "avsandare", "kalla"),
                                name="kartlaggning_en_per_avsandare",
                            )
                        ],
                    },
                ),
            ]
        )
    ]
