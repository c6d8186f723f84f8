"""From a provider's bytes to the frame's picture: checked, priced, stored, handed over."""

import asyncio
import logging
from concurrent.futures.process import BrokenProcessPool
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from gallery import pixels, processes
from gallery import services as gallery
from gallery.models import Image
from gallery.refusals import GalleryRefusal
from gallery.xmp import SourceType
from studio import endings, live, pictures, previews
from studio.catalogue import CATALOGUE, price_of_arrival
from studio.claims import end_attempt
from studio.endings import Arrival, Handover
from studio.materials import Materials
from studio.models import Attempt, Frame
from studio.providers.protocol import FrameFailed, Preview, RenderedImage

log = logging.getLogger(__name__)

STORING_PAUSES = (0.5, 2.0)
"""Seconds before the second and the third try to store a picture that has been paid for."""

PUBLISH_WITHIN = timedelta(minutes=2)
"""Until then the worker that made the picture is taken to be at it."""
PUBLISH_TRIED_FOR = timedelta(days=1)
PUBLISHED_AT_ONCE = 5
"""Pictures that one sweep publishes: each takes up to a second."""

_IN_THE_PICTURE = {"", "product", "person", "logo", "background"}
"""Roles whose reference may stand in the picture itself; the others only guide it."""
_GENERATIVE = {SourceType.TRAINED, SourceType.COMPOSITE_TRAINED}


async def receive(frame: Frame, gathered: Materials, rendered: RenderedImage) -> Arrival:
    """Check what came and store it.

    Raises:
        FrameFailed: ``bad_image``, ``blank_image`` or ``storage_error``; nothing is stored.
    """
    source_type = _source_type(frame, gathered)
    try:
        inspected = await processes.run_async(pixels.inspect_made, rendered.data, source_type)
    except GalleryRefusal as bad:
        raise FrameFailed("What came back is no picture.", code="bad_image") from bad
    except BrokenProcessPool as broken:
        raise FrameFailed("What came back could not be opened.", code="bad_image") from broken
    if inspected.is_blank:
        raise FrameFailed("The picture came back empty.", code="blank_image")
    credits = price_of_arrival(
        frame.generation, price=frame.price, width=inspected.width, height=inspected.height
    )
    if credits is None:
        size = f"{inspected.width} × {inspected.height}"
        raise FrameFailed(f"The picture came back too small, {size}.", code="bad_image")
    return Arrival(
        kept=await _store(frame, rendered.data, inspected),
        credits=credits,
        alt=rendered.alt or _alt(frame),
        notes=rendered.notes,
        provenance=_provenance(frame, gathered, inspected, source_type),
    )


async def _store(frame: Frame, data: bytes, inspected: pixels.Inspected) -> gallery.KeptFiles:
    pauses = iter(STORING_PAUSES)
    while True:
        try:
            return await asyncio.to_thread(gallery.keep_made, data=data, inspected=inspected)
        except Exception as fault:  # each storage backend has errors of its own
            log.exception("picture not stored", extra={"frame": frame.pk})
            pause = next(pauses, None)
            if pause is None:
                raise FrameFailed(
                    "The picture was made but could not be stored.", code="storage_error"
                ) from fault
        await asyncio.sleep(pause)


@transaction.atomic
def hand_over(
    frame: Frame, attempt: Attempt, rendered: RenderedImage, arrival: Arrival
) -> Handover:
    """Write down the call's end and hand the picture over, in one transaction."""
    end_attempt(
        attempt,
        Attempt.Outcome.DELIVERED,
        request_id=rendered.request_id,
        cost_microdollars=rendered.cost_microdollars,
    )
    return endings.hand_over(frame, arrival)


def publish(frame: Frame) -> None:
    """Publish the picture of an order that was not private, as its maker usually does.

    What this raises leaves it due: the sweeper tries again. A picture that may not be published
    (in the bin, held back), or whose file is gone, stays private.
    """
    image = Image.objects.get(pk__in=Frame.objects.filter(pk=frame.pk).values("image"))
    maker = User.objects.get(pk=frame.generation.maker_id)
    try:
        gallery.publish(
            image=image,
            maker_name=maker.shown_name,
            show_prompt="prompt" in maker.shown_parts,
            show_references="references" in maker.shown_parts,
            show_settings="settings" in maker.shown_parts,
        )
    except (GalleryRefusal, FileNotFoundError):
        log.info("picture stays private", extra={"frame": frame.pk})
    Frame.objects.filter(pk=frame.pk).update(publish_due=False)


def publish_overdue() -> int:
    """Publish what its worker did not: it died, or storage was down. Returns how many."""
    now = timezone.now()
    due = Frame.objects.filter(
        publish_due=True,
        finished_at__range=(now - PUBLISH_TRIED_FOR, now - PUBLISH_WITHIN),
    )
    published = 0
    # In no order, so that five which fail each time do not stand before all others.
    for frame in due.select_related("generation").order_by("?")[:PUBLISHED_AT_ONCE]:
        try:
            publish(frame)
            published += 1
        except Exception:  # each storage backend has errors of its own, and the others wait
            log.exception("picture not published", extra={"frame": frame.pk})
    return published


def preview_for(frame: Frame, gathered: Materials) -> Preview:
    """Give what a provider calls with each partial picture: shrink it, keep it, tell the page."""
    source_type = _source_type(frame, gathered)

    async def show(data: bytes) -> None:
        try:
            small = await processes.run_async(pictures.shrink, data, source_type)
            address = await asyncio.to_thread(previews.keep, frame.pk, small)
        except Exception:  # a cache that is down must not end a call that is paid for
            log.warning("partial picture not shown", extra={"frame": frame.pk}, exc_info=True)
            return
        await asyncio.to_thread(
            live.publish_frame,
            frame=frame.pk,
            project=frame.project_id,
            generation=frame.generation_id,
            status=Frame.Status.RUNNING,
            label=frame.label,
            preview=address,
        )

    return show


def _source_type(frame: Frame, gathered: Materials) -> SourceType:
    """Say what kind of picture this is, by who made it and what stands in it."""
    has_photo = any(
        reference.image.source == Image.Source.UPLOADED
        for reference in gathered.references
        if reference.role in _IN_THE_PICTURE
    )
    if CATALOGUE[frame.model].provider == "sketch":
        if made := _made_by_a_model(gathered):
            return made
        return SourceType.COMPOSITE_SYNTHETIC if has_photo else SourceType.ALGORITHMIC
    return SourceType.COMPOSITE_TRAINED if has_photo else SourceType.TRAINED


def _made_by_a_model(gathered: Materials) -> SourceType | None:
    """Give the source type of a generative model's picture that stands in a drawn one, if any."""
    for reference in gathered.references:
        said = reference.image.provenance.get("source_type")
        if reference.role in _IN_THE_PICTURE and said in _GENERATIVE:
            return SourceType(said)
    return None


def _alt(frame: Frame) -> str:
    prompt = " ".join(frame.generation.prompt.split())
    return prompt if len(prompt) <= 300 else f"{prompt[:299]}…"


def _provenance(
    frame: Frame, gathered: Materials, inspected: pixels.Inspected, source_type: SourceType
) -> dict[str, Any]:
    order = frame.generation
    return {
        "prompt": order.prompt,
        "words": order.words,
        "model": order.model,
        "model_name": CATALOGUE[order.model].name,
        "settings": {
            "ratio": order.ratio,
            "resolution": order.resolution,
            "quality": order.quality,
            "seed": frame.seed,
            "stage": frame.stage,
        },
        "references": [
            {"role": one.role, "keep": one.keep, "change": one.change}
            for one in gathered.references
        ],
        "requested": {"width": order.width, "height": order.height},
        "actual": {"width": inspected.width, "height": inspected.height},
        "source_type": str(source_type),
    }
