"""Taking orders: checked, priced, numbered, paid for by a hold, and queued, all or none."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from operator import attrgetter
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from accounts.access import is_confirmed
from accounts.models import User, Workspace
from billing import ledger
from studio import actors, catalogue, endings, labels, places, quoting, readiness, references
from studio.models import LABEL_MAX, Frame, Generation, Quote, Turn
from studio.orders import SEED_MAX, ImageOrder, InvalidOrder, OrderedReference
from studio.places import Place
from studio.refusals import AddressUnconfirmed, PriceChanged

GIVE_UP_AFTER = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class _Priced:
    """An order that its model can make, with what a frame of it costs."""

    order: ImageOrder
    checked: catalogue.Checked
    credits_each: int

    @property
    def total(self) -> int:
        return self.credits_each * self.order.count


def order_images(
    *,
    workspace: Workspace,
    member: User,
    orders: Sequence[ImageOrder],
    press: str,
    quote: UUID | None = None,
    shown_total: int | None = None,
) -> list[Generation]:
    """Take the orders of one press of the button: all of them or none.

    Their prices are held and their frames queued; rendering happens in a worker. The same
    ``press`` (1 to 64 characters) again gives the first orders and holds nothing more.
    ``quote`` is a quote of the one order and its price wins; ``shown_total`` are the credits that
    the page showed.

    Raises:
        InvalidOrder: the model cannot make it, or what it names is not in this workspace.
        ModelNotReady, ModelUnavailable: the model cannot be ordered (now).
        AddressUnconfirmed: until then only Sketch can be ordered, and nothing published.
        PriceChanged: it costs more than ``shown_total``.
        QuoteUsed, QuoteExpired
        InsufficientCredits: the workspace cannot pay.
        Whatever is raised, nothing was stored.
    """
    if earlier := _of_press(workspace, press):
        return earlier
    if not orders:
        raise InvalidOrder("model", "Choose at least one model.")
    if len({(order.part, order.model) for order in orders}) != len(orders):
        raise InvalidOrder("model", "Order each model once; ask for more frames of it instead.")
    priced = [_price(order) for order in orders]
    _refuse_unready(member, orders)
    try:
        with transaction.atomic():
            if quote is not None:
                priced = [_redeem(workspace, quote, priced)]
            total = sum(each.total for each in priced)
            if shown_total is not None and total > shown_total:
                raise PriceChanged(shown=shown_total, total=total)
            made = _take(workspace, member, priced, press, quote)
    except IntegrityError:
        # The same press, at the same time: the other one made the rows.
        if earlier := _of_press(workspace, press):
            return earlier
        raise
    return made


def order_of(generation: Generation, *, count: int | None = None) -> ImageOrder:
    """Write a stored order as one to be placed again, with the same parent and direction."""
    leaned_on = tuple(
        OrderedReference(reference.image_id, reference.role, reference.keep, reference.change)
        for reference in generation.references.all()
    )
    return ImageOrder(
        model=generation.model,
        prompt=generation.prompt,
        treatment=generation.treatment,
        added=generation.added,
        words=tuple(generation.words),
        ratio=generation.ratio,
        resolution=generation.resolution,
        quality=generation.quality,
        count=count or generation.count,
        private=generation.private,
        seed=generation.seed,
        stage=generation.stage,
        goal=generation.goal,
        channel=generation.channel,
        project=generation.project_id,
        direction=generation.direction_id,
        parent=generation.parent_id,
        also_from=generation.also_from_id,
        references=leaned_on,
    )


def order_again(*, generation: Generation, member: User, press: str) -> list[Generation]:
    """Place a stored order again: new frames, the next numbers, today's price.

    Raises:
        As ``order_images``.
    """
    return order_images(
        workspace=generation.workspace,
        member=member,
        orders=[order_of(generation)],
        press=press,
    )


def retry_frame(*, frame: Frame, member: User, press: str) -> Generation:
    """Order one more frame like ``frame``: same parent and direction, next number, today's price.

    Public only for who chose that: a colleague who tries again does not publish by it.

    Raises:
        As ``order_images``.
    """
    order = order_of(frame.generation, count=1)
    if order.seed is not None:
        order = replace(order, seed=frame.seed)
    if frame.generation.maker_id != member.pk:
        order = replace(order, private=True)
    (made,) = order_images(workspace=frame.workspace, member=member, orders=[order], press=press)
    return made


def _of_press(workspace: Workspace, press: str) -> list[Generation]:
    found = Generation.objects.filter(workspace=workspace, press=press)
    return sorted(found, key=attrgetter("id"))


def _refuse_unready(member: User, orders: Sequence[ImageOrder]) -> None:
    for order in orders:
        readiness.require_ready(order.model)
    only_own_sketches = all(order.model == "sketch" and order.private for order in orders)
    if not only_own_sketches and not is_confirmed(member):
        raise AddressUnconfirmed


def _price(order: ImageOrder) -> _Priced:
    return _Priced(order, catalogue.check(order), catalogue.quote(order).credits_each)


def _redeem(workspace: Workspace, quote: UUID, priced: Sequence[_Priced]) -> _Priced:
    if len(priced) != 1:
        raise InvalidOrder("quote", "A quote is for one order.")
    redeemed = quoting.redeem(workspace=workspace, quote=quote, order=priced[0].order)
    return replace(priced[0], credits_each=redeemed.credits_each)


def _take(
    workspace: Workspace,
    member: User,
    priced: Sequence[_Priced],
    press: str,
    quote: UUID | None,
) -> list[Generation]:
    # The turn's row is the workspace's place in the queue, and the lock that keeps two first
    # orders from making two first projects.
    turn = Turn.objects.filter(pk=workspace.pk)
    if not turn.update(served_at=F("served_at")):
        Turn.objects.bulk_create([Turn(workspace=workspace)], ignore_conflicts=True)
        turn.update(served_at=F("served_at"))
    places_found = places.find(workspace, member, [each.order for each in priced])
    made: list[Generation] = []
    frames: list[Frame] = []
    for each, place in zip(priced, places_found, strict=True):
        generation = _write_order(workspace, member, each, place, press, quote)
        made.append(generation)
        frames += _write_frames(generation, each, place)
    lines = [
        ledger.HoldLine(frame=frame.pk, credits=frame.price, label=frame.short_label)
        for frame in frames
        if frame.price
    ]
    if lines:
        give_up_at = max(frame.give_up_at for frame in frames)
        ledger.hold_each(
            workspace.pk,
            lines,
            expires_at=endings.hold_expiry(give_up_at),
            actor=member.pk,
        )
    for each in priced:
        # The rows are the queue and this only a nudge: if it fails, the sweeper nudges again.
        _nudge_after_commit(each.order)
    return made


def _nudge_after_commit(order: ImageOrder) -> None:
    def nudge() -> None:  # not a partial: Django names what failed by its __qualname__
        actors.nudge(order.model, times=order.count)

    transaction.on_commit(nudge, robust=True)


def _write_order(
    workspace: Workspace,
    member: User,
    priced: _Priced,
    place: Place,
    press: str,
    quote: UUID | None,
) -> Generation:
    order, checked = priced.order, priced.checked
    generation = Generation.objects.create(
        workspace=workspace,
        maker=member,
        project=place.project,
        direction=place.direction,
        parent=place.parent,
        also_from=place.also_from,
        quote=Quote.objects.filter(pk=quote).first() if quote else None,
        press=press,
        part=order.part,
        stage=checked.stage,
        goal=order.goal,
        model=order.model,
        prompt=order.prompt,
        treatment=order.treatment,
        added=order.added,
        words=list(order.words),
        ratio=order.ratio,
        channel=order.channel,
        resolution=order.resolution,
        quality=checked.quality,
        width=checked.width,
        height=checked.height,
        count=order.count,
        seed=order.seed,
        private=order.private,
        credits_each=priced.credits_each,
    )
    references.write(generation, order)
    return generation


def _write_frames(generation: Generation, priced: _Priced, place: Place) -> list[Frame]:
    order = priced.order
    now = timezone.now()
    given = labels.give_labels(direction=place.direction, parent=place.parent, count=order.count)
    if len(given[-1]) > LABEL_MAX:
        raise InvalidOrder("parent", "This chain of refinements is too long. Start a direction.")
    # Each frame of an order has a seed of its own, else the sketches would all be the same.
    first_seed = secrets.randbelow(SEED_MAX) if order.seed is None else order.seed
    return Frame.objects.bulk_create(
        Frame(
            workspace=generation.workspace,
            generation=generation,
            project=place.project,
            direction=place.direction,
            parent=place.parent,
            label=label,
            number=number,
            stage=generation.stage,
            model=order.model,
            seed=(first_seed + number - 1) % (SEED_MAX + 1),
            price=priced.credits_each,
            due_at=now,
            give_up_at=now + GIVE_UP_AFTER,
        )
        for number, label in enumerate(given, start=1)
    )
