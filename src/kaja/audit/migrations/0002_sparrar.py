"""The database refuses to change the logs (see kaja.audit.sparrar)."""

from django.db import migrations

from kaja.audit import sparrar


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [
        migrations.RunPython(
            lambda _, editor: sparrar.set_up(editor.connection),
            lambda _, editor: sparrar.take_down(editor.connection),
        )
    ]
