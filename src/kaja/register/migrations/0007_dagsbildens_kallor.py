"""Which sources an unclear answer of a picture waits for. Pictures that are made already do not say:
they are told to be made again."""

from typing import Any

from django.db import migrations, models


def to_be_made_again(apps: Any, _: Any) -> None:
    apps.get_model("register", "Dagsbild").objects.update(sett="")


class Migration(migrations.Migration):
    dependencies = [("register", "0006_dagsbild")]

    operations = [
        migrations.AddField(
            model_name="dagsbildsrad",
            name="vantar_pa_kallor",
            field=models.CharField(blank=True, max_length=40, verbose_name="väntar på källor"),
        ),
        migrations.RunPython(to_be_made_again, migrations.RunPython.noop),
    ]
