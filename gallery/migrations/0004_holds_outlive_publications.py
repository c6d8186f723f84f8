"""Every report has its image; a publication has no reason of its own."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("gallery", "0003_move_to_images")]

    operations = [
        migrations.RemoveField("publication", "hidden_why"),
        migrations.AlterField(
            "report",
            "image",
            models.ForeignKey(
                "gallery.image",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="reports",
            ),
        ),
    ]
