"""The log of warnings that were overridden, and the database's refusal to change it."""

from django.db import migrations, models

from kaja.audit import sparrar


def renew(_, editor):
    sparrar.take_down(editor.connection)
    sparrar.set_up(editor.connection)


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_sparrar")]

    operations = [
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
        migrations.RunPython(renew, lambda _, editor: sparrar.take_down(editor.connection)),
    ]
