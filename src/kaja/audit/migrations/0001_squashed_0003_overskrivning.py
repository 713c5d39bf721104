"""The room's tables as 0003 left them: what a new database runs instead (ADR 0022)."""

from django.db import migrations, models

from kaja.audit import sparrar


class Migration(migrations.Migration):
    replaces = [
        ("audit", "0001_initial"),
        ("audit", "0002_sparrar"),
        ("audit", "0003_overskrivning"),
    ]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Handelse",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kommun", models.CharField(max_length=4, verbose_name="kommun")),
                ("nr", models.PositiveBigIntegerField(verbose_name="nummer i kedjan")),
                ("tid", models.DateTimeField(verbose_name="tid")),
                ("foregaende", models.CharField(max_length=64, verbose_name="föregående sigill")),
                ("sigill", models.CharField(max_length=64, verbose_name="sigill")),
                ("aktor", models.TextField(verbose_name="vem")),
                ("handling", models.TextField(verbose_name="gjorde vad")),
                ("objekt", models.TextField(verbose_name="med vad")),
                ("detaljer", models.TextField(verbose_name="detaljer (JSON)")),
            ],
            options={
                "indexes": [
                    models.Index(fields=["kommun", "objekt"], name="handelse_kommun_objekt")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("kommun", "nr"), name="handelse_kommun_nr")
                ],
            },
        ),
        migrations.CreateModel(
            name="Kedja",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kommun", models.CharField(max_length=4, verbose_name="kommun")),
                ("logg", models.CharField(max_length=10, verbose_name="logg")),
                ("nr", models.PositiveBigIntegerField(default=0, verbose_name="längd")),
                (
                    "sigill",
                    models.CharField(
                        default="0000000000000000000000000000000000000000000000000000000000000000",
                        max_length=64,
                        verbose_name="sista sigillet",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("kommun", "logg"), name="kedja_kommun_logg")
                ],
            },
        ),
        migrations.CreateModel(
            name="Overskrivning",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kommun", models.CharField(max_length=4, verbose_name="kommun")),
                ("nr", models.PositiveBigIntegerField(verbose_name="nummer i kedjan")),
                ("tid", models.DateTimeField(verbose_name="tid")),
                ("foregaende", models.CharField(max_length=64, verbose_name="föregående sigill")),
                ("sigill", models.CharField(max_length=64, verbose_name="sigill")),
                ("aktor", models.TextField(verbose_name="vem")),
                ("falt", models.TextField(verbose_name="i vilket fält")),
                ("objekt", models.TextField(verbose_name="i vad")),
                ("slag", models.TextField(verbose_name="vilka slag (JSON)")),
                ("regler", models.TextField(verbose_name="vilka regler (JSON)")),
                (
                    "skal",
                    models.CharField(
                        choices=[
                            ("utbildningens_namn", "Det är namnet på en utbildning"),
                            ("annan_betydelse", "Ordet betyder något annat här"),
                            ("dataskyddsombudet", "Annat, enligt dataskyddsombudet"),
                        ],
                        max_length=20,
                        verbose_name="skäl",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("kommun", "nr"), name="overskrivning_kommun_nr")
                ],
            },
        ),
        migrations.CreateModel(
            name="Visning",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kommun", models.CharField(max_length=4, verbose_name="kommun")),
                ("nr", models.PositiveBigIntegerField(verbose_name="nummer i kedjan")),
                ("tid", models.DateTimeField(verbose_name="tid")),
                ("foregaende", models.CharField(max_length=64, verbose_name="föregående sigill")),
                ("sigill", models.CharField(max_length=64, verbose_name="sigill")),
                ("anvandare", models.TextField(verbose_name="vem")),
                ("vy", models.TextField(verbose_name="vilken sida")),
                ("personer", models.TextField(verbose_name="vilka personer (JSON)")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("kommun", "nr"), name="visning_kommun_nr")
                ],
            },
        ),
        migrations.RunPython(
            lambda _, editor: sparrar.set_up(editor.connection),
            lambda _, editor: sparrar.take_down(editor.connection),
        ),
    ]
