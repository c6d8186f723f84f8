"""A provider that answers what a test tells it to, and the worker run on the test's thread."""

import zlib
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any

from asgiref.sync import async_to_sync
from django.utils import timezone
from PIL import Image as Pixels

from accounts.models import User
from billing import ledger
from studio import claims, rendering
from studio.database import in_database
from studio.models import Frame, Generation
from studio.orders import ImageOrder
from studio.providers.protocol import RenderedImage
from studio.services import order_images
from tests.factories import workspace_of

Answer = RenderedImage | Exception | Callable[[Any], RenderedImage]


class ToldProvider:
    """Gives the answers it was told, in order, then pictures of the ordered size."""

    def __init__(self, *answers: Answer) -> None:
        self.answers = list(answers)
        self.requests: list[Any] = []

    async def render(self, request: Any, *, preview: Any) -> RenderedImage:
        self.requests.append(request)
        answer = self.answers.pop(0) if self.answers else picture_for
        if isinstance(answer, Exception):
            raise answer
        return await in_database(answer)(request) if callable(answer) else answer


def picture(width: int, height: int, seed: int = 0) -> bytes:
    """Encode a PNG that shows something."""
    small = Pixels.linear_gradient("L").resize((max(1, width // 8), max(1, height // 8)))
    shown = Pixels.merge("RGB", [small, small.point(lambda v: (v + seed * 40) % 256), small])
    out = BytesIO()
    shown.resize((width, height), Pixels.Resampling.NEAREST).save(out, "PNG", compress_level=1)
    return out.getvalue()


def picture_for(request: Any) -> RenderedImage:
    return RenderedImage(
        data=picture(request.width, request.height, request.seed % 5),
        request_id=f"req-{zlib.crc32(request.prompt.encode())}",
        cost_microdollars=39_000,
    )


def order(user: User, *, press: str = "p1", **fields: Any) -> list[Generation]:
    """Order on Nano Banana unless told otherwise."""
    asked = ImageOrder(**{"model": "nano-banana", "prompt": "A can on a plinth"} | fields)
    return order_images(workspace=workspace_of(user), member=user, orders=[asked], press=press)


def grant(user: User, credits: int) -> None:
    workspace = workspace_of(user)
    ledger.open_account(workspace.pk)
    ledger.grant(
        workspace.pk, credits=credits, source=f"test:{workspace.pk}", kind="adjust", note="Test"
    )


def credits_of(user: User) -> tuple[int, int]:
    """Give the credits that are theirs, and of these the held."""
    balance = ledger.balance(workspace_of(user).pk)
    return balance.posted, balance.held


class Nudges(list[tuple[str, timedelta]]):
    """Remembers the nudges that a worker sends."""

    def __call__(self, model: str, *, wait: timedelta = timedelta(0)) -> None:
        self.append((model, wait))


def work(model: str = "nano-banana") -> Nudges:
    """Be the worker that has got a nudge for ``model``."""
    nudges = Nudges()
    async_to_sync(rendering.render_waiting)(model, nudge=nudges)
    return nudges


def claim(model: str = "nano-banana") -> Frame:
    (frame,) = claims.claim_due(model, 1)
    return frame


def finish_claimed(frame: Frame) -> Nudges:
    """Be a worker that goes on with a frame it claimed before."""
    nudges = Nudges()
    async_to_sync(rendering.render)(frame, nudge=nudges)
    return nudges


def make_due() -> None:
    """Let the time pass that frames which were put back have to wait."""
    queued = Frame.objects.filter(status=Frame.Status.QUEUED)
    queued.update(due_at=timezone.now() - timedelta(seconds=1))
