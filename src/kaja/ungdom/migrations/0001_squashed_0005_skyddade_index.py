"""The room's tables as 0005 left them: what a new database runs instead (ADR 0022)."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from kaja.access.new_tables import CreateModels


class Migration(migrations.Migration):
    replaces = [
        ("ungdom", "0001_initial"),
        ("ungdom", "0002_registret_varje_dag"),
        ("ungdom", "0003_skydd_och_avvisade"),
        ("ungdom", "0004_skydd_enligt_skolan"),
        ("ungdom", "0005_skyddade_index"),
    ]

    initial = True

    dependencies = [
        ("access", "0001_squashed_0003_enheter"),
    ]

    operations = [
        CreateModels(
            [
                migrations.CreateModel(
                    name="Person",
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
                            "nummer",
                            models.CharField(max_length=12, verbose_name="identitetsnummer"),
                        ),
                        (
                            "nummertyp",
                            models.CharField(
                                choices=[
                                    ("personnummer", "Personnummer"),
                                    ("samordningsnummer", "Samordningsnummer"),
                                ],
                                max_length=20,
                                verbose_name="typ av nummer",
                            ),
                        ),
                        ("fodd", models.DateField(blank=True, null=True, verbose_name="född")),
                        (
                            "fodelsear",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="födelseår"
                            ),
                        ),
                        ("fornamn", models.TextField(blank=True, verbose_name="förnamn")),
                        ("efternamn", models.TextField(blank=True, verbose_name="efternamn")),
                        (
                            "sortnamn",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="sorteringsnyckel"
                            ),
                        ),
                        (
                            "sokbar",
                            models.CharField(blank=True, max_length=400, verbose_name="söktext"),
                        ),
                        (
                            "skydd",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "Inget skydd"),
                                    ("sekretessmarkering", "Sekretessmarkering"),
                                    ("skyddad_folkbokforing", "Skyddad folkbokföring"),
                                ],
                                default="",
                                max_length=30,
                                verbose_name="skydd",
                            ),
                        ),
                        ("adress", models.TextField(blank=True, verbose_name="adress")),
                        ("postnummer", models.TextField(blank=True, verbose_name="postnummer")),
                        ("postort", models.TextField(blank=True, verbose_name="postort")),
                        ("epost", models.TextField(blank=True, verbose_name="e-post")),
                        ("telefon", models.TextField(blank=True, verbose_name="telefon")),
                        (
                            "skydd_genom",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "Inget skydd"),
                                    ("sekretessmarkering", "Sekretessmarkering"),
                                    ("skyddad_folkbokforing", "Skyddad folkbokföring"),
                                ],
                                default="",
                                max_length=30,
                                verbose_name="skydd genom sammanslagning",
                            ),
                        ),
                        (
                            "skydd_skola",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "Inget skydd"),
                                    ("sekretessmarkering", "Sekretessmarkering"),
                                    ("skyddad_folkbokforing", "Skyddad folkbokföring"),
                                ],
                                default="",
                                max_length=30,
                                verbose_name="skydd enligt skolan",
                            ),
                        ),
                        (
                            "ersatt_av",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="ersatter",
                                to="ungdom.person",
                                verbose_name="numret ersatt av",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "person",
                        "verbose_name_plural": "personer",
                        "indexes": [
                            models.Index(
                                fields=["kommun", "sortnamn", "sokbar"], name="person_sortnamn"
                            ),
                            models.Index(fields=["kommun", "fodd"], name="person_fodd"),
                            models.Index(
                                condition=models.Q(
                                    ("skydd", ""),
                                    ("skydd_genom", ""),
                                    ("skydd_skola", ""),
                                    _negated=True,
                                ),
                                fields=["kommun"],
                                name="person_skyddade",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("kommun", "nummer"), name="person_nummer_unikt"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("skydd", ""),
                                    models.Q(
                                        ("adress", ""),
                                        ("epost", ""),
                                        ("postnummer", ""),
                                        ("postort", ""),
                                        ("telefon", ""),
                                    ),
                                    _connector="OR",
                                ),
                                name="person_skydd_utan_kontakt",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ersatt_av__isnull", True),
                                    models.Q(("ersatt_av", models.F("id")), _negated=True),
                                    _connector="OR",
                                ),
                                name="person_ersatts_inte_av_sig",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Avvisat",
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
                            "nummer",
                            models.CharField(max_length=12, verbose_name="det andra numret"),
                        ),
                        ("kand_fran", models.DateTimeField(verbose_name="känt från")),
                        (
                            "ersatt",
                            models.DateTimeField(blank=True, null=True, verbose_name="ersatt"),
                        ),
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
                        "verbose_name": "avvisat förslag",
                        "verbose_name_plural": "avvisade förslag",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ersatt__isnull", True)),
                                fields=("kommun", "person", "nummer"),
                                name="avvisat_en_gang",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Alias",
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
                                related_name="alias",
                                to="ungdom.person",
                            ),
                        ),
                        ("nummer", models.CharField(max_length=12, verbose_name="skolans nummer")),
                        ("kand_fran", models.DateTimeField(verbose_name="känt från")),
                        (
                            "ersatt",
                            models.DateTimeField(blank=True, null=True, verbose_name="ersatt"),
                        ),
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
                        "verbose_name": "alias",
                        "verbose_name_plural": "alias",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ersatt__isnull", True)),
                                fields=("kommun", "nummer"),
                                name="alias_en_person",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Sammanslagning",
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
                            "fran",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sammanslagen",
                                to="ungdom.person",
                            ),
                        ),
                        (
                            "till",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sammanslagna",
                                to="ungdom.person",
                            ),
                        ),
                        ("kand_fran", models.DateTimeField(verbose_name="känt från")),
                        (
                            "ersatt",
                            models.DateTimeField(blank=True, null=True, verbose_name="isärförd"),
                        ),
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
                        "verbose_name": "sammanslagning",
                        "verbose_name_plural": "sammanslagningar",
                        "indexes": [
                            models.Index(
                                condition=models.Q(("ersatt__isnull", True)),
                                fields=["kommun"],
                                name="sammanslagning_kommun",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ersatt__isnull", True)),
                                fields=("fran",),
                                name="sammanslagning_en_gang",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("fran", models.F("till")), _negated=True),
                                name="sammanslagning_inte_med_sig_sjalv",
                            ),
                        ],
                    },
                ),
            ]
        )
    ]
