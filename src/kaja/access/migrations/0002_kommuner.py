"""The country's 290 municipalities."""

from django.apps.registry import Apps as StateApps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from kaja.access.kommuner import read


def fill(apps: StateApps, _: BaseDatabaseSchemaEditor) -> None:
    model = apps.get_model("access", "Kommun")
    model.objects.bulk_create([model(kod=kod, namn=namn) for kod, namn in read()])


class Migration(migrations.Migration):
    dependencies = [("access", "0001_initial")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
