"""Throwing pictures away: into the bin, out of it, and after ``BIN_DAYS`` days for good."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from gallery.models import BIN_DAYS, Image, Variant
from gallery.publishing import erase_after_commit, withdraw

_EMPTIED: dict[str, Any] = {"file": "", "name": "", "alt": "", "search": "", "provenance": {}}


def delete_image(*, image: Image) -> bool:
    """Put an image into the bin, from where it can be restored for ``BIN_DAYS`` days.

    A published one is withdrawn with it. False when it was not there to delete.
    """
    return bool(delete_images(workspace_id=image.workspace_id, ids=[image.pk]))


def delete_images(*, workspace_id: UUID, ids: Iterable[UUID]) -> list[UUID]:
    """Put those of the workspace's images into the bin that are not there yet, and say which.

    All or none; the published ones are withdrawn with them.
    """
    with transaction.atomic():
        mine = Image.objects.owned_by(workspace_id).present().filter(pk__in=list(ids))
        # Locked, so that none is published between this look and the withdrawal below.
        found = list(mine.select_for_update().order_by("pk").values_list("pk", flat=True))
        if found:
            Image.objects.filter(pk__in=found).update(deleted_at=timezone.now())
            withdraw(found)
    return found


def restore_image(*, image: Image) -> bool:
    """Take an image out of the bin; it stays private. False when it is not in there."""
    return bool(restore_images(workspace_id=image.workspace_id, ids=[image.pk]))


def restore_images(*, workspace_id: UUID, ids: Iterable[UUID]) -> int:
    """Take those of the workspace's images out of the bin that are in there, and count them."""
    binned = Image.objects.owned_by(workspace_id).binned().filter(pk__in=list(ids))
    return binned.update(deleted_at=None)


def purge_bin(*, now: datetime, at_most: int = 500) -> int:
    """Erase what has lain in the bin for ``BIN_DAYS`` days; give the number of images.

    Frames and orders keep naming the row, so it stays, emptied of all but its measures.
    """
    old = Image.objects.binned().filter(deleted_at__lte=now - timedelta(days=BIN_DAYS))
    purged = 0
    for image in old.order_by("deleted_at")[:at_most]:
        with transaction.atomic():
            still = Image.objects.binned().filter(pk=image.pk, deleted_at=image.deleted_at)
            if not still.update(purged_at=now, origin=f"purged:{image.pk}", **_EMPTIED):
                continue
            variants = Variant.objects.filter(image=image)
            erase_after_commit([image.file, *variants.values_list("file", flat=True)])
            variants.delete()
        purged += 1
    return purged
