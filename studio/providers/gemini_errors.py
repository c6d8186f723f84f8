"""What an answer of Gemini without a picture means, with HTTP 200 and with another status.

Source: the google-genai SDK 3.4.0 and Google's published tables, November 2026. Google adds
values without notice, so an unknown one is never taken for a refusal of the person.
"""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from studio.providers.openai_errors import LONGEST_WAIT, NOT_HERE, USUAL_WAIT
from studio.providers.protocol import (
    Busy,
    ContentRefused,
    FrameFailed,
    ModelRetired,
    ModelTrouble,
    OutcomeUnknown,
    ProviderFault,
    TryAgain,
)

_PACIFIC = ZoneInfo("America/Los_Angeles")
"""Where the day of Google's daily quotas ends."""

_DECLINED: Mapping[str, str] = MappingProxyType(
    {
        "SAFETY": "The model declined this prompt for safety reasons.",
        "IMAGE_SAFETY": "The model made a picture and then held it back for safety reasons.",
        "PROHIBITED_CONTENT": "The model declined this prompt: its maker prohibits this content.",
        "IMAGE_PROHIBITED_CONTENT": "The model held the picture back: its maker prohibits it.",
        "BLOCKLIST": "The model declined this prompt: it holds a word on its maker's list.",
        "SPII": "The model declined this prompt: it holds personal details.",
        "RECITATION": "The model declined: the result would be too close to a protected work.",
        "IMAGE_RECITATION": "The model declined: the picture was too close to a protected work.",
        "MODEL_ARMOR": "The model declined this prompt.",
        "JAILBREAK": "The model declined this prompt.",
    }
)
_PASSING = frozenset(
    {
        "", "STOP", "NO_IMAGE", "IMAGE_OTHER", "OTHER", "FINISH_REASON_UNSPECIFIED",
        "MALFORMED_RESPONSE", "MALFORMED_FUNCTION_CALL", "UNEXPECTED_TOOL_CALL",
        "TOO_MANY_TOOL_CALLS",
    }
)  # fmt: skip
_WORDS_SHOWN = 160


def fault_without_picture(said: Mapping[str, Any], *, request_id: str) -> ProviderFault:
    """Classify an answer 200 in which there is no picture."""
    feedback = said.get("promptFeedback")
    if isinstance(feedback, dict) and (reason := _text(feedback.get("blockReason"))):
        detail = _DECLINED.get(reason, "The model declined this prompt.")
        return ContentRefused(detail, request_id=request_id)
    candidates = said.get("candidates")
    first = candidates[0] if isinstance(candidates, list) and candidates else None
    first = first if isinstance(first, dict) else {}
    reason = _text(first.get("finishReason"))
    if reason in _DECLINED:
        return ContentRefused(_DECLINED[reason], request_id=request_id)
    words = words_of(first)
    if reason in _PASSING:
        detail = "The model sent no picture."
        if words:
            detail = f"The model answered in words, not with a picture: “{words}”"
        return TryAgain(detail, code="no_image", request_id=request_id)
    detail = "The model sent no picture."
    if reason == "LANGUAGE":
        detail = "The model does not know the language of this prompt."
    return FrameFailed(detail, code="no_image", request_id=request_id)


def words_of(candidate: Mapping[str, Any]) -> str:
    """Give the first words that the model said aloud, on one line."""
    content = candidate.get("content")
    parts = content.get("parts") if isinstance(content, dict) else None
    said = [
        part["text"]
        for part in (parts if isinstance(parts, list) else ())
        if isinstance(part, dict) and isinstance(part.get("text"), str) and not part.get("thought")
    ]
    words = "".join(char if char.isprintable() else " " for char in " ".join(said))
    words = " ".join(words.split())
    return words if len(words) <= _WORDS_SHOWN else words[:_WORDS_SHOWN].rsplit(" ", 1)[0] + "…"


def fault_of(status: int, body: Any, *, request_id: str) -> ProviderFault:
    """Classify an answer with another status than 200. ``body`` is its JSON, or None."""
    if isinstance(body, list) and body:
        body = body[0]
    error = body.get("error") if isinstance(body, dict) else None
    known = isinstance(error, dict)
    error = error if isinstance(error, dict) else {}
    reason = _reason(error)
    if status in {401, 403} or reason == "API_KEY_INVALID":
        why = f"It does not accept the key or the project ({status})"
        return ModelTrouble(NOT_HERE, for_staff=why, request_id=request_id)
    if status == 400 and error.get("status") == "FAILED_PRECONDITION":
        why = "Its region is not served or its billing is off"
        return ModelTrouble(NOT_HERE, for_staff=why, request_id=request_id)
    if status == 404 and known:
        return ModelRetired("The provider no longer offers this model.", request_id=request_id)
    if status == 404 or 300 <= status < 400:
        why = f"Its address is wrong ({status})"
        return ModelTrouble(NOT_HERE, for_staff=why, request_id=request_id)
    if status == 429:
        return _quota(error, reason, request_id)
    if status == 499:
        return OutcomeUnknown("The provider did not answer in time.", request_id=request_id)
    if status >= 500:
        overloaded = status == 503
        return TryAgain(
            "The provider is overloaded." if overloaded else "The provider had a fault of its own.",
            code="provider_busy" if overloaded else "provider_error",
            request_id=request_id,
        )
    detail = "The provider did not accept this order."
    if status == 413:
        detail = "The references are larger than the provider takes."
    return FrameFailed(detail, code="provider_error", request_id=request_id)


def _quota(error: Mapping[str, Any], reason: str, request_id: str) -> ProviderFault:
    """Tell a minute's limit (wait) from a day's (out until midnight) and none at all (out)."""
    message = _text(error.get("message"))
    quotas = " ".join(
        _text(violation.get("quotaId"))
        for detail in _details(error)
        for violation in detail.get("violations") or ()
        if isinstance(violation, dict)
    )
    if re.search(r"limit: 0\b", message):
        why = "Its account has no access to this model (limit 0)"
        return ModelTrouble(
            NOT_HERE, for_staff=why, out_for=timedelta(days=1), request_id=request_id
        )
    if "PerDay" in quotas:
        why = "Its quota for today is used up"
        return ModelTrouble(NOT_HERE, for_staff=why, out_for=_to_midnight(), request_id=request_id)
    if "MODEL_CAPACITY_EXHAUSTED" in (reason, message):
        detail = "The provider is overloaded."
        return TryAgain(detail, code="provider_busy", request_id=request_id)
    detail = "The provider is busy and named a time to come back."
    return Busy(detail, wait=_wait(error, message), request_id=request_id)


def _wait(error: Mapping[str, Any], message: str) -> timedelta:
    named = next((_text(detail.get("retryDelay")) for detail in _details(error)
                  if detail.get("retryDelay")), "")  # fmt: skip
    found = re.fullmatch(r"([\d.]+)s", named) or re.search(r"retry in ([\d.]+)s", message)
    try:
        wait = timedelta(seconds=float(found[1])) if found else USUAL_WAIT
    except (ValueError, OverflowError):
        wait = USUAL_WAIT
    return min(max(wait, timedelta(seconds=1)), LONGEST_WAIT)


def _to_midnight() -> timedelta:
    now = timezone.now()
    tomorrow = now.astimezone(_PACIFIC).date() + timedelta(days=1)
    return datetime(tomorrow.year, tomorrow.month, tomorrow.day, tzinfo=_PACIFIC) - now


def _reason(error: Mapping[str, Any]) -> str:
    return next((_text(d.get("reason")) for d in _details(error) if d.get("reason")), "")


def _details(error: Mapping[str, Any]) -> list[dict[str, Any]]:
    details = error.get("details")
    return [d for d in details if isinstance(d, dict)] if isinstance(details, list) else []


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
