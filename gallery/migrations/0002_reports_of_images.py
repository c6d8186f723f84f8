"""Reports and the reason of a hold hang on the image, so that they outlive its publication."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("gallery", "0001_initial")]

    operations = [
        migrations.AddField(
            "image",
            "held_why",
            models.CharField(max_length=200, blank=True, default=""),
            preserve_default=False,
        ),
        migrations.AddField(
            "report",
            "image",
            models.ForeignKey(
                "gallery.image",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="reports",
            ),
        ),
        migrations.AddField(
            "report",
            "title",
            models.CharField(max_length=120, blank=True, default=""),
            preserve_default=False,
        ),
        migrations.AlterField(
            "report",
            "publication",
            models.ForeignKey(
                "gallery.publication",
                null=True,
                blank=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
            ),
        ),
    ]
