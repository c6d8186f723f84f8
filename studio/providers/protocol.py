"""What every provider adapter promises: one frame in, one picture out, or a typed refusal.

Retryable and final faults are different types. Their texts are written for the person who
ordered; nothing of a provider's raw answer, no key and no address is ever in them.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Protocol

Preview = Callable[[bytes], Awaitable[None]]
"""Called with each partial picture (encoded bytes), in order; never with the final one."""


@dataclass(frozen=True, slots=True)
class ReferenceBytes:
    """A reference as it is sent: upright PNG or JPEG bytes."""

    data: bytes
    kind: str
    name: str
    role: str = ""
    keep: str = ""
    change: str = ""


@dataclass(frozen=True, slots=True)
class RenderRequest:
    """One frame to make."""

    wire_model: str
    prompt: str
    """As the person wrote it; adapters compile words and reference roles into what they send."""
    words: tuple[str, ...]
    ratio: str
    resolution: str
    width: int
    height: int
    quality: str
    seed: int
    references: tuple[ReferenceBytes, ...]
    person: str
    """A stable hash for the provider's abuse desk; says nothing about who."""


@dataclass(frozen=True, slots=True)
class RenderedImage:
    """The bytes as they came, not yet decoded or checked."""

    data: bytes
    request_id: str = ""
    cost_microdollars: int | None = None
    notes: tuple[str, ...] = ()
    alt: str = ""


class ProviderFault(Exception):
    """Anything but a picture. ``code`` is a frame error code of the API."""

    code = "provider_error"

    def __init__(self, detail: str, *, request_id: str = "", billed: bool = False) -> None:
        super().__init__(detail)
        self.detail = detail
        self.request_id = request_id
        self.billed = billed


class ContentRefused(ProviderFault):
    """Final: the provider will not make this. ``detail`` carries its reason."""

    code = "content_refused"


class FrameFailed(ProviderFault):
    """Final for this frame, with the code given."""

    def __init__(self, detail: str, *, code: str, request_id: str = "") -> None:
        super().__init__(detail, request_id=request_id)
        self.code = code


class ModelTrouble(ProviderFault):
    """The operator's trouble (key, quota, region): the model is out for ``out_for``.

    ``for_staff`` says what the operator has to look at; it holds no key and no raw answer.
    """

    code = "model_unavailable"

    def __init__(
        self,
        detail: str,
        *,
        out_for: timedelta = timedelta(minutes=10),
        for_staff: str = "",
        request_id: str = "",
    ) -> None:
        super().__init__(detail, request_id=request_id)
        self.out_for = out_for
        self.for_staff = for_staff


class ModelRetired(ProviderFault):
    """The provider no longer knows the model."""

    code = "model_retired"


class Busy(ProviderFault):
    """Answered 429 or could not be reached at all: no attempt, due again after ``wait``."""

    code = "provider_busy"

    def __init__(self, detail: str, *, wait: timedelta, request_id: str = "") -> None:
        super().__init__(detail, request_id=request_id)
        self.wait = wait


class TryAgain(ProviderFault):
    """An answered 5xx, overload or an empty answer: an attempt, at most two repeats."""

    def __init__(self, detail: str, *, code: str = "provider_error", request_id: str = "") -> None:
        super().__init__(detail, request_id=request_id)
        self.code = code


class OutcomeUnknown(ProviderFault):
    """Timed out or cut off after sending: it may be billed; at most one more try."""

    code = "provider_timeout"


class Provider(Protocol):
    """An adapter. One instance a process; safe for thousands of calls at once."""

    async def render(self, request: RenderRequest, *, preview: Preview | None) -> RenderedImage:
        """Make one picture.

        Raises:
            ProviderFault: one of the above; nothing else but ``asyncio.CancelledError``.
        """
        ...


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where and with what a provider is called; built from settings, ``repr`` hides the key."""

    base_url: str
    api_key: str = field(default="", repr=False)
    model: str = ""
