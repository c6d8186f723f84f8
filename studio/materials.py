"""What a provider needs for a frame: the prompt, the size, the references' bytes."""

import asyncio
import logging
from collections.abc import Sequence
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import timedelta
from operator import attrgetter
from uuid import UUID

from django.utils.crypto import salted_hmac

from gallery import files, processes
from gallery.refusals import GalleryRefusal
from studio import pictures
from studio.models import Frame, Reference
from studio.providers.protocol import Busy, FrameFailed, ReferenceBytes, RenderRequest
from studio.readiness import readiness_of

log = logging.getLogger(__name__)

_STORAGE_WAIT = timedelta(seconds=30)
"""Until references are read again from a storage that was away."""
_SENT_AS_THEY_ARE = {"image/png", "image/jpeg"}


@dataclass(frozen=True, slots=True)
class Materials:
    """What the database knows of a frame's order, read in one step."""

    wire_model: str
    references: tuple[Reference, ...]


def gather(frame: Frame) -> Materials:
    """Read what ``request_for`` needs."""
    references = frame.generation.references.select_related("image").order_by()
    in_order = sorted(references, key=attrgetter("position"))
    return Materials(readiness_of(frame.model).wire_id, tuple(in_order))


async def request_for(frame: Frame, gathered: Materials) -> RenderRequest:
    """Write the frame as a provider gets it, with its references' bytes.

    Raises:
        FrameFailed: a reference's file is gone or broken.
        Busy: the storage does not answer; no call was made.
    """
    order = frame.generation
    return RenderRequest(
        wire_model=gathered.wire_model,
        prompt=order.prompt,
        words=tuple(order.words),
        ratio=order.ratio,
        resolution=order.resolution,
        width=order.width,
        height=order.height,
        quality=order.quality,
        seed=frame.seed,
        references=await _read_all(gathered.references),
        person=person_of(order.maker_id),
    )


def person_of(user: UUID) -> str:
    """Name a person to a provider's abuse desk: always the same, and nobody can tell who."""
    return salted_hmac("studio.person", str(user), algorithm="sha256").hexdigest()[:32]


async def _read_all(references: Sequence[Reference]) -> tuple[ReferenceBytes, ...]:
    return tuple([await _read(reference) for reference in references])


async def _read(reference: Reference) -> ReferenceBytes:
    image = reference.image
    detail = f"Reference {reference.position + 1} could not be read."
    if not image.file:  # emptied out of the bin
        raise FrameFailed(detail, code="storage_error")
    try:
        data = await asyncio.to_thread(files.read, image.file)
        if image.kind in _SENT_AS_THEY_ARE:
            kind = image.kind
        else:
            source_type = str(image.provenance.get("source_type", ""))
            data = await processes.run_async(pictures.as_png, data, source_type)
            kind = "image/png"
    except (FileNotFoundError, GalleryRefusal, BrokenProcessPool) as broken:
        raise FrameFailed(detail, code="storage_error") from broken
    except Exception as away:  # each storage backend has errors of its own
        log.warning("reference not read", extra={"image": image.pk}, exc_info=True)
        raise Busy(f"{detail} We try again.", wait=_STORAGE_WAIT) from away
    return ReferenceBytes(
        data=data,
        kind=kind,
        name=f"reference-{reference.position + 1}.{files.EXTENSIONS[kind]}",
        role=reference.role,
        keep=reference.keep,
        change=reference.change,
    )
