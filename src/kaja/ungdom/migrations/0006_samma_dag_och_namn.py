"""The indexes of the question who may be one human being under two numbers."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("ungdom", "0001_squashed_0005_skyddade_index")]

    operations = [
        migrations.RemoveIndex(model_name="person", name="person_fodd"),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["kommun", "fodd", "sortnamn"], name="person_fodd_namn"),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(
                condition=models.Q(("nummertyp", "samordningsnummer")),
                fields=["kommun", "fodd"],
                name="person_samordning",
            ),
        ),
    ]
