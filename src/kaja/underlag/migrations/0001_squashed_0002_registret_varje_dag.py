"""The room's tables as 0002 left them: what a new database runs instead (ADR 0022)."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from kaja.access.new_tables import CreateModels


class Migration(migrations.Migration):
    replaces = [("underlag", "0001_initial"), ("underlag", "0002_registret_varje_dag")]

    initial = True

    dependencies = [
        ("ungdom", "0001_squashed_0005_skyddade_index"),
    ]

    operations = [
        CreateModels(
            [
                migrations.CreateModel(
                    name="Kallfil",
                    fields=[
                        ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                        (
                            "kommun",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="access.kommun",
                            ),
                        ),
                        ("kalla", models.CharField(max_length=20, verbose_name="källa")),
                        ("avsandare", models.TextField(blank=True, verbose_name="avsändare")),
                        ("namn", models.TextField(verbose_name="filnamn")),
                        ("mottagen", models.DateField(verbose_name="mottagen")),
                    ],
                    options={
                        "verbose_name": "källfil",
                        "verbose_name_plural": "källfiler",
                        "indexes": [
                            models.Index(
                                fields=["kommun", "kalla", "avsandare"], name="kallfil_avsandare"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Folkbokforingsfaktum",
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
                                related_name="%(class)s",
                                to="ungdom.person",
                            ),
                        ),
                        ("fran", models.DateField(blank=True, null=True, verbose_name="från")),
                        (
                            "till",
                            models.DateField(
                                blank=True, null=True, verbose_name="till (dagen efter sista dagen)"
                            ),
                        ),
                        ("kand_fran", models.DateTimeField(verbose_name="känt från")),
                        (
                            "ersatt",
                            models.DateTimeField(blank=True, null=True, verbose_name="ersatt"),
                        ),
                        (
                            "fil",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="underlag.kallfil",
                            ),
                        ),
                        ("rad", models.PositiveIntegerField(default=0, verbose_name="rad i filen")),
                        (
                            "uppgiven_av",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("skola", "Skolan"),
                                    ("skolverksamhet", "Kommunens skolverksamhet"),
                                    ("ungdomen", "Ungdomen"),
                                    ("myndighet", "En myndighet"),
                                    ("handling", "En handling som visats upp"),
                                ],
                                max_length=20,
                                verbose_name="uppgiven av",
                            ),
                        ),
                        (
                            "antecknad_av",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "rattar",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rattelser",
                                to="underlag.folkbokforingsfaktum",
                            ),
                        ),
                        (
                            "kommunkod",
                            models.CharField(max_length=4, verbose_name="folkbokföringskommun"),
                        ),
                        (
                            "skydd",
                            models.CharField(blank=True, max_length=30, verbose_name="skydd"),
                        ),
                        (
                            "avregistrering",
                            models.CharField(
                                blank=True, max_length=2, verbose_name="avregistrering"
                            ),
                        ),
                        (
                            "avregistrerad",
                            models.DateField(blank=True, null=True, verbose_name="avregistrerad"),
                        ),
                        (
                            "folkbokford_fran",
                            models.DateField(
                                blank=True, null=True, verbose_name="folkbokförd i Sverige från"
                            ),
                        ),
                        (
                            "skolplikt_upphor",
                            models.DateField(
                                blank=True, null=True, verbose_name="skolpliktens sista dag"
                            ),
                        ),
                        (
                            "nytt_nummer",
                            models.CharField(
                                blank=True, max_length=12, verbose_name="nytt identitetsnummer"
                            ),
                        ),
                        ("ordning", models.PositiveIntegerField(default=0, verbose_name="ordning")),
                    ],
                    options={
                        "verbose_name": "folkbokföringsfaktum",
                        "verbose_name_plural": "folkbokföringsfakta",
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["kommun", "person", "ersatt"],
                                name="folkbokforingsfaktum_person",
                            ),
                            models.Index(
                                fields=["kommun", "kand_fran", "person"],
                                name="folkbokforingsfaktum_kand",
                            ),
                            models.Index(
                                condition=models.Q(("ersatt__isnull", False)),
                                fields=["kommun", "ersatt", "person"],
                                name="folkbokforingsfaktum_ersatt",
                            ),
                            models.Index(
                                condition=models.Q(("nytt_nummer", ""), _negated=True),
                                fields=["kommun", "nytt_nummer"],
                                name="folkbokforingsfaktum_nytt",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("fran__isnull", True),
                                    ("till__isnull", True),
                                    ("fran__lt", models.F("till")),
                                    _connector="OR",
                                ),
                                name="folkbokforingsfaktum_fran_fore_till",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ersatt__isnull", True),
                                    ("kand_fran__lt", models.F("ersatt")),
                                    _connector="OR",
                                ),
                                name="folkbokforingsfaktum_kand_fore_ersatt",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Bevisfaktum",
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
                                related_name="%(class)s",
                                to="ungdom.person",
                            ),
                        ),
                        ("fran", models.DateField(blank=True, null=True, verbose_name="från")),
                        (
                            "till",
                            models.DateField(
                                blank=True, null=True, verbose_name="till (dagen efter sista dagen)"
                            ),
                        ),
                        ("kand_fran", models.DateTimeField(verbose_name="känt från")),
                        (
                            "ersatt",
                            models.DateTimeField(blank=True, null=True, verbose_name="ersatt"),
                        ),
                        (
                            "fil",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="underlag.kallfil",
                            ),
                        ),
                        ("rad", models.PositiveIntegerField(default=0, verbose_name="rad i filen")),
                        (
                            "uppgiven_av",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("skola", "Skolan"),
                                    ("skolverksamhet", "Kommunens skolverksamhet"),
                                    ("ungdomen", "Ungdomen"),
                                    ("myndighet", "En myndighet"),
                                    ("handling", "En handling som visats upp"),
                                ],
                                max_length=20,
                                verbose_name="uppgiven av",
                            ),
                        ),
                        (
                            "antecknad_av",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "rattar",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rattelser",
                                to="underlag.bevisfaktum",
                            ),
                        ),
                        ("typ", models.CharField(max_length=40, verbose_name="typ")),
                        ("utfardare", models.TextField(blank=True, verbose_name="utfärdare")),
                    ],
                    options={
                        "verbose_name": "bevisfaktum",
                        "verbose_name_plural": "bevisfakta",
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["kommun", "person", "ersatt"], name="bevisfaktum_person"
                            ),
                            models.Index(
                                fields=["kommun", "kand_fran", "person"], name="bevisfaktum_kand"
                            ),
                            models.Index(
                                condition=models.Q(("ersatt__isnull", False)),
                                fields=["kommun", "ersatt", "person"],
                                name="bevisfaktum_ersatt",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("fran__isnull", True),
                                    ("till__isnull", True),
                                    ("fran__lt", models.F("till")),
                                    _connector="OR",
                                ),
                                name="bevisfaktum_fran_fore_till",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ersatt__isnull", True),
                                    ("kand_fran__lt", models.F("ersatt")),
                                    _connector="OR",
                                ),
                                name="bevisfaktum_kand_fore_ersatt",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Motsvarandefaktum",
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
                                related_name="%(class)s",
                                to="ungdom.person",
                            ),
                        ),
                        ("fran", models.DateField(blank=True, null=True, verbose_name="från")),
                        (
                            "till",
                            models.DateField(
                                blank=True, null=True, verbose_name="till (dagen efter sista dagen)"
                            ),
                        ),
                        ("kand_fran", models.DateTimeField(verbose_name="känt från")),
                        (
                            "ersatt",
                            models.DateTimeField(blank=True, null=True, verbose_name="ersatt"),
                        ),
                        (
                            "fil",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="underlag.kallfil",
                            ),
                        ),
                        ("rad", models.PositiveIntegerField(default=0, verbose_name="rad i filen")),
                        (
                            "uppgiven_av",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("skola", "Skolan"),
                                    ("skolverksamhet", "Kommunens skolverksamhet"),
                                    ("ungdomen", "Ungdomen"),
                                    ("myndighet", "En myndighet"),
                                    ("handling", "En handling som visats upp"),
                                ],
                                max_length=20,
                                verbose_name="uppgiven av",
                            ),
                        ),
                        (
                            "antecknad_av",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "rattar",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rattelser",
                                to="underlag.motsvarandefaktum",
                            ),
                        ),
                        (
                            "typ",
                            models.CharField(
                                choices=[
                                    ("bedomd", "Bedömd som motsvarande"),
                                    ("utreds", "Utreds"),
                                ],
                                max_length=10,
                                verbose_name="typ",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "motsvarandefaktum",
                        "verbose_name_plural": "motsvarandefakta",
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["kommun", "person", "ersatt"],
                                name="motsvarandefaktum_person",
                            ),
                            models.Index(
                                fields=["kommun", "kand_fran", "person"],
                                name="motsvarandefaktum_kand",
                            ),
                            models.Index(
                                condition=models.Q(("ersatt__isnull", False)),
                                fields=["kommun", "ersatt", "person"],
                                name="motsvarandefaktum_ersatt",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("fran__isnull", True),
                                    ("till__isnull", True),
                                    ("fran__lt", models.F("till")),
                                    _connector="OR",
                                ),
                                name="motsvarandefaktum_fran_fore_till",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ersatt__isnull", True),
                                    ("kand_fran__lt", models.F("ersatt")),
                                    _connector="OR",
                                ),
                                name="motsvarandefaktum_kand_fore_ersatt",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Omprovning",
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="ungdom.person",
                            ),
                        ),
                        ("sedan", models.DateTimeField(verbose_name="sedan")),
                    ],
                    options={
                        "verbose_name": "omprövning",
                        "verbose_name_plural": "omprövningar",
                        "indexes": [
                            models.Index(fields=["kommun", "person"], name="omprovning_ko")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Studiefaktum",
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
                                related_name="%(class)s",
                                to="ungdom.person",
                            ),
                        ),
                        ("fran", models.DateField(blank=True, null=True, verbose_name="från")),
                        (
                            "till",
                            models.DateField(
                                blank=True, null=True, verbose_name="till (dagen efter sista dagen)"
                            ),
                        ),
                        ("kand_fran", models.DateTimeField(verbose_name="känt från")),
                        (
                            "ersatt",
                            models.DateTimeField(blank=True, null=True, verbose_name="ersatt"),
                        ),
                        (
                            "fil",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="underlag.kallfil",
                            ),
                        ),
                        ("rad", models.PositiveIntegerField(default=0, verbose_name="rad i filen")),
                        (
                            "uppgiven_av",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("skola", "Skolan"),
                                    ("skolverksamhet", "Kommunens skolverksamhet"),
                                    ("ungdomen", "Ungdomen"),
                                    ("myndighet", "En myndighet"),
                                    ("handling", "En handling som visats upp"),
                                ],
                                max_length=20,
                                verbose_name="uppgiven av",
                            ),
                        ),
                        (
                            "antecknad_av",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "rattar",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rattelser",
                                to="underlag.studiefaktum",
                            ),
                        ),
                        ("skolform", models.CharField(max_length=20, verbose_name="skolform")),
                        ("avbrott", models.BooleanField(default=False, verbose_name="avbrott")),
                        ("studievag", models.TextField(blank=True, verbose_name="studieväg")),
                        (
                            "skolenhetskod",
                            models.CharField(
                                blank=True, max_length=20, verbose_name="skolenhetskod"
                            ),
                        ),
                        ("huvudman", models.TextField(blank=True, verbose_name="huvudman")),
                    ],
                    options={
                        "verbose_name": "studiefaktum",
                        "verbose_name_plural": "studiefakta",
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["kommun", "person", "ersatt"], name="studiefaktum_person"
                            ),
                            models.Index(
                                fields=["kommun", "kand_fran", "person"], name="studiefaktum_kand"
                            ),
                            models.Index(
                                condition=models.Q(("ersatt__isnull", False)),
                                fields=["kommun", "ersatt", "person"],
                                name="studiefaktum_ersatt",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("fran__isnull", True),
                                    ("till__isnull", True),
                                    ("fran__lt", models.F("till")),
                                    _connector="OR",
                                ),
                                name="studiefaktum_fran_fore_till",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ersatt__isnull", True),
                                    ("kand_fran__lt", models.F("ersatt")),
                                    _connector="OR",
                                ),
                                name="studiefaktum_kand_fore_ersatt",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Tackning",
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
                        ("kalla", models.CharField(max_length=20, verbose_name="källa")),
                        ("avsandare", models.TextField(blank=True, verbose_name="avsändare")),
                        ("tom", models.DateField(verbose_name="rapporterat till och med")),
                        ("kand_fran", models.DateTimeField(verbose_name="känt från")),
                        (
                            "ersatt",
                            models.DateTimeField(blank=True, null=True, verbose_name="ersatt"),
                        ),
                    ],
                    options={
                        "verbose_name": "täckning",
                        "verbose_name_plural": "täckningar",
                        "indexes": [
                            models.Index(fields=["kommun", "kand_fran"], name="tackning_kand")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ersatt__isnull", True)),
                                fields=("kommun", "kalla", "avsandare"),
                                name="tackning_en_aktuell",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ersatt__isnull", True),
                                    ("kand_fran__lt", models.F("ersatt")),
                                    _connector="OR",
                                ),
                                name="tackning_kand_fore_ersatt",
                            ),
                        ],
                    },
                ),
            ]
        )
    ]
