"""Pictures that came after their frame was cancelled: kept a day, offered for their price."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from billing import ledger
from gallery import services as gallery
from studio import endings, labels
from studio.models import Frame, Generation, LateArrival, Reference
from studio.refusals import NotThere

KEPT_FOR = timedelta(hours=24)

_OWN = frozenset(
    {"id", "maker_id", "quote_id", "press", "status", "count", "credits_each", "created_at",
     "finished_at"}
)  # fmt: skip
"""What a copied order does not take from the first one."""


def find_late(frame: Frame) -> LateArrival | None:
    """Find the picture that came after the cancel, while it can still be taken."""
    since = timezone.now() - KEPT_FOR
    return LateArrival.objects.filter(frame=frame, arrived_at__gt=since).first()


@transaction.atomic
def take_late(*, frame: Frame, member: User) -> Frame:
    """Take the picture that came after ``frame`` was cancelled, for its price.

    As everything that undoes a cancel it is a new frame, of the next number, done at once; the
    cancelled one stays cancelled. Returns the new frame.

    Raises:
        NotThere: there is none, it was taken, or its day is over.
        InsufficientCredits: nothing was changed.
    """
    offer = find_late(frame)
    waiting = Frame.objects.filter(pk=frame.pk, arrived_late=True)
    if offer is None or not waiting.update(arrived_late=False):
        raise NotThere("This picture can no longer be taken.")
    offer.delete()
    taken = _new_frame(frame, _copy_order(frame.generation, frame, member, offer), offer)
    if offer.credits:
        line = ledger.HoldLine(frame=taken.pk, credits=offer.credits, label=taken.short_label)
        expires_at = endings.hold_expiry(taken.give_up_at)
        ledger.hold_each(frame.workspace_id, [line], expires_at=expires_at, actor=member.pk)
    arrival = endings.Arrival(
        kept=gallery.KeptFiles.from_json(offer.kept),
        credits=offer.credits,
        alt=offer.alt,
        notes=tuple(offer.notes),
        provenance=offer.provenance,
    )
    endings.hand_over(taken, arrival)
    taken.refresh_from_db()
    return taken


def _copy_order(order: Generation, frame: Frame, member: User, offer: LateArrival) -> Generation:
    same = {
        field.attname: getattr(order, field.attname)
        for field in Generation._meta.concrete_fields
        if field.attname not in _OWN
    }
    copy = Generation.objects.create(
        **same,
        maker=member,
        press=f"late:{frame.pk}",
        status=Generation.Status.RUNNING,
        count=1,
        credits_each=offer.credits,
    )
    Reference.objects.bulk_create(
        Reference(
            generation=copy,
            image_id=one.image_id,
            position=one.position,
            role=one.role,
            keep=one.keep,
            change=one.change,
        )
        for one in order.references.all()
    )
    return copy


def _new_frame(frame: Frame, order: Generation, offer: LateArrival) -> Frame:
    (label,) = labels.give_labels(direction=frame.direction, parent=frame.parent, count=1)
    now = timezone.now()
    return Frame.objects.create(
        workspace=frame.workspace,
        generation=order,
        project=frame.project,
        direction=frame.direction,
        parent=frame.parent,
        label=label,
        number=1,
        stage=frame.stage,
        model=frame.model,
        seed=frame.seed,
        status=Frame.Status.RUNNING,
        price=offer.credits,
        started_at=now,
        due_at=now,
        give_up_at=now,
    )


def purge_late() -> int:
    """Delete late pictures that nobody took within their day. Returns how many."""
    before = timezone.now() - KEPT_FOR
    purged = 0
    for offer in LateArrival.objects.filter(arrived_at__lte=before)[:200]:
        with transaction.atomic():
            waiting = Frame.objects.filter(pk=offer.frame_id, arrived_late=True)
            if not waiting.update(arrived_late=False):
                continue
            offer.delete()
        gallery.discard(gallery.KeptFiles.from_json(offer.kept))
        purged += 1
    return purged
