"""A kind of run: the target group on another day."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("korningar", "0001_squashed_0002_utskick"),
    ]

    operations = [
        migrations.AlterField(
            model_name="korning",
            name="slag",
            field=models.CharField(
                choices=[
                    ("natt", "Nattlig körning"),
                    ("fil", "Läsa in en fil"),
                    ("angra", "Ta tillbaka en fil"),
                    ("omprova", "Pröva om svar"),
                    ("utskick", "Utskick"),
                    ("dagsbild", "Målgruppen en annan dag"),
                ],
                max_length=10,
                verbose_name="körning",
            ),
        ),
    ]
