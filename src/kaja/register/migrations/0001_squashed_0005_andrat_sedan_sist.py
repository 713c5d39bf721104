"""The room's tables as 0005 left them: what a new database runs instead (ADR 0022)."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from kaja.access.new_tables import CreateModels


class Migration(migrations.Migration):
    replaces = [
        ("register", "0001_initial"),
        ("register", "0002_registret_varje_dag"),
        ("register", "0003_provas_igen"),
        ("register", "0004_fraga"),
        ("register", "0005_andrat_sedan_sist"),
    ]

    initial = True

    dependencies = [
        ("ungdom", "0001_squashed_0005_skyddade_index"),
    ]

    operations = [
        CreateModels(
            [
                migrations.CreateModel(
                    name="Bedomning",
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
                                related_name="bedomningar",
                                to="ungdom.person",
                            ),
                        ),
                        ("dag", models.DateField(verbose_name="dag")),
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
                            models.CharField(
                                blank=True, max_length=20, verbose_name="avgörande punkt"
                            ),
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
                            "galler_till_och_med",
                            models.DateField(
                                blank=True, null=True, verbose_name="gäller till och med"
                            ),
                        ),
                        (
                            "vantar_pa_start",
                            models.DateField(blank=True, null=True, verbose_name="väntar på start"),
                        ),
                        (
                            "vantar_pa_kallor",
                            models.CharField(
                                blank=True, max_length=40, verbose_name="väntar på källor"
                            ),
                        ),
                        (
                            "bara_sen_kalla",
                            models.BooleanField(
                                default=False, verbose_name="oklart bara för att en källa är sen"
                            ),
                        ),
                        (
                            "fraga",
                            models.CharField(
                                blank=True, max_length=40, verbose_name="att fråga om"
                            ),
                        ),
                        (
                            "provas_igen",
                            models.DateField(blank=True, null=True, verbose_name="prövas igen"),
                        ),
                        (
                            "beror_pa_kallor",
                            models.CharField(
                                blank=True, max_length=40, verbose_name="beror på källor"
                            ),
                        ),
                        (
                            "program_version",
                            models.CharField(max_length=30, verbose_name="programversion"),
                        ),
                        ("kand_fran", models.DateTimeField(verbose_name="känt från")),
                        (
                            "ersatt",
                            models.DateTimeField(blank=True, null=True, verbose_name="ersatt"),
                        ),
                        ("motivering", models.TextField(verbose_name="motivering")),
                        ("svar", models.JSONField(verbose_name="svar på lagens punkter")),
                    ],
                    options={
                        "verbose_name": "bedömning",
                        "verbose_name_plural": "bedömningar",
                        "indexes": [
                            models.Index(
                                fields=["kommun", "person", "kand_fran"], name="bedomning_person"
                            ),
                            models.Index(
                                condition=models.Q(("ersatt__isnull", True)),
                                fields=[
                                    "kommun",
                                    "utfall",
                                    "avgorande_punkt",
                                    "ingangsorsak",
                                    "omfattas_fran",
                                    "vantar_pa_start",
                                    "person",
                                    "ersatt",
                                ],
                                name="bedomning_antal",
                            ),
                            models.Index(
                                condition=models.Q(("ersatt__isnull", True)),
                                fields=[
                                    "person",
                                    "utfall",
                                    "ingangsorsak",
                                    "avgorande_punkt",
                                    "omfattas_fran",
                                    "vantar_pa_start",
                                    "ersatt",
                                ],
                                name="bedomning_lista",
                            ),
                            models.Index(
                                condition=models.Q(
                                    ("ersatt__isnull", True), ("provas_igen__isnull", False)
                                ),
                                fields=["kommun", "provas_igen"],
                                name="bedomning_provas_igen",
                            ),
                            models.Index(
                                condition=models.Q(
                                    ("ersatt__isnull", True),
                                    models.Q(("beror_pa_kallor", ""), _negated=True),
                                ),
                                fields=["kommun", "beror_pa_kallor"],
                                name="bedomning_beror_kalla",
                            ),
                            models.Index(
                                condition=models.Q(
                                    ("ersatt__isnull", True),
                                    models.Q(("vantar_pa_kallor", ""), _negated=True),
                                ),
                                fields=["kommun", "vantar_pa_kallor"],
                                name="bedomning_vantar_kalla",
                            ),
                            models.Index(
                                condition=models.Q(
                                    ("ersatt__isnull", True), models.Q(("fraga", ""), _negated=True)
                                ),
                                fields=["kommun", "fraga", "person", "kand_fran"],
                                name="bedomning_fraga",
                            ),
                            models.Index(
                                fields=["kommun", "kand_fran", "person"], name="bedomning_andrad"
                            ),
                            models.Index(
                                condition=models.Q(("ersatt__isnull", False)),
                                fields=["kommun", "ersatt", "person"],
                                name="bedomning_ersatt",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ersatt__isnull", True)),
                                fields=("person",),
                                name="bedomning_en_aktuell",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ersatt__isnull", True),
                                    ("kand_fran__lt", models.F("ersatt")),
                                    _connector="OR",
                                ),
                                name="bedomning_kand_fore_ersatt",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Beslut",
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
                                related_name="beslut",
                                to="ungdom.person",
                            ),
                        ),
                        (
                            "slag",
                            models.CharField(
                                choices=[
                                    ("omfattas_anda", "Omfattas ändå"),
                                    ("felaktigt_registrerad", "Felaktigt registrerad"),
                                    ("motsvarande_utbildning", "Har motsvarande utbildning"),
                                ],
                                max_length=30,
                                verbose_name="beslut",
                            ),
                        ),
                        ("fran", models.DateField(verbose_name="gäller från")),
                        (
                            "skal",
                            models.CharField(
                                choices=[
                                    ("studerar_inte", "Står inskriven men studerar inte"),
                                    ("kallan_fel", "Uppgiften i källan är fel"),
                                    ("vistas_har", "Vistas stadigvarande i kommunen"),
                                    ("vistas_inte_har", "Vistas stadigvarande i en annan kommun"),
                                    ("studerar", "Studerar enligt uppgift som visats upp"),
                                    (
                                        "utlandsk_utbildning",
                                        "Gymnasieutbildning från ett annat land",
                                    ),
                                    (
                                        "annan_utbildning",
                                        "Annan utbildning som motsvarar gymnasiet",
                                    ),
                                ],
                                max_length=30,
                                verbose_name="skäl",
                            ),
                        ),
                        (
                            "arende",
                            models.CharField(
                                blank=True, max_length=40, verbose_name="ärendenummer"
                            ),
                        ),
                        (
                            "vilar_pa",
                            models.CharField(max_length=64, verbose_name="avtryck av underlaget"),
                        ),
                        (
                            "beslutad_av",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("kand_fran", models.DateTimeField(verbose_name="beslutat")),
                        (
                            "ersatt",
                            models.DateTimeField(blank=True, null=True, verbose_name="upphävt"),
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
                        "verbose_name": "beslut",
                        "verbose_name_plural": "beslut",
                        "indexes": [
                            models.Index(
                                fields=["kommun", "person", "kand_fran"], name="beslut_person"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ersatt__isnull", True)),
                                fields=("person",),
                                name="beslut_ett_gallande",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Kvittens",
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
                            "bedomning",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="kvittenser",
                                to="register.bedomning",
                            ),
                        ),
                        ("vad", models.CharField(max_length=40, verbose_name="vad som setts")),
                        (
                            "av",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("tid", models.DateTimeField(verbose_name="tid")),
                    ],
                    options={
                        "verbose_name": "kvittens",
                        "verbose_name_plural": "kvittenser",
                        "indexes": [
                            models.Index(fields=["kommun", "av", "tid"], name="kvittens_senaste")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("bedomning", "vad"), name="kvittens_en_gang"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Registerpost",
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
                                related_name="registerposter",
                                to="ungdom.person",
                            ),
                        ),
                        (
                            "lage",
                            models.CharField(
                                choices=[
                                    ("vantar", "Väntar på start"),
                                    ("utreds", "Utreds"),
                                    ("oppen", "Öppen"),
                                    ("avslutad", "Avslutad"),
                                ],
                                max_length=10,
                                verbose_name="läge",
                            ),
                        ),
                        (
                            "ingangsorsak",
                            models.CharField(
                                blank=True, max_length=30, verbose_name="ingångsorsak"
                            ),
                        ),
                        ("oppnad", models.DateField(blank=True, null=True, verbose_name="öppnad")),
                        (
                            "vantar_pa",
                            models.DateField(blank=True, null=True, verbose_name="väntar på start"),
                        ),
                        (
                            "avslutad",
                            models.DateField(blank=True, null=True, verbose_name="avslutad"),
                        ),
                        (
                            "avslutsorsak",
                            models.CharField(
                                blank=True, max_length=30, verbose_name="avslutsorsak"
                            ),
                        ),
                        (
                            "handelser_antal",
                            models.PositiveIntegerField(default=0, verbose_name="antal händelser"),
                        ),
                    ],
                    options={
                        "verbose_name": "registerpost",
                        "verbose_name_plural": "registerposter",
                        "indexes": [
                            models.Index(
                                fields=["kommun", "person", "lage"], name="registerpost_person"
                            ),
                            models.Index(
                                fields=["kommun", "lage", "vantar_pa"], name="registerpost_lage"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("lage", "avslutad"), _negated=True),
                                fields=("person",),
                                name="registerpost_en_som_inte_ar_avslutad",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("lage", "oppen"), _negated=True),
                                    ("oppnad__isnull", False),
                                    _connector="OR",
                                ),
                                name="registerpost_oppen_har_dag",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("lage", "avslutad"), _negated=True),
                                    models.Q(
                                        ("avslutad__isnull", False),
                                        models.Q(("avslutsorsak", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="registerpost_avslutad_har_dag_och_orsak",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Registerhandelse",
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
                            "post",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="handelser",
                                to="register.registerpost",
                            ),
                        ),
                        ("nr", models.PositiveIntegerField(verbose_name="ordning")),
                        (
                            "slag",
                            models.CharField(
                                choices=[
                                    ("vantar", "Väntar på start"),
                                    ("utreds", "Utreds"),
                                    ("oppnad", "Öppnad"),
                                    ("avslutad", "Avslutad"),
                                    ("ateroppnad", "Öppnad igen"),
                                ],
                                max_length=10,
                                verbose_name="händelse",
                            ),
                        ),
                        ("dag", models.DateField(verbose_name="dag")),
                        (
                            "orsak",
                            models.CharField(blank=True, max_length=30, verbose_name="orsak"),
                        ),
                        (
                            "vantar_pa",
                            models.DateField(blank=True, null=True, verbose_name="väntar på start"),
                        ),
                        (
                            "bedomning",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="register.bedomning",
                            ),
                        ),
                        (
                            "beslut",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="register.beslut",
                            ),
                        ),
                        ("tid", models.DateTimeField(verbose_name="antecknad")),
                        ("aktor", models.TextField(verbose_name="av")),
                    ],
                    options={
                        "verbose_name": "registerhändelse",
                        "verbose_name_plural": "registerhändelser",
                        "indexes": [
                            models.Index(fields=["kommun", "tid"], name="registerhandelse_tid")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("post", "nr"), name="registerhandelse_i_ordning"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SenastSett",
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("tid", models.DateTimeField(verbose_name="tid")),
                        (
                            "fore",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="gången dessförinnan"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "senast sett",
                        "verbose_name_plural": "senast sett",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("user", "kommun"), name="senastsett_en_per_kommun"
                            )
                        ],
                    },
                ),
            ]
        )
    ]
