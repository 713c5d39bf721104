"""The room's tables as 0017 left them: what a new database runs instead (ADR 0022)."""

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from kaja.access.new_tables import CreateModels


class Migration(migrations.Migration):
    replaces = [
        ("insatser", "0001_registret_varje_dag"),
        ("insatser", "0002_dagens_arbete"),
        ("insatser", "0003_kontakt_angra"),
        ("insatser", "0004_kartlaggning_och_plan"),
        ("insatser", "0005_atgarder_och_stod"),
        ("insatser", "0006_massandring"),
        ("insatser", "0007_veckobrev_och_kalender"),
        ("insatser", "0008_utred"),
        ("insatser", "0009_skolanmalan"),
        ("insatser", "0010_anpassad_trappa"),
        ("insatser", "0011_nasta_steg_for_manga"),
        ("insatser", "0012_kontaktens_dag"),
        ("insatser", "0013_varfor_uppskjuten"),
        ("insatser", "0014_borjade_om"),
        ("insatser", "0015_angra_i_att_gora"),
        ("insatser", "0016_ansvarig"),
        ("insatser", "0017_ansvarig_fylls"),
    ]

    initial = True

    dependencies = [
        ("ungdom", "0001_squashed_0005_skyddade_index"),
    ]

    operations = [
        CreateModels(
            [
                migrations.CreateModel(
                    name="Arbetsgivare",
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
                        ("namn", models.CharField(max_length=80, verbose_name="namn")),
                        (
                            "kontaktperson",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="kontaktperson"
                            ),
                        ),
                        (
                            "telefon",
                            models.CharField(blank=True, max_length=20, verbose_name="telefon"),
                        ),
                        (
                            "epost",
                            models.EmailField(blank=True, max_length=120, verbose_name="e-post"),
                        ),
                        (
                            "platser",
                            models.PositiveSmallIntegerField(default=1, verbose_name="platser"),
                        ),
                        (
                            "stangd",
                            models.DateField(
                                blank=True, null=True, verbose_name="tar inte längre emot"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=0, verbose_name="version")),
                    ],
                    options={
                        "verbose_name": "arbetsgivare",
                        "verbose_name_plural": "arbetsgivare",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("kommun", "namn"), name="arbetsgivare_namn"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Atgardsslag",
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
                        ("nyckel", models.CharField(max_length=40, verbose_name="nyckel")),
                        ("namn", models.CharField(max_length=60, verbose_name="namn")),
                        (
                            "rapportkod",
                            models.CharField(
                                choices=[
                                    ("introduktionsprogram", "Studier på introduktionsprogram"),
                                    ("syv", "Studie- och yrkesvägledning"),
                                    ("praktik", "Praktik"),
                                    ("komvux", "Kommunal vuxenutbildning"),
                                    ("studiemotiverande", "Studiemotiverande folkhögskolekurs"),
                                    ("motiverande", "Motiverande samtal"),
                                    ("arbete", "Arbete"),
                                    ("annan", "Annan åtgärd"),
                                ],
                                max_length=40,
                                verbose_name="rapporteras som",
                            ),
                        ),
                        (
                            "praktik",
                            models.BooleanField(
                                default=False, verbose_name="har plats hos en arbetsgivare"
                            ),
                        ),
                        (
                            "platser",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="platser"
                            ),
                        ),
                        ("oppen", models.BooleanField(default=True, verbose_name="erbjuds")),
                        ("galler_fran", models.DateField(verbose_name="gäller från")),
                        ("kand_fran", models.DateTimeField(verbose_name="beslutad")),
                        (
                            "ersatt",
                            models.DateTimeField(blank=True, null=True, verbose_name="ersatt"),
                        ),
                        (
                            "av",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "åtgärdsslag",
                        "verbose_name_plural": "åtgärdsslag",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ersatt__isnull", True)),
                                fields=("kommun", "nyckel", "galler_fran"),
                                name="atgardsslag_ett_per_dag",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Kalendernyckel",
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
                            "sigill",
                            models.CharField(
                                max_length=64, unique=True, verbose_name="nyckelns sigill"
                            ),
                        ),
                        ("skapad", models.DateTimeField(verbose_name="skapad")),
                        (
                            "ersatt",
                            models.DateTimeField(blank=True, null=True, verbose_name="upphävd"),
                        ),
                    ],
                    options={
                        "verbose_name": "kalendernyckel",
                        "verbose_name_plural": "kalendernycklar",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ersatt__isnull", True)),
                                fields=("kommun", "user"),
                                name="kalendernyckel_en",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Kontakt",
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
                                related_name="kontakter",
                                to="ungdom.person",
                            ),
                        ),
                        ("tid", models.DateTimeField(verbose_name="tid")),
                        (
                            "kanal",
                            models.CharField(
                                choices=[
                                    ("brev", "Brev"),
                                    ("telefon", "Telefon"),
                                    ("sms", "Sms"),
                                    ("epost", "E-post"),
                                    ("hembesok", "Hembesök"),
                                    ("sociala_medier", "Sociala medier"),
                                    ("skola", "Genom skolan"),
                                    ("mote", "Möte"),
                                ],
                                max_length=20,
                                verbose_name="sätt",
                            ),
                        ),
                        (
                            "inkommande",
                            models.BooleanField(
                                default=False, verbose_name="den unge hörde av sig"
                            ),
                        ),
                        (
                            "med",
                            models.CharField(
                                choices=[
                                    ("ungdom", "Den unge"),
                                    ("vardnadshavare", "Vårdnadshavare"),
                                    ("skola", "Skolan"),
                                ],
                                default="ungdom",
                                max_length=20,
                                verbose_name="med",
                            ),
                        ),
                        (
                            "utfall",
                            models.CharField(
                                choices=[
                                    ("svarade", "Svarade"),
                                    ("svarade_inte", "Svarade inte"),
                                    ("ring_senare", "Ring senare"),
                                    ("fel_uppgift", "Fel nummer eller adress"),
                                    ("skickat", "Skickat"),
                                    ("tackade_nej", "Tackade nej"),
                                    ("uteblev", "Kom inte"),
                                ],
                                max_length=20,
                                verbose_name="hur det gick",
                            ),
                        ),
                        (
                            "utskick",
                            models.CharField(blank=True, max_length=40, verbose_name="utskick"),
                        ),
                        (
                            "datum_fore",
                            models.DateField(
                                blank=True, null=True, verbose_name="valt nästa datum dessförinnan"
                            ),
                        ),
                        (
                            "datum_efter",
                            models.DateField(
                                blank=True, null=True, verbose_name="valt nästa datum därefter"
                            ),
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
                        "verbose_name": "kontakt",
                        "verbose_name_plural": "kontakter",
                        "indexes": [
                            models.Index(fields=["kommun", "person", "tid"], name="kontakt_person")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("ersatt__isnull", True),
                                    models.Q(("utskick", ""), _negated=True),
                                ),
                                fields=("person", "utskick"),
                                name="kontakt_en_per_utskick",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Loneunderlag",
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
                        ("manad", models.DateField(verbose_name="månad")),
                        (
                            "skal",
                            models.CharField(
                                choices=[
                                    ("utbetalning", "Månadens utbetalning"),
                                    ("rattelse", "Rättelse av en tidigare fil"),
                                ],
                                max_length=15,
                                verbose_name="varför",
                            ),
                        ),
                        (
                            "av",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("skapad", models.DateTimeField(verbose_name="skapad")),
                    ],
                    options={
                        "verbose_name": "underlag till lön",
                        "verbose_name_plural": "underlag till lön",
                        "indexes": [
                            models.Index(fields=["kommun", "manad"], name="loneunderlag_manad")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Massandring",
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
                            "av",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("tid", models.DateTimeField(verbose_name="tid")),
                        (
                            "vad",
                            models.CharField(
                                choices=[
                                    ("agare", "Ägare"),
                                    ("datum", "Nästa datum"),
                                    ("steg", "Nästa steg"),
                                    ("kontakt", "Kontakt antecknad"),
                                    ("uppgift", "Uppgift"),
                                    ("klistrat", "Inklistrat från kalkylblad"),
                                    ("tagna", "Uppgifter tagna"),
                                    ("skjutna", "Uppgifter uppskjutna"),
                                ],
                                max_length=10,
                                verbose_name="vad som gjordes",
                            ),
                        ),
                        ("antal", models.PositiveIntegerField(verbose_name="antal ungdomar")),
                        ("fore", models.JSONField(verbose_name="hur det var före")),
                        (
                            "angrad",
                            models.DateTimeField(blank=True, null=True, verbose_name="ångrad"),
                        ),
                    ],
                    options={
                        "verbose_name": "massändring",
                        "verbose_name_plural": "massändringar",
                        "indexes": [
                            models.Index(fields=["kommun", "av", "tid"], name="massandring_av")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Mote",
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
                                related_name="moten",
                                to="ungdom.person",
                            ),
                        ),
                        (
                            "slag",
                            models.CharField(
                                choices=[
                                    ("kartlaggning", "Kartläggning"),
                                    ("motiverande", "Motiverande samtal"),
                                    ("plan", "Planen"),
                                    ("uppfoljning", "Uppföljning"),
                                    ("hembesok", "Hembesök"),
                                    ("annat", "Annat möte"),
                                ],
                                max_length=20,
                                verbose_name="vad mötet gäller",
                            ),
                        ),
                        ("tid", models.DateTimeField(verbose_name="tid")),
                        (
                            "med",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "tillsammans_med",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "kollega_vet",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "kontakt",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="mote",
                                to="insatser.kontakt",
                            ),
                        ),
                        ("kand_fran", models.DateTimeField(verbose_name="bokat")),
                        (
                            "ersatt",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="flyttat eller avbokat"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "möte",
                        "verbose_name_plural": "möten",
                        "indexes": [models.Index(fields=["kommun", "med", "tid"], name="mote_med")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("ersatt__isnull", True), ("kontakt__isnull", True)
                                ),
                                fields=("person",),
                                name="mote_ett_bokat",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("slag", "hembesok"), _negated=True),
                                    models.Q(
                                        ("kollega_vet__isnull", False),
                                        ("tillsammans_med__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="mote_hembesok_aldrig_ensam",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Onskemal",
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
                                related_name="onskemal",
                                to="ungdom.person",
                            ),
                        ),
                        (
                            "kanal",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("brev", "Brev"),
                                    ("telefon", "Telefon"),
                                    ("sms", "Sms"),
                                    ("epost", "E-post"),
                                    ("hembesok", "Hembesök"),
                                    ("sociala_medier", "Sociala medier"),
                                    ("skola", "Genom skolan"),
                                    ("mote", "Möte"),
                                ],
                                max_length=20,
                                verbose_name="helst",
                            ),
                        ),
                        (
                            "sprak",
                            models.CharField(
                                default="sv", max_length=10, verbose_name="språk i brev"
                            ),
                        ),
                        (
                            "sagt_av",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("kand_fran", models.DateTimeField(verbose_name="känt från")),
                        (
                            "ersatt",
                            models.DateTimeField(blank=True, null=True, verbose_name="ersatt"),
                        ),
                    ],
                    options={
                        "verbose_name": "önskemål",
                        "verbose_name_plural": "önskemål",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ersatt__isnull", True)),
                                fields=("person",),
                                name="onskemal_ett",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Plan",
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
                                related_name="planer",
                                to="ungdom.person",
                            ),
                        ),
                        ("nummer", models.PositiveSmallIntegerField(verbose_name="plan")),
                        ("version", models.PositiveIntegerField(verbose_name="version")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("utkast", "Utkast"),
                                    ("gallande", "Gäller"),
                                    ("avslutad", "Avslutad"),
                                ],
                                max_length=10,
                                verbose_name="status",
                            ),
                        ),
                        ("planering", models.TextField(blank=True, verbose_name="planering")),
                        ("mal", models.TextField(blank=True, verbose_name="mål")),
                        (
                            "fran",
                            models.DateField(blank=True, null=True, verbose_name="gäller från"),
                        ),
                        (
                            "till",
                            models.DateField(blank=True, null=True, verbose_name="gäller till"),
                        ),
                        (
                            "slutorsak",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("malet", "Målet är nått"),
                                    ("studier", "Började studera"),
                                    ("arbete", "Började arbeta"),
                                    ("ny_plan", "En ny plan görs"),
                                    ("unges_val", "Den unge vill inte ha någon plan"),
                                    ("inte_nadd", "Den unge går inte att nå"),
                                    ("ansvaret", "Kommunens ansvar har upphört"),
                                ],
                                max_length=20,
                                verbose_name="varför planen slutade",
                            ),
                        ),
                        (
                            "folj_upp",
                            models.DateField(
                                blank=True, null=True, verbose_name="nästa uppföljning"
                            ),
                        ),
                        (
                            "utvardera",
                            models.DateField(blank=True, null=True, verbose_name="utvärdering"),
                        ),
                        (
                            "uppfoljd",
                            models.DateField(blank=True, null=True, verbose_name="senast uppföljd"),
                        ),
                        (
                            "overens_hur",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("underskrift", "Underskrift på papper"),
                                    ("muntligt", "Muntligt vid möte"),
                                ],
                                max_length=20,
                                verbose_name="överenskommen",
                            ),
                        ),
                        (
                            "overens_dag",
                            models.DateField(
                                blank=True, null=True, verbose_name="överenskommen den"
                            ),
                        ),
                        (
                            "av",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("kand_fran", models.DateTimeField(verbose_name="sparad")),
                        (
                            "ersatt",
                            models.DateTimeField(blank=True, null=True, verbose_name="ersatt"),
                        ),
                    ],
                    options={
                        "verbose_name": "plan",
                        "verbose_name_plural": "planer",
                        "indexes": [
                            models.Index(fields=["kommun", "person", "nummer"], name="plan_person")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("person", "version"), name="plan_version"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("ersatt__isnull", True), ("status", "gallande")
                                ),
                                fields=("person",),
                                name="plan_en_galler",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ersatt__isnull", True), ("status", "utkast")),
                                fields=("person",),
                                name="plan_ett_utkast",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("status", "utkast"),
                                    models.Q(
                                        models.Q(("overens_hur", ""), _negated=True),
                                        ("fran__isnull", False),
                                        ("overens_dag__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="plan_galler_den_som_ar_overenskommen",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "avslutad"), _negated=True),
                                    models.Q(
                                        models.Q(("slutorsak", ""), _negated=True),
                                        ("till__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="plan_avslutad_har_dag_och_orsak",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("till__isnull", True),
                                    ("fran__lt", models.F("till")),
                                    _connector="OR",
                                ),
                                name="plan_period",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Planinsats",
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
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="insatser",
                                to="insatser.plan",
                            ),
                        ),
                        ("rad", models.PositiveSmallIntegerField(verbose_name="rad")),
                        (
                            "vem",
                            models.CharField(
                                choices=[
                                    ("ungdom", "Den unge"),
                                    ("kommun", "Kommunen"),
                                    ("annan", "En annan aktör"),
                                ],
                                max_length=10,
                                verbose_name="vem gör det",
                            ),
                        ),
                        ("vad", models.TextField(verbose_name="vad")),
                        (
                            "ansvarig",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="vilken aktör"
                            ),
                        ),
                        ("fran", models.DateField(blank=True, null=True, verbose_name="börjar")),
                        ("till", models.DateField(blank=True, null=True, verbose_name="slutar")),
                        (
                            "slutorsak",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("genomford", "Genomförd"),
                                    ("annan_insats", "Byttes mot en annan insats"),
                                    ("unges_val", "Den unge valde att sluta"),
                                    ("platsen", "Platsen finns inte längre"),
                                    ("studier_arbete", "Började studera eller arbeta"),
                                    ("inte_borjad", "Blev inte av"),
                                    ("planen", "Planen avslutades"),
                                    ("ansvaret", "Kommunens ansvar har upphört"),
                                ],
                                max_length=20,
                                verbose_name="varför den slutade",
                            ),
                        ),
                        (
                            "folj_upp",
                            models.DateField(blank=True, null=True, verbose_name="följs upp"),
                        ),
                    ],
                    options={
                        "verbose_name": "insats i planen",
                        "verbose_name_plural": "insatser i planen",
                        "constraints": [
                            models.UniqueConstraint(fields=("plan", "rad"), name="planinsats_rad"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("fran__isnull", True),
                                    ("till__isnull", True),
                                    ("fran__lt", models.F("till")),
                                    _connector="OR",
                                ),
                                name="planinsats_period",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("slutorsak", ""), ("till__isnull", False), _connector="OR"
                                ),
                                name="planinsats_slut_har_dag",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Stodregel",
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
                                    ("studiebidrag", "Belopp som motsvarar studiebidrag"),
                                    ("busskort", "Busskort"),
                                    ("maltider", "Måltider"),
                                ],
                                max_length=15,
                                verbose_name="stöd",
                            ),
                        ),
                        (
                            "belopp",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=8,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="belopp, kronor",
                            ),
                        ),
                        (
                            "regel",
                            models.CharField(
                                choices=[
                                    ("manad", "Samma belopp varje påbörjad månad"),
                                    ("narvaro", "Månadsbelopp efter närvaro"),
                                    ("dag", "Belopp för varje dag med närvaro"),
                                ],
                                max_length=10,
                                verbose_name="hur det räknas",
                            ),
                        ),
                        ("galler_fran", models.DateField(verbose_name="gäller från")),
                        ("kand_fran", models.DateTimeField(verbose_name="beslutad")),
                        (
                            "ersatt",
                            models.DateTimeField(blank=True, null=True, verbose_name="ersatt"),
                        ),
                        (
                            "av",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "belopp för stöd",
                        "verbose_name_plural": "belopp för stöd",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ersatt__isnull", True)),
                                fields=("kommun", "slag", "galler_fran"),
                                name="stodregel_en_per_dag",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Sysselsattning",
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
                                related_name="sysselsattningar",
                                to="ungdom.person",
                            ),
                        ),
                        (
                            "slag",
                            models.CharField(
                                choices=[
                                    ("arbete", "Arbetar"),
                                    ("praktik", "Praktik"),
                                    ("studier", "Studerar"),
                                    ("tjanst", "Tjänst, som värnplikt"),
                                    ("soker_arbete", "Söker arbete"),
                                    ("utomlands", "Utomlands"),
                                    ("annat", "Något annat"),
                                    ("inget", "Inget särskilt"),
                                ],
                                max_length=20,
                                verbose_name="sysselsättning",
                            ),
                        ),
                        (
                            "nar",
                            models.CharField(
                                choices=[
                                    ("tidigare", "Tidigare"),
                                    ("nu", "Nu"),
                                    ("planerad", "Planerad"),
                                ],
                                default="nu",
                                max_length=10,
                                verbose_name="när",
                            ),
                        ),
                        ("fran", models.DateField(blank=True, null=True, verbose_name="från")),
                        ("till", models.DateField(blank=True, null=True, verbose_name="till")),
                        ("sagd", models.DateField(verbose_name="sades")),
                        (
                            "sagt_av",
                            models.CharField(
                                choices=[
                                    ("ungdom", "Den unge"),
                                    ("vardnadshavare", "Vårdnadshavare"),
                                    ("skola", "Skolan"),
                                    ("aktor", "En annan aktör"),
                                    ("fil", "En inläst lista"),
                                ],
                                max_length=20,
                                verbose_name="sagt av",
                            ),
                        ),
                        (
                            "kontakt",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="insatser.kontakt",
                            ),
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
                        ("kand_fran", models.DateTimeField(verbose_name="antecknad")),
                        (
                            "ersatt",
                            models.DateTimeField(blank=True, null=True, verbose_name="ersatt"),
                        ),
                    ],
                    options={
                        "verbose_name": "sysselsättning",
                        "verbose_name_plural": "sysselsättningar",
                        "indexes": [
                            models.Index(
                                fields=["kommun", "person", "kand_fran"],
                                name="sysselsattning_person",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ersatt__isnull", True), ("nar", "nu")),
                                fields=("person",),
                                name="sysselsattning_en_nu",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("fran__isnull", True),
                                    ("till__isnull", True),
                                    ("fran__lt", models.F("till")),
                                    _connector="OR",
                                ),
                                name="sysselsattning_period",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Atgard",
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
                        ("slag", models.CharField(max_length=40, verbose_name="åtgärd")),
                        (
                            "ansvarig",
                            models.CharField(
                                choices=[
                                    ("kommun", "Kommunen"),
                                    ("ungdom", "Den unge"),
                                    ("annan", "En annan aktör"),
                                ],
                                default="kommun",
                                max_length=10,
                                verbose_name="ansvarig",
                            ),
                        ),
                        (
                            "arbetsgivare",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="insatser.arbetsgivare",
                            ),
                        ),
                        ("erbjuden", models.DateField(verbose_name="erbjuden")),
                        (
                            "svar",
                            models.CharField(
                                choices=[
                                    ("inte_svarat", "Inte svarat"),
                                    ("ja", "Ja"),
                                    ("nej", "Nej"),
                                ],
                                default="inte_svarat",
                                max_length=15,
                                verbose_name="svar",
                            ),
                        ),
                        (
                            "svarade",
                            models.DateField(blank=True, null=True, verbose_name="svarade"),
                        ),
                        (
                            "nejskal",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("vill_annat", "Vill hellre något annat"),
                                    ("vill_inte_nu", "Vill inte nu"),
                                    ("har_arbete", "Har eller ska få arbete"),
                                    ("studerar", "Studerar eller ska börja studera"),
                                    ("passar_inte", "Tiden eller upplägget passar inte"),
                                    ("for_langt", "För långt att resa"),
                                    ("inte_sagt", "Har inte sagt varför"),
                                ],
                                max_length=20,
                                verbose_name="varför nej",
                            ),
                        ),
                        (
                            "koar_sedan",
                            models.DateField(blank=True, null=True, verbose_name="i kö sedan"),
                        ),
                        (
                            "planerad_fran",
                            models.DateField(blank=True, null=True, verbose_name="planerad start"),
                        ),
                        (
                            "planerad_till",
                            models.DateField(blank=True, null=True, verbose_name="planerat slut"),
                        ),
                        ("fran", models.DateField(blank=True, null=True, verbose_name="började")),
                        ("till", models.DateField(blank=True, null=True, verbose_name="slutade")),
                        (
                            "slutorsak",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("genomford", "Genomförd som planerat"),
                                    ("till_studier", "Började studera"),
                                    ("till_arbete", "Började arbeta"),
                                    ("annan_atgard", "Byttes mot en annan åtgärd"),
                                    ("ung_avbrot", "Den unge avbröt"),
                                    ("kommun_avbrot", "Kommunen avslutade i förtid"),
                                    ("anordnare_avbrot", "Anordnaren avslutade i förtid"),
                                    ("omfattas_inte", "Den unge omfattas inte längre"),
                                ],
                                max_length=20,
                                verbose_name="varför det upphörde",
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
                                related_name="atgarder",
                                to="ungdom.person",
                            ),
                        ),
                        (
                            "sysselsattning_efter",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="insatser.sysselsattning",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=0, verbose_name="version")),
                        ("kand_fran", models.DateTimeField(verbose_name="antecknad")),
                        (
                            "ersatt",
                            models.DateTimeField(blank=True, null=True, verbose_name="borttagen"),
                        ),
                    ],
                    options={
                        "verbose_name": "åtgärd",
                        "verbose_name_plural": "åtgärder",
                        "indexes": [
                            models.Index(
                                fields=["kommun", "person", "erbjuden"], name="atgard_person"
                            ),
                            models.Index(
                                condition=models.Q(
                                    ("ersatt__isnull", True), ("svar", "ja"), ("till__isnull", True)
                                ),
                                fields=["kommun", "slag", "arbetsgivare"],
                                name="atgard_platser",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ersatt__isnull", True)),
                                fields=("person", "slag", "erbjuden"),
                                name="atgard_en_gang_om_dagen",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("till__isnull", True),
                                    ("fran__lt", models.F("till")),
                                    _connector="OR",
                                ),
                                name="atgard_period",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("slutorsak", ""), ("till__isnull", True)),
                                    models.Q(
                                        ("till__isnull", False),
                                        models.Q(("slutorsak", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="atgard_slut_har_orsak",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("svar", "nej"), models.Q(("nejskal", ""), _negated=True)
                                    ),
                                    models.Q(
                                        models.Q(("svar", "nej"), _negated=True), ("nejskal", "")
                                    ),
                                    _connector="OR",
                                ),
                                name="atgard_nej_har_skal",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("fran__isnull", True), ("svar", "ja"), _connector="OR"
                                ),
                                name="atgard_borjade_efter_ja",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Atgardsuppfoljning",
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
                            "atgard",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="uppfoljningar",
                                to="insatser.atgard",
                            ),
                        ),
                        ("dag", models.DateField(verbose_name="uppföljd")),
                        (
                            "gang",
                            models.CharField(
                                choices=[
                                    ("som_planerat", "Går som planerat"),
                                    ("mer_stod", "Den unge behöver mer stöd"),
                                    ("behover_andras", "Åtgärden behöver ändras"),
                                    ("deltar_inte", "Den unge deltar inte"),
                                    ("inte_nadd", "Fick inte tag i den unge"),
                                ],
                                max_length=20,
                                verbose_name="hur det går",
                            ),
                        ),
                        (
                            "nasta",
                            models.DateField(
                                blank=True, null=True, verbose_name="nästa uppföljning"
                            ),
                        ),
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
                    ],
                    options={
                        "verbose_name": "uppföljning av en åtgärd",
                        "verbose_name_plural": "uppföljningar av åtgärder",
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ersatt__isnull", True)),
                                fields=("atgard", "dag"),
                                name="atgardsuppfoljning_en_om_dagen",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Atgardsversion",
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
                        ("slag", models.CharField(max_length=40, verbose_name="åtgärd")),
                        (
                            "ansvarig",
                            models.CharField(
                                choices=[
                                    ("kommun", "Kommunen"),
                                    ("ungdom", "Den unge"),
                                    ("annan", "En annan aktör"),
                                ],
                                default="kommun",
                                max_length=10,
                                verbose_name="ansvarig",
                            ),
                        ),
                        (
                            "arbetsgivare",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="insatser.arbetsgivare",
                            ),
                        ),
                        ("erbjuden", models.DateField(verbose_name="erbjuden")),
                        (
                            "svar",
                            models.CharField(
                                choices=[
                                    ("inte_svarat", "Inte svarat"),
                                    ("ja", "Ja"),
                                    ("nej", "Nej"),
                                ],
                                default="inte_svarat",
                                max_length=15,
                                verbose_name="svar",
                            ),
                        ),
                        (
                            "svarade",
                            models.DateField(blank=True, null=True, verbose_name="svarade"),
                        ),
                        (
                            "nejskal",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("vill_annat", "Vill hellre något annat"),
                                    ("vill_inte_nu", "Vill inte nu"),
                                    ("har_arbete", "Har eller ska få arbete"),
                                    ("studerar", "Studerar eller ska börja studera"),
                                    ("passar_inte", "Tiden eller upplägget passar inte"),
                                    ("for_langt", "För långt att resa"),
                                    ("inte_sagt", "Har inte sagt varför"),
                                ],
                                max_length=20,
                                verbose_name="varför nej",
                            ),
                        ),
                        (
                            "koar_sedan",
                            models.DateField(blank=True, null=True, verbose_name="i kö sedan"),
                        ),
                        (
                            "planerad_fran",
                            models.DateField(blank=True, null=True, verbose_name="planerad start"),
                        ),
                        (
                            "planerad_till",
                            models.DateField(blank=True, null=True, verbose_name="planerat slut"),
                        ),
                        ("fran", models.DateField(blank=True, null=True, verbose_name="började")),
                        ("till", models.DateField(blank=True, null=True, verbose_name="slutade")),
                        (
                            "slutorsak",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("genomford", "Genomförd som planerat"),
                                    ("till_studier", "Började studera"),
                                    ("till_arbete", "Började arbeta"),
                                    ("annan_atgard", "Byttes mot en annan åtgärd"),
                                    ("ung_avbrot", "Den unge avbröt"),
                                    ("kommun_avbrot", "Kommunen avslutade i förtid"),
                                    ("anordnare_avbrot", "Anordnaren avslutade i förtid"),
                                    ("omfattas_inte", "Den unge omfattas inte längre"),
                                ],
                                max_length=20,
                                verbose_name="varför det upphörde",
                            ),
                        ),
                        (
                            "atgard",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="versioner",
                                to="insatser.atgard",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(verbose_name="version")),
                        (
                            "av",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("kand_fran", models.DateTimeField(verbose_name="antecknad")),
                    ],
                    options={
                        "verbose_name": "version av en åtgärd",
                        "verbose_name_plural": "versioner av åtgärder",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("atgard", "version"), name="atgardsversion_en"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Loneunderlagsrad",
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
                            "underlag",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rader",
                                to="insatser.loneunderlag",
                            ),
                        ),
                        (
                            "atgard",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="insatser.atgard",
                            ),
                        ),
                        ("nummer", models.PositiveIntegerField(verbose_name="beslut")),
                        (
                            "slag",
                            models.CharField(
                                choices=[
                                    ("studiebidrag", "Belopp som motsvarar studiebidrag"),
                                    ("busskort", "Busskort"),
                                    ("maltider", "Måltider"),
                                ],
                                max_length=15,
                                verbose_name="stöd",
                            ),
                        ),
                        (
                            "belopp",
                            models.DecimalField(
                                decimal_places=2, max_digits=9, verbose_name="belopp, kronor"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "rad i underlag till lön",
                        "verbose_name_plural": "rader i underlag till lön",
                        "indexes": [
                            models.Index(fields=["atgard"], name="loneunderlagsrad_atgard")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("underlag", "nummer"), name="loneunderlagsrad_en"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Narvaro",
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
                            "atgard",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="narvaro",
                                to="insatser.atgard",
                            ),
                        ),
                        ("manad", models.DateField(verbose_name="månad")),
                        (
                            "dagar",
                            models.PositiveSmallIntegerField(verbose_name="dagar med närvaro"),
                        ),
                        (
                            "planerade",
                            models.PositiveSmallIntegerField(verbose_name="planerade dagar"),
                        ),
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
                            models.DateTimeField(blank=True, null=True, verbose_name="ersatt"),
                        ),
                    ],
                    options={
                        "verbose_name": "närvaro",
                        "verbose_name_plural": "närvaro",
                        "indexes": [models.Index(fields=["kommun", "manad"], name="narvaro_manad")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ersatt__isnull", True)),
                                fields=("atgard", "manad"),
                                name="narvaro_en_om_manaden",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("dagar__lte", models.F("planerade")), ("planerade__lte", 31)
                                ),
                                name="narvaro_dagar",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Stodbeslut",
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
                            "atgard",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="stodbeslut",
                                to="insatser.atgard",
                            ),
                        ),
                        ("nummer", models.PositiveIntegerField(verbose_name="beslut")),
                        (
                            "slag",
                            models.CharField(
                                choices=[
                                    ("studiebidrag", "Belopp som motsvarar studiebidrag"),
                                    ("busskort", "Busskort"),
                                    ("maltider", "Måltider"),
                                ],
                                max_length=15,
                                verbose_name="stöd",
                            ),
                        ),
                        ("fran", models.DateField(verbose_name="från")),
                        ("till", models.DateField(blank=True, null=True, verbose_name="till")),
                        (
                            "av",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("kand_fran", models.DateTimeField(verbose_name="beslutat")),
                        (
                            "ersatt",
                            models.DateTimeField(blank=True, null=True, verbose_name="ersatt"),
                        ),
                    ],
                    options={
                        "verbose_name": "beslut om stöd",
                        "verbose_name_plural": "beslut om stöd",
                        "indexes": [
                            models.Index(
                                condition=models.Q(("ersatt__isnull", True)),
                                fields=["kommun", "fran"],
                                name="stodbeslut_galler",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ersatt__isnull", True)),
                                fields=("kommun", "nummer"),
                                name="stodbeslut_ett_galler",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("till__isnull", True),
                                    ("fran__lt", models.F("till")),
                                    _connector="OR",
                                ),
                                name="stodbeslut_period",
                            ),
                        ],
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
                        (
                            "person",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="kartlaggningar",
                                to="ungdom.person",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(verbose_name="version")),
                        ("dag", models.DateField(verbose_name="samtalet hölls")),
                        (
                            "klar",
                            models.BooleanField(
                                default=False, verbose_name="kartläggningen är klar"
                            ),
                        ),
                        (
                            "oavslutat",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("grundskola", "Grundskolan: betyg saknas"),
                                    ("ej_borjat", "Har inte börjat på gymnasiet"),
                                    ("introduktion", "Slutade på ett introduktionsprogram"),
                                    ("nationellt", "Slutade på ett nationellt program"),
                                    ("studiebevis", "Gick alla år och fick studiebevis"),
                                    ("annat_land", "Studier i ett annat land"),
                                    ("inget", "Inget är oavslutat"),
                                ],
                                max_length=20,
                                verbose_name="oavslutat i skolan",
                            ),
                        ),
                        (
                            "saknas",
                            models.JSONField(
                                blank=True, default=list, verbose_name="det som saknas"
                            ),
                        ),
                        (
                            "sysselsattning",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="insatser.sysselsattning",
                                verbose_name="gör nu",
                            ),
                        ),
                        (
                            "vill_3",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("gymnasiet", "Gå på gymnasiet"),
                                    ("komvux", "Läsa på komvux"),
                                    ("folkhogskola", "Gå på folkhögskola"),
                                    ("arbete", "Arbeta"),
                                    ("praktik", "Praktisera"),
                                    ("eget", "Starta eget"),
                                    ("annat", "Något annat"),
                                    ("vet_inte", "Vet inte än"),
                                ],
                                max_length=20,
                                verbose_name="vill om tre månader",
                            ),
                        ),
                        (
                            "vill_3_ord",
                            models.TextField(
                                blank=True, verbose_name="om tre månader, med den unges ord"
                            ),
                        ),
                        (
                            "vill_12",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("gymnasiet", "Gå på gymnasiet"),
                                    ("komvux", "Läsa på komvux"),
                                    ("folkhogskola", "Gå på folkhögskola"),
                                    ("arbete", "Arbeta"),
                                    ("praktik", "Praktisera"),
                                    ("eget", "Starta eget"),
                                    ("annat", "Något annat"),
                                    ("vet_inte", "Vet inte än"),
                                ],
                                max_length=20,
                                verbose_name="vill om ett år",
                            ),
                        ),
                        (
                            "vill_12_ord",
                            models.TextField(
                                blank=True, verbose_name="om ett år, med den unges ord"
                            ),
                        ),
                        (
                            "stod",
                            models.JSONField(
                                blank=True, default=list, verbose_name="stöd som behövs"
                            ),
                        ),
                        (
                            "stod_ord",
                            models.TextField(blank=True, verbose_name="stödet, med den unges ord"),
                        ),
                        (
                            "intressen_ord",
                            models.TextField(
                                blank=True, verbose_name="intressen, med den unges ord"
                            ),
                        ),
                        (
                            "andra_aktorer",
                            models.JSONField(
                                blank=True, default=list, verbose_name="andra som är med"
                            ),
                        ),
                        (
                            "samtycke_av",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("ungdom", "Den unge"),
                                    ("bada", "Den unge och vårdnadshavare"),
                                ],
                                max_length=10,
                                verbose_name="samtycke av",
                            ),
                        ),
                        (
                            "samtycke_dag",
                            models.DateField(blank=True, null=True, verbose_name="samtycke gavs"),
                        ),
                        (
                            "av",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("kand_fran", models.DateTimeField(verbose_name="sparad")),
                        (
                            "ersatt",
                            models.DateTimeField(blank=True, null=True, verbose_name="ersatt"),
                        ),
                    ],
                    options={
                        "verbose_name": "kartläggning",
                        "verbose_name_plural": "kartläggningar",
                        "indexes": [
                            models.Index(fields=["kommun", "person"], name="kartlaggning_person")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ersatt__isnull", True)),
                                fields=("person",),
                                name="kartlaggning_en",
                            ),
                            models.UniqueConstraint(
                                fields=("person", "version"), name="kartlaggning_version"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("andra_aktorer", []),
                                    models.Q(
                                        models.Q(("samtycke_av", ""), _negated=True),
                                        ("samtycke_dag__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="kartlaggning_aktorer_med_samtycke",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Trappanpassning",
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
                        ("fran", models.DateField(verbose_name="från")),
                        (
                            "efter",
                            models.PositiveSmallIntegerField(verbose_name="efter så många försök"),
                        ),
                        ("steg", models.JSONField(verbose_name="steg")),
                        (
                            "orsak",
                            models.CharField(
                                choices=[
                                    ("unges_onskan", "Den unge har bett om det"),
                                    ("uppgift_saknas", "Nummer eller adress saknas"),
                                    ("nas_battre", "Den unge nås bättre på annat sätt"),
                                    ("annan_aktor", "En annan aktör har kontakten"),
                                    ("redan_gjort", "Steget är redan gjort på annat sätt"),
                                    ("bradskar", "Det är bråttom"),
                                ],
                                max_length=20,
                                verbose_name="varför",
                            ),
                        ),
                        (
                            "fore",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="insatser.trappanpassning",
                            ),
                        ),
                        (
                            "datum_fore",
                            models.DateField(
                                blank=True, null=True, verbose_name="valt nästa datum dessförinnan"
                            ),
                        ),
                        (
                            "av",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("kand_fran", models.DateTimeField(verbose_name="känd från")),
                        (
                            "ersatt",
                            models.DateTimeField(blank=True, null=True, verbose_name="ersatt"),
                        ),
                    ],
                    options={
                        "verbose_name": "anpassad trappa",
                        "verbose_name_plural": "anpassade trappor",
                    },
                ),
                migrations.CreateModel(
                    name="Handlaggning",
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
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="handlaggning",
                                to="ungdom.person",
                            ),
                        ),
                        (
                            "agare",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="ägare",
                            ),
                        ),
                        (
                            "oppen",
                            models.BooleanField(default=False, verbose_name="i registret nu"),
                        ),
                        (
                            "etapp",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("ny", "Ny"),
                                    ("soks", "Söks"),
                                    ("nadd", "Nådd"),
                                    ("plan", "Plan klar"),
                                    ("atgard", "I åtgärd"),
                                    ("vantar", "Väntar på start"),
                                    ("nej", "Tackat nej"),
                                    ("utreds", "Utreds"),
                                ],
                                max_length=10,
                                verbose_name="etapp",
                            ),
                        ),
                        (
                            "nasta",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("utred", "Ta reda på"),
                                    ("verifiera", "Kontrollera"),
                                    ("kontakta", "Kontakta"),
                                    ("nytt_forsok", "Försök på nytt"),
                                    ("boka_mote", "Boka kartläggning"),
                                    ("mote", "Möte"),
                                    ("plan", "Skriv planen"),
                                    ("folj_upp_plan", "Följ upp planen"),
                                    ("hor_av", "Hör av dig"),
                                    ("fraga_igen", "Fråga igen"),
                                    ("kontrollera_start", "Kontrollera starten"),
                                    ("folj_upp_atgard", "Följ upp åtgärden"),
                                    ("atgard_slutar", "Åtgärden slutar"),
                                    ("fyller_20", "Fyller snart 20"),
                                    ("fraga_sysselsattning", "Fråga om sysselsättning"),
                                ],
                                max_length=25,
                                verbose_name="nästa steg",
                            ),
                        ),
                        (
                            "nasta_datum",
                            models.DateField(blank=True, null=True, verbose_name="nästa datum"),
                        ),
                        (
                            "satt_datum",
                            models.DateField(blank=True, null=True, verbose_name="valt datum"),
                        ),
                        (
                            "senast_nadd",
                            models.DateField(blank=True, null=True, verbose_name="senast nådd"),
                        ),
                        (
                            "senaste_kontakt",
                            models.DateField(
                                blank=True, null=True, verbose_name="senaste kontakt eller försök"
                            ),
                        ),
                        (
                            "verifierad",
                            models.DateField(blank=True, null=True, verbose_name="kontrollerad"),
                        ),
                        (
                            "trappa_fran",
                            models.DateField(
                                blank=True, null=True, verbose_name="kontakttrappan började om"
                            ),
                        ),
                        (
                            "anpassning",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="insatser.trappanpassning",
                                verbose_name="anpassad trappa",
                            ),
                        ),
                        (
                            "pausad_till",
                            models.DateField(blank=True, null=True, verbose_name="pausad till"),
                        ),
                        (
                            "pausorsak",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("unges_onskan", "Den unge har bett om det"),
                                    ("bortrest", "Den unge är bortrest"),
                                    ("annan_aktor", "En annan aktör har kontakten"),
                                    (
                                        "begard_uppgift",
                                        "Väntar på uppgift från skola eller myndighet",
                                    ),
                                ],
                                max_length=20,
                                verbose_name="varför pausad",
                            ),
                        ),
                        (
                            "borjade_om",
                            models.DateField(
                                blank=True, null=True, verbose_name="arbetet började om"
                            ),
                        ),
                        (
                            "raknas_om",
                            models.DateField(blank=True, null=True, verbose_name="räknas om"),
                        ),
                        ("version", models.PositiveIntegerField(default=0, verbose_name="version")),
                    ],
                    options={
                        "verbose_name": "handläggning",
                        "verbose_name_plural": "handläggningar",
                        "indexes": [
                            models.Index(
                                condition=models.Q(("oppen", True)),
                                fields=["kommun", "agare", "nasta_datum", "person"],
                                name="handlaggning_agare",
                            ),
                            models.Index(
                                condition=models.Q(("oppen", True)),
                                fields=["kommun", "raknas_om"],
                                name="handlaggning_raknas_om",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("oppen", False),
                                    models.Q(
                                        ("nasta_datum__isnull", False),
                                        models.Q(("etapp", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="handlaggning_oppen_har_nasta_datum",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Uppgift",
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
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="uppgifter",
                                to="ungdom.person",
                            ),
                        ),
                        (
                            "slag",
                            models.CharField(
                                choices=[
                                    ("oklart", "Ta reda på det som är oklart"),
                                    ("sen_kalla", "Påminn den som lämnar uppgifter"),
                                    ("start_passerad", "Kontrollera att studierna har börjat"),
                                    ("beslut_omprovas", "Pröva kommunens beslut på nytt"),
                                    ("ifragasatt", "Undersök en ändring"),
                                    ("overlamna", "Lämna över till den nya kommunen"),
                                    ("ta_over", "Ta emot från den förra kommunen"),
                                    ("egen", "Att göra"),
                                    ("skolanmalan", "Skolans anmälan väntar"),
                                    ("utred", "Ta reda på"),
                                    ("verifiera", "Kontrollera"),
                                    ("kontakta", "Kontakta"),
                                    ("nytt_forsok", "Försök på nytt"),
                                    ("boka_mote", "Boka kartläggning"),
                                    ("mote", "Möte"),
                                    ("plan", "Skriv planen"),
                                    ("folj_upp_plan", "Följ upp planen"),
                                    ("hor_av", "Hör av dig"),
                                    ("fraga_igen", "Fråga igen"),
                                    ("kontrollera_start", "Kontrollera starten"),
                                    ("folj_upp_atgard", "Följ upp åtgärden"),
                                    ("atgard_slutar", "Åtgärden slutar"),
                                    ("fyller_20", "Fyller snart 20"),
                                    ("fraga_sysselsattning", "Fråga om sysselsättning"),
                                ],
                                max_length=25,
                                verbose_name="uppgift",
                            ),
                        ),
                        ("nyckel", models.CharField(max_length=80, verbose_name="nyckel")),
                        ("fraga", models.TextField(blank=True, verbose_name="fråga")),
                        (
                            "dag",
                            models.DateField(blank=True, null=True, verbose_name="ska vara gjord"),
                        ),
                        (
                            "kanal",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("brev", "Brev"),
                                    ("telefon", "Telefon"),
                                    ("sms", "Sms"),
                                    ("epost", "E-post"),
                                    ("hembesok", "Hembesök"),
                                    ("sociala_medier", "Sociala medier"),
                                    ("skola", "Genom skolan"),
                                    ("mote", "Möte"),
                                ],
                                max_length=20,
                                verbose_name="sätt",
                            ),
                        ),
                        (
                            "nummer",
                            models.PositiveSmallIntegerField(default=0, verbose_name="försök"),
                        ),
                        ("skapad", models.DateTimeField(verbose_name="skapad")),
                        (
                            "tagen_av",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "ansvarig",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="ansvarig",
                            ),
                        ),
                        (
                            "uppskjuten_till",
                            models.DateField(blank=True, null=True, verbose_name="uppskjuten till"),
                        ),
                        (
                            "uppskjuten_skal",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("vantar_svar", "Väntar på svar"),
                                    ("unges_onskan", "Den unge har bett om det"),
                                    ("bokat", "Bokat till den dagen"),
                                    ("annan_forst", "En annan aktör gör något först"),
                                    ("hanns_inte", "Hanns inte"),
                                ],
                                max_length=20,
                                verbose_name="varför uppskjuten",
                            ),
                        ),
                        ("klar", models.DateTimeField(blank=True, null=True, verbose_name="klar")),
                        (
                            "klar_av",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "utfall",
                            models.CharField(blank=True, max_length=30, verbose_name="så gick det"),
                        ),
                    ],
                    options={
                        "verbose_name": "uppgift",
                        "verbose_name_plural": "uppgifter",
                        "indexes": [
                            models.Index(
                                condition=models.Q(("klar__isnull", True)),
                                fields=["kommun", "slag", "person"],
                                name="uppgift_oppna",
                            ),
                            models.Index(fields=["kommun", "person"], name="uppgift_person"),
                            models.Index(
                                condition=models.Q(("dag__isnull", False), ("klar__isnull", True)),
                                fields=["kommun", "dag", "person", "slag"],
                                name="uppgift_frister",
                            ),
                            models.Index(
                                condition=models.Q(("dag__isnull", False), ("klar__isnull", True)),
                                fields=["kommun", "ansvarig", "dag", "person", "slag"],
                                name="uppgift_ansvarig",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("klar__isnull", True)),
                                fields=("kommun", "nyckel"),
                                name="uppgift_en_oppen_om_samma_sak",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Veckobrev",
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
                        ("vecka", models.DateField(verbose_name="veckans måndag")),
                        ("tal", models.JSONField(verbose_name="tal")),
                        ("skapad", models.DateTimeField(verbose_name="skapat")),
                        (
                            "sant",
                            models.DateTimeField(blank=True, null=True, verbose_name="skickat"),
                        ),
                    ],
                    options={
                        "verbose_name": "veckobrev",
                        "verbose_name_plural": "veckobrev",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("kommun", "user", "vecka"), name="veckobrev_ett_i_veckan"
                            )
                        ],
                    },
                ),
            ]
        )
    ]
