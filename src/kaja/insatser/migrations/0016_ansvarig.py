import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [
        ("insatser", "0015_angra_i_att_gora"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="uppgift",
            name="ansvarig",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="ansvarig",
            ),
        ),
        migrations.RemoveIndex(model_name="uppgift", name="uppgift_frister"),
        migrations.AddIndex(
            model_name="uppgift",
            index=models.Index(
                condition=Q(("dag__isnull", False), ("klar__isnull", True)),
                fields=["kommun", "dag", "person", "slag"],
                name="uppgift_frister",
            ),
        ),
        migrations.AddIndex(
            model_name="uppgift",
            index=models.Index(
                condition=Q(("dag__isnull", False), ("klar__isnull", True)),
                fields=["kommun", "ansvarig", "dag", "person", "slag"],
                name="uppgift_ansvarig",
            ),
        ),
    ]
