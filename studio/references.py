"""The pictures that an order leans on: there, and the workspace's own."""

from uuid import UUID

from gallery.models import Image
from studio.models import Generation, Reference
from studio.orders import ImageOrder, InvalidOrder


def require_own(workspace_id: UUID, order: ImageOrder) -> None:
    """Let pass an order whose references are the workspace's and not in the bin.

    Raises:
        InvalidOrder: with the number of the first that is not.
    """
    wanted = {reference.image for reference in order.references}
    if not wanted:
        return
    mine = Image.objects.owned_by(workspace_id).present().filter(pk__in=wanted)
    owned = set(mine.values_list("pk", flat=True))
    for number, reference in enumerate(order.references, start=1):
        if reference.image not in owned:
            reason = f"Reference {number} is not among your images, or is in the bin."
            raise InvalidOrder("references", reason)


def write(generation: Generation, order: ImageOrder) -> None:
    """Write the references of an order that was just made.

    Raises:
        InvalidOrder: as ``require_own``.
    """
    require_own(generation.workspace_id, order)
    Reference.objects.bulk_create(
        Reference(
            generation=generation,
            image_id=reference.image,
            position=position,
            role=reference.role,
            keep=reference.keep,
            change=reference.change,
        )
        for position, reference in enumerate(order.references)
    )
