"""Finishing a sketch on a hosted model: what is sent, to which models, and for how much."""

from dataclasses import dataclass, replace

from gallery.models import Image
from gallery.xmp import SourceType
from studio import wording
from studio.catalogue import CATALOGUE, RESOLUTIONS, ImageOrder, InvalidOrder, ModelSpec, quote
from studio.formats import CHANNELS
from studio.models import Frame, Generation, Reference
from studio.ordering import order_of
from studio.orders import OrderedReference
from studio.readiness import readiness
from studio.refusals import NotThere

_DRAWN = {SourceType.ALGORITHMIC, SourceType.COMPOSITE_SYNTHETIC}


@dataclass(frozen=True, slots=True)
class Way:
    """One model on which a sketch can be finished, or why it cannot be finished there."""

    spec: ModelSpec
    credits: int = 0
    width: int = 0
    height: int = 0
    reason: str = ""
    """Why this model cannot make it; empty when it can."""


@dataclass(frozen=True, slots=True)
class Finishing:
    """What the menu of a finished sketch shows."""

    ways: tuple[Way, ...]
    """The ready hosted models, in the catalogue's order; none when none is connected."""
    brief: str
    """Everything that another tool has to be told, as plain text."""


def layout_of(frame: Frame) -> Image | None:
    """Give a frame's drawn picture, if it can serve as the layout of a finished one."""
    image = frame.image
    if (
        frame.status != Frame.Status.DONE
        or frame.removed_at is not None
        or image is None
        or image.deleted_at is not None
    ):
        return None
    drawn = frame.model == "sketch" and image.provenance.get("source_type") in _DRAWN
    return image if drawn else None


def offer(frame: Frame) -> Finishing | None:
    """Price the sketch on each ready hosted model, one frame each: two queries. None: no sketch."""
    layout = layout_of(frame)
    if layout is None:
        return None
    ready = readiness()
    hosted = [
        spec for spec in CATALOGUE.values() if spec.provider != "sketch" and ready[spec.id].is_ready
    ]
    asked = _layout_order(frame, layout)
    return Finishing(tuple(_way(asked, spec) for spec in hosted), write_brief(frame))


def order_on(frame: Frame, model: str) -> ImageOrder:
    """Write the order that finishes a sketch on ``model``: one frame, the sketch as its layout.

    Raises:
        NotThere: the frame is no sketch that can be finished.
        InvalidOrder: there is no hosted model of this name.
    """
    layout = layout_of(frame)
    if layout is None:
        raise NotThere(f"Frame {frame.short_label} is no sketch that can be finished.")
    spec = CATALOGUE.get(model)
    if spec is None or spec.provider == "sketch":
        raise InvalidOrder("model", "Choose one of the hosted models.")
    return _for_model(_layout_order(frame, layout), spec)


def write_brief(frame: Frame) -> str:
    """Write the sketch's prompt, words, size and references for somebody without our pages."""
    order = frame.generation
    lines = [order.prompt.strip()]
    if words := wording.ordered(order.words, order.prompt):
        lines.append("Words in the picture, exactly: " + ", ".join(f"“{word}”" for word in words))
    size = f"{order.ratio}, {order.width} × {order.height} pixels"
    if channel := CHANNELS.get(order.channel):
        size = f"for {channel.name}, {channel.width} × {channel.height} pixels ({order.ratio})"
    lines.append(f"Format: {size}")
    lines.append("Layout: follow the attached picture for where things stand, not for its style.")
    return "\n\n".join(lines)


def _layout_order(frame: Frame, layout: Image) -> ImageOrder:
    order = frame.generation
    return replace(
        order_of(order, count=1),
        stage="final",
        goal="final",
        parent=frame.pk,
        direction=None,
        also_from=None,
        seed=None,
        private=True,  # the button says nothing of everyone
        references=(OrderedReference(layout.pk, "layout"), *_roles(order, layout)),
    )


def _roles(order: Generation, layout: Image) -> tuple[OrderedReference, ...]:
    """The sketch's own references that have a role and still exist: its product, its logo."""
    rows = Reference.objects.filter(generation=order, image__deleted_at=None)
    return tuple(
        OrderedReference(row.image_id, row.role, row.keep, row.change)
        for row in rows.exclude(role__in=["", "layout"]).exclude(image=layout)
    )


def _for_model(order: ImageOrder, spec: ModelSpec) -> ImageOrder:
    quality = spec.default_quality
    return replace(
        order, model=spec.id, quality=quality, resolution=_resolution(order, spec, quality)
    )


def _resolution(order: ImageOrder, spec: ModelSpec, quality: str) -> str:
    """Choose the size: what its channel needs, else as large as the sketch or for the same price.

    A format or size that the model does not have is left to be refused, with its reason.
    """
    have = [name for name in RESOLUTIONS if name in spec.sizes.get(order.ratio, {})]
    if not have:
        return order.resolution
    if channel := CHANNELS.get(order.channel):
        for name in have:
            if channel.holds(*spec.sizes[order.ratio][name]):
                return name
        return have[-1]
    wanted = max(order.resolution, spec.default_resolution(quality), key=RESOLUTIONS.index)
    return wanted if wanted in have else have[-1]


def _way(order: ImageOrder, spec: ModelSpec) -> Way:
    try:
        price = quote(_for_model(order, spec))
    except InvalidOrder as cannot:
        return Way(spec, reason=cannot.reason)
    return Way(spec, price.credits, price.width, price.height)
