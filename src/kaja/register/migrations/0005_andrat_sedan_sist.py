"""What someone has seen and says is right, of an answer or of its going; when one looked before."""

from __future__ import annotations

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0004_fraga"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="bedomning",
            index=models.Index(
                condition=models.Q(("ersatt__isnull", False)),
                fields=["kommun", "ersatt", "person"],
                name="bedomning_ersatt",
            ),
        ),
        migrations.AddField(
            model_name="kvittens",
            name="vad",
            field=models.CharField(default="svar", max_length=40, verbose_name="vad som setts"),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="kvittens",
            name="bedomning",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="kvittenser",
                to="register.bedomning",
            ),
        ),
        migrations.AddConstraint(
            model_name="kvittens",
            constraint=models.UniqueConstraint(
                fields=("bedomning", "vad"), name="kvittens_en_gang"
            ),
        ),
        migrations.AddIndex(
            model_name="kvittens",
            index=models.Index(fields=["kommun", "av", "tid"], name="kvittens_senaste"),
        ),
        migrations.AddField(
            model_name="senastsett",
            name="fore",
            field=models.DateTimeField(blank=True, null=True, verbose_name="gången dessförinnan"),
        ),
    ]
