"""The room's tables as 0003 left them: what a new database runs instead (ADR 0022)."""

import django.db.models.deletion
import django.utils.timezone
from django.apps.registry import Apps as StateApps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from kaja.access.kommuner import read


def fill(apps: StateApps, _: BaseDatabaseSchemaEditor) -> None:
    """The country's 290 municipalities."""
    model = apps.get_model("access", "Kommun")
    model.objects.bulk_create([model(kod=kod, namn=namn) for kod, namn in read()])


class Migration(migrations.Migration):
    replaces = [("access", "0001_initial"), ("access", "0002_kommuner"), ("access", "0003_enheter")]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                (
                    "email",
                    models.EmailField(max_length=254, unique=True, verbose_name="e-postadress"),
                ),
                ("namn", models.CharField(max_length=100, verbose_name="namn")),
                (
                    "sprak",
                    models.CharField(
                        choices=[("sv", "Svenska"), ("en", "English")],
                        default="sv",
                        max_length=2,
                        verbose_name="språk",
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="aktivt konto")),
                (
                    "skapad",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="skapad"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Kommun",
            fields=[
                (
                    "kod",
                    models.CharField(
                        max_length=4, primary_key=True, serialize=False, verbose_name="kommunkod"
                    ),
                ),
                ("namn", models.CharField(max_length=60, verbose_name="namn")),
            ],
            options={
                "ordering": ("kod",),
            },
        ),
        migrations.CreateModel(
            name="Enhet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kommun",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="access.kommun",
                        verbose_name="kommun",
                    ),
                ),
                ("namn", models.CharField(max_length=60, verbose_name="namn")),
                ("fran", models.DateField(verbose_name="från")),
                ("till", models.DateField(blank=True, null=True, verbose_name="till")),
            ],
            options={
                "verbose_name": "enhet",
                "verbose_name_plural": "enheter",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("till__isnull", True), ("till__gte", models.F("fran")), _connector="OR"
                        ),
                        name="enhet_period",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("till__isnull", True)),
                        fields=("kommun", "namn"),
                        name="enhet_ett_namn",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Medlemskap",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="användare",
                    ),
                ),
                (
                    "kommun",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="access.kommun",
                        verbose_name="kommun",
                    ),
                ),
                (
                    "roll",
                    models.CharField(
                        choices=[
                            ("samordnare", "Samordnare"),
                            ("handlaggare", "Handläggare"),
                            ("syv", "Studie- och yrkesvägledare eller coach"),
                            ("importor", "Importör"),
                            ("chef", "Chef"),
                            ("skola", "Skola"),
                            ("ungdom", "Ungdom"),
                            ("dataskydd", "Dataskydd"),
                            ("inspektor", "Inspektör"),
                            ("systemforvaltare", "Systemförvaltare"),
                        ],
                        max_length=20,
                        verbose_name="roll",
                    ),
                ),
                ("fran", models.DateField(verbose_name="från")),
                ("till", models.DateField(blank=True, null=True, verbose_name="till")),
            ],
            options={
                "indexes": [models.Index(fields=["kommun", "user"], name="medlemskap_kommun_user")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("till__isnull", True), ("till__gte", models.F("fran")), _connector="OR"
                        ),
                        name="medlemskap_period",
                        violation_error_message="Slutdagen ligger före första dagen. Rätta någon av dem.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("till__isnull", True)),
                        fields=("kommun", "user", "roll"),
                        name="medlemskap_ett_oppet",
                        violation_error_message="Användaren har redan den rollen i kommunen.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Enhetsplats",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "enhet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="platser",
                        to="access.enhet",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="enhetsplatser",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("fran", models.DateField(verbose_name="från")),
                ("till", models.DateField(blank=True, null=True, verbose_name="till")),
            ],
            options={
                "verbose_name": "plats i en enhet",
                "verbose_name_plural": "platser i enheter",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("till__isnull", True), ("till__gte", models.F("fran")), _connector="OR"
                        ),
                        name="enhetsplats_period",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("till__isnull", True)),
                        fields=("enhet", "user"),
                        name="enhetsplats_en_oppen",
                    ),
                ],
            },
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
