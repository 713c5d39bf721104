from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("insatser", "0011_nasta_steg_for_manga"),
    ]

    operations = [
        migrations.AddField(
            model_name="kontakt",
            name="datum_efter",
            field=models.DateField(blank=True, null=True, verbose_name="valt nästa datum därefter"),
        ),
    ]
