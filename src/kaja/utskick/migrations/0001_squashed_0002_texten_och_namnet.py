"""The room's tables as 0002 left them: what a new database runs instead (ADR 0022)."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from kaja.access.new_tables import CreateModels


class Migration(migrations.Migration):
    replaces = [("utskick", "0001_initial"), ("utskick", "0002_texten_och_namnet")]

    initial = True

    dependencies = [
        ("ungdom", "0001_squashed_0005_skyddade_index"),
    ]

    operations = [
        CreateModels(
            [
                migrations.CreateModel(
                    name="Egentext",
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
                            "mall",
                            models.CharField(
                                choices=[
                                    ("forsta_kontakt", "Första kontakten"),
                                    ("paminnelse", "Påminnelse"),
                                    ("hembesok", "Vi kommer hem till dig"),
                                    ("fyller_20", "Du fyller snart 20"),
                                    ("kvittens_skola", "Kvittens till skolan"),
                                ],
                                max_length=20,
                                verbose_name="mall",
                            ),
                        ),
                        (
                            "kanal",
                            models.CharField(
                                choices=[("brev", "Brev"), ("sms", "Sms"), ("epost", "E-post")],
                                max_length=10,
                                verbose_name="sätt",
                            ),
                        ),
                        (
                            "sprak",
                            models.CharField(
                                choices=[("sv", "Svenska"), ("latt_sv", "Lätt svenska")],
                                max_length=10,
                                verbose_name="språk",
                            ),
                        ),
                        (
                            "form",
                            models.CharField(
                                choices=[("text", "Egen text"), ("word", "Wordmall")],
                                default="text",
                                max_length=10,
                                verbose_name="form",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(verbose_name="version")),
                        ("text", models.TextField(blank=True, verbose_name="text")),
                        (
                            "innehall",
                            models.BinaryField(blank=True, null=True, verbose_name="Wordfilen"),
                        ),
                        (
                            "namn",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="filens namn"
                            ),
                        ),
                        ("kand_fran", models.DateTimeField(verbose_name="känt från")),
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
                        "verbose_name": "egen text",
                        "verbose_name_plural": "egna texter",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ersatt__isnull", True)),
                                fields=("kommun", "mall", "kanal", "sprak"),
                                name="egentext_en_gallande",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Kanalnej",
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="ungdom.person",
                            ),
                        ),
                        (
                            "kanal",
                            models.CharField(
                                choices=[("brev", "Brev"), ("sms", "Sms"), ("epost", "E-post")],
                                max_length=10,
                                verbose_name="sätt",
                            ),
                        ),
                        ("kand_fran", models.DateTimeField(verbose_name="känt från")),
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
                        "verbose_name": "nej till ett sätt",
                        "verbose_name_plural": "nej till sätt",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ersatt__isnull", True)),
                                fields=("person", "kanal"),
                                name="kanalnej_ett",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Utkorgsrad",
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
                            "nyckel",
                            models.CharField(max_length=60, unique=True, verbose_name="nyckel"),
                        ),
                        (
                            "kanal",
                            models.CharField(
                                choices=[("brev", "Brev"), ("sms", "Sms"), ("epost", "E-post")],
                                max_length=10,
                                verbose_name="sätt",
                            ),
                        ),
                        ("mottagare", models.TextField(verbose_name="vart det skulle ha sänts")),
                        ("rubrik", models.TextField(blank=True, verbose_name="rubrik")),
                        ("text", models.TextField(verbose_name="text")),
                        ("tid", models.DateTimeField(verbose_name="tid")),
                    ],
                    options={
                        "verbose_name": "rad i utkorgen",
                        "verbose_name_plural": "rader i utkorgen",
                        "indexes": [
                            models.Index(fields=["kommun", "-tid"], name="utkorgsrad_senaste")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Utskick",
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
                            "mall",
                            models.CharField(
                                choices=[
                                    ("forsta_kontakt", "Första kontakten"),
                                    ("paminnelse", "Påminnelse"),
                                    ("hembesok", "Vi kommer hem till dig"),
                                    ("fyller_20", "Du fyller snart 20"),
                                    ("kvittens_skola", "Kvittens till skolan"),
                                ],
                                max_length=20,
                                verbose_name="mall",
                            ),
                        ),
                        (
                            "kanal",
                            models.CharField(
                                choices=[("brev", "Brev"), ("sms", "Sms"), ("epost", "E-post")],
                                max_length=10,
                                verbose_name="sätt",
                            ),
                        ),
                        (
                            "sprak",
                            models.CharField(
                                choices=[("sv", "Svenska"), ("latt_sv", "Lätt svenska")],
                                max_length=10,
                                verbose_name="språk",
                            ),
                        ),
                        (
                            "version",
                            models.CharField(max_length=30, verbose_name="textens version"),
                        ),
                        (
                            "egentext",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="utskick.egentext",
                            ),
                        ),
                        (
                            "text",
                            models.TextField(blank=True, verbose_name="texten som den skickades"),
                        ),
                        (
                            "dag_i_text",
                            models.CharField(
                                blank=True, max_length=60, verbose_name="dag i texten"
                            ),
                        ),
                        ("brevdag", models.DateField(verbose_name="brevets dag")),
                        (
                            "lage",
                            models.CharField(
                                choices=[
                                    ("koat", "Väntar"),
                                    ("gors", "Görs i ordning"),
                                    ("att_posta", "Klart att posta"),
                                    ("skickas", "Skickas"),
                                    ("klart", "Skickat"),
                                    ("stoppat", "Stoppat"),
                                ],
                                max_length=10,
                                verbose_name="läge",
                            ),
                        ),
                        ("fel", models.TextField(blank=True, verbose_name="fel")),
                        (
                            "utelamnade",
                            models.JSONField(blank=True, default=dict, verbose_name="utelämnade"),
                        ),
                        ("begard", models.DateTimeField(verbose_name="begärt")),
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
                        ("postad", models.DateField(blank=True, null=True, verbose_name="postat")),
                    ],
                    options={
                        "verbose_name": "utskick",
                        "verbose_name_plural": "utskick",
                        "indexes": [
                            models.Index(fields=["kommun", "-begard"], name="utskick_senaste")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Meddelande",
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
                            "utskick",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="meddelanden",
                                to="utskick.utskick",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="ungdom.person",
                            ),
                        ),
                        (
                            "kanal",
                            models.CharField(
                                choices=[("brev", "Brev"), ("sms", "Sms"), ("epost", "E-post")],
                                max_length=10,
                                verbose_name="sätt",
                            ),
                        ),
                        (
                            "lage",
                            models.CharField(
                                choices=[
                                    ("koad", "I kö"),
                                    ("sands", "Sänds"),
                                    ("sand", "Skickat"),
                                    ("misslyckad", "Kom inte fram"),
                                    ("osaker", "Osäkert"),
                                ],
                                default="koad",
                                max_length=10,
                                verbose_name="läge",
                            ),
                        ),
                        ("nyckel", models.CharField(max_length=60, verbose_name="nyckel")),
                        (
                            "forsok",
                            models.PositiveSmallIntegerField(default=0, verbose_name="försök"),
                        ),
                        ("nasta_forsok", models.DateTimeField(verbose_name="nästa försök")),
                        (
                            "sands_sedan",
                            models.DateTimeField(blank=True, null=True, verbose_name="sänds sedan"),
                        ),
                        ("mottagare", models.TextField(blank=True, verbose_name="vart det sänds")),
                        (
                            "referens",
                            models.CharField(
                                blank=True, max_length=60, verbose_name="operatörens nummer"
                            ),
                        ),
                        (
                            "skal",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="varför inte"
                            ),
                        ),
                        ("tid", models.DateTimeField(verbose_name="läget sedan")),
                    ],
                    options={
                        "verbose_name": "meddelande",
                        "verbose_name_plural": "meddelanden",
                        "indexes": [
                            models.Index(
                                condition=models.Q(("lage__in", ("koad", "sands", "osaker"))),
                                fields=["lage", "nasta_forsok"],
                                name="meddelande_ko",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("utskick", "person"), name="meddelande_ett"
                            ),
                            models.UniqueConstraint(fields=("nyckel",), name="meddelande_nyckel"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Utskicksfil",
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
                            "utskick",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="filer",
                                to="utskick.utskick",
                            ),
                        ),
                        ("nr", models.PositiveIntegerField(verbose_name="nummer")),
                        ("namn", models.CharField(max_length=120, verbose_name="filens namn")),
                        ("innehall", models.BinaryField(verbose_name="innehåll")),
                        (
                            "personer",
                            models.JSONField(
                                verbose_name="vilka breven är till, och på vilken sida"
                            ),
                        ),
                        ("sidor", models.PositiveIntegerField(verbose_name="antal sidor")),
                        ("skapad", models.DateTimeField(verbose_name="skapad")),
                    ],
                    options={
                        "verbose_name": "fil i ett utskick",
                        "verbose_name_plural": "filer i utskick",
                        "constraints": [
                            models.UniqueConstraint(fields=("utskick", "nr"), name="utskicksfil_nr")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Brevavsandare",
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
                            "kommunnamn",
                            models.CharField(max_length=60, verbose_name="kommunens namn"),
                        ),
                        (
                            "namnd",
                            models.CharField(
                                max_length=100, verbose_name="personuppgiftsansvarig nämnd"
                            ),
                        ),
                        ("enhet", models.CharField(max_length=60, verbose_name="enhet")),
                        (
                            "returadress",
                            models.TextField(max_length=200, verbose_name="returadress"),
                        ),
                        (
                            "kontaktperson",
                            models.CharField(max_length=60, verbose_name="kontaktperson"),
                        ),
                        ("telefon", models.CharField(max_length=30, verbose_name="telefon")),
                        ("epost", models.EmailField(max_length=100, verbose_name="e-post")),
                        (
                            "oppettider",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="när ni går att nå"
                            ),
                        ),
                        (
                            "dataskyddsombud",
                            models.CharField(
                                max_length=150, verbose_name="så når man dataskyddsombudet"
                            ),
                        ),
                        (
                            "sms_namn",
                            models.CharField(max_length=11, verbose_name="avsändare i sms"),
                        ),
                        ("kand_fran", models.DateTimeField(verbose_name="känt från")),
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
                        "verbose_name": "avsändare i brev",
                        "verbose_name_plural": "avsändare i brev",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ersatt__isnull", True)),
                                fields=("kommun",),
                                name="brevavsandare_en",
                            )
                        ],
                    },
                ),
            ]
        )
    ]
