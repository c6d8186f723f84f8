"""Which models can be had now: connected by the operator, not switched off, not in trouble."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from django.conf import settings
from django.utils import timezone

from studio.catalogue import CATALOGUE, ModelSpec
from studio.models import ModelState
from studio.refusals import ModelNotReady, ModelUnavailable

READY = "ready"
NOT_CONNECTED = "not_connected"
UNAVAILABLE = "unavailable"
RETIRED = "retired"

_KEY_OF: Mapping[str, str] = MappingProxyType(
    {
        "gemini": "GEMINI_API_KEY",
        "openai": "OPENAI_API_KEY",
        "compatible": "COMPATIBLE_BASE_URL",
    }
)
"""The setting without which a provider cannot be called; Sketch needs none."""


@dataclass(frozen=True, slots=True)
class Readiness:
    """Whether a model can be ordered, and what to say when it cannot."""

    model: str
    status: str
    """``ready``, ``not_connected``, ``unavailable`` or ``retired``."""
    reason: str = ""
    """For members; empty when ready."""
    staff_reason: str = ""
    """For staff; empty when ready."""
    until: datetime | None = None
    """When it may be back, if that is known."""
    wire_id: str = ""
    """What to call it at its provider: the operator's pin, or the catalogue's id."""

    @property
    def is_ready(self) -> bool:
        return self.status == READY


def readiness() -> Mapping[str, Readiness]:
    """Judge every model of the catalogue, in its order, with one query."""
    states = {state.model: state for state in ModelState.objects.filter(pk__in=list(CATALOGUE))}
    now = timezone.now()
    return MappingProxyType(
        {spec.id: judge(spec, states.get(spec.id), now=now) for spec in CATALOGUE.values()}
    )


def readiness_of(model: str) -> Readiness:
    """Judge one model, with one query.

    Raises:
        KeyError: the catalogue has no such model.
    """
    spec = CATALOGUE[model]
    return judge(spec, ModelState.objects.filter(pk=model).first(), now=timezone.now())


def require_ready(model: str) -> None:
    """Let pass a model of the catalogue that can be ordered now.

    Raises:
        ModelNotReady: not connected here, or retired.
        ModelUnavailable: for now.
        KeyError: the catalogue has no such model.
    """
    found = readiness_of(model)
    if found.is_ready:
        return
    spec = CATALOGUE[model]
    detail = f"{spec.name} cannot be ordered: {found.reason[:1].lower()}{found.reason[1:]}."
    if found.status == UNAVAILABLE:
        raise ModelUnavailable(detail, until=found.until)
    raise ModelNotReady(detail, successor=spec.successor)


def judge(spec: ModelSpec, state: ModelState | None, *, now: datetime) -> Readiness:
    """Judge a model by its key and by what is known of it; asks nothing of the database."""
    wire_id = (state.wire_id if state else "") or spec.wire_id or _own_model(spec)
    retired = spec.standing == RETIRED or (state is not None and state.retired)
    key = _KEY_OF.get(spec.provider)
    if retired:
        return Readiness(
            spec.id, RETIRED, _retired(spec), _retired_for_staff(spec), wire_id=wire_id
        )
    if key and not getattr(settings, key):
        return Readiness(
            spec.id,
            NOT_CONNECTED,
            "Not offered here yet",
            f"Not connected: set {key} and restart",
            wire_id=wire_id,
        )
    if state is not None and state.off:
        return Readiness(
            spec.id,
            UNAVAILABLE,
            "Not offered at the moment",
            "Switched off by an operator",
            wire_id=wire_id,
        )
    if state is not None and state.trouble_until and state.trouble_until > now:
        return Readiness(
            spec.id,
            UNAVAILABLE,
            "Not available just now",
            state.trouble or "Its provider has trouble",
            until=state.trouble_until,
            wire_id=wire_id,
        )
    return Readiness(spec.id, READY, wire_id=wire_id)


def _own_model(spec: ModelSpec) -> str:
    return str(settings.COMPATIBLE_MODEL) if spec.provider == "compatible" else ""


def _retired(spec: ModelSpec) -> str:
    if not spec.successor:
        return "Retired by its maker"
    return f"Retired by its maker; {CATALOGUE[spec.successor].name} follows it"


def _retired_for_staff(spec: ModelSpec) -> str:
    if not spec.wire_successor:
        return "Its provider no longer knows it"
    return f"Its provider no longer knows it: pin {spec.wire_successor} in its place"
