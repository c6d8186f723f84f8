"""Move what stood on publications to their images. Data alone: PostgreSQL wants it apart."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import OuterRef, Subquery


def forward(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    image, publication, report = (
        apps.get_model("gallery", name) for name in ("Image", "Publication", "Report")
    )
    theirs = publication.objects.filter(pk=OuterRef("publication_id"))
    report.objects.update(
        image_id=Subquery(theirs.values("image_id")), title=Subquery(theirs.values("title"))
    )
    hidden = publication.objects.filter(image_id=OuterRef("pk")).exclude(hidden_at=None)
    image.objects.filter(held_back="hidden", publication__hidden_at__isnull=False).update(
        held_why=Subquery(hidden.values("hidden_why"))
    )


def backward(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    publication, report = (apps.get_model("gallery", name) for name in ("Publication", "Report"))
    image = apps.get_model("gallery", "Image")
    report.objects.filter(publication=None).delete()
    why = image.objects.filter(pk=OuterRef("image_id")).values("held_why")
    publication.objects.exclude(hidden_at=None).update(hidden_why=Subquery(why))


class Migration(migrations.Migration):
    dependencies = [("gallery", "0002_reports_of_images")]

    operations = [migrations.RunPython(forward, backward)]
