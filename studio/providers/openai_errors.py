"""What an answer without a picture means: the error table of OpenAI and of what speaks like it.

Source: the openai SDK 3.54.0 and the published error codes, November 2026.
"""

import email.utils
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from studio.providers.protocol import (
    Busy,
    ContentRefused,
    FrameFailed,
    ModelRetired,
    ModelTrouble,
    ProviderFault,
    TryAgain,
)

USUAL_WAIT = timedelta(seconds=20)
LONGEST_WAIT = timedelta(minutes=15)
NOT_HERE = "The model is not available here just now."

_REFUSALS = {"moderation_blocked", "image_content_policy_violation", "content_policy_violation"}
_BAD_PICTURES = {
    "unsupported_file_mimetype", "missing_file_mimetype", "invalid_image", "invalid_image_format",
    "invalid_base64_image", "image_too_large", "image_too_small", "image_parse_error",
    "invalid_image_mode", "image_file_too_large", "unsupported_image_media_type",
    "empty_image_file",
}  # fmt: skip
_FOR_STAFF = {
    "billing_hard_limit_reached": "Its billing limit is reached",
    "insufficient_quota": "Its account has no quota left",
    "invalid_api_key": "It does not accept the key",
}
_DURATION = re.compile(r"(?:(\d+)h)?(?:(\d+)m(?!s))?(?:([\d.]+)s)?(?:(\d+)ms)?")


@dataclass(frozen=True, slots=True)
class Complaint:
    """An error body, whatever its shape: every part may be empty."""

    code: str = ""
    kind: str = ""
    message: str = ""
    param: str = ""
    stage: str = ""
    categories: tuple[str, ...] = ()
    is_json: bool = True


def complaint_of(body: Any) -> Complaint:
    """Read ``{"error": {…}}``, ``{"error": "…"}``, ``{"detail": …}`` or a list with one of them."""
    if isinstance(body, list) and body:
        body = body[0]
    if not isinstance(body, dict):
        return Complaint(message=body if isinstance(body, str) else "", is_json=False)
    error = body.get("error", body.get("detail", body))
    if not isinstance(error, dict):
        return Complaint(message=str(error)[:2000])
    details = error.get("moderation_details")
    details = details if isinstance(details, dict) else {}
    categories = details.get("categories")
    return Complaint(
        code=_text(error.get("code")),
        kind=_text(error.get("type")),
        message=_text(error.get("message")),
        param=_text(error.get("param")),
        stage=_text(details.get("moderation_stage")),
        categories=tuple(map(_text, categories)) if isinstance(categories, list) else (),
    )


def fault_of(
    status: int, headers: Mapping[str, str], complaint: Complaint, *, request_id: str
) -> ProviderFault:
    """Say what an answer that is no picture means. ``status`` 200 is an error inside a stream."""
    code, message = complaint.code, complaint.message.lower()
    if code in _REFUSALS or "safety system" in message:
        return ContentRefused(refusal(complaint), request_id=request_id)
    if why := _trouble(status, code, message):
        return ModelTrouble(NOT_HERE, for_staff=why, request_id=request_id)
    if status == 404 or code == "model_not_found":
        return _not_found(complaint, request_id)
    if status == 429 or code == "rate_limit_exceeded":
        detail = "The provider is busy and named a time to come back."
        return Busy(detail, wait=wait_of(headers), request_id=request_id)
    if status in {408, 409} or status >= 500 or code in {"server_error", "internal_error"}:
        overloaded = status in {503, 529}
        return TryAgain(
            "The provider is overloaded." if overloaded else "The provider had a fault of its own.",
            code="provider_busy" if overloaded else "provider_error",
            request_id=request_id,
        )
    return FrameFailed(
        _not_accepted(status, complaint), code="provider_error", request_id=request_id
    )


def _trouble(status: int, code: str, message: str) -> str:
    """Say what the operator has to look at; empty when it is not the operator's trouble."""
    if code in _FOR_STAFF:
        return _FOR_STAFF[code]
    if status in {401, 403}:
        return f"It refuses the key, the project or the region ({status})"
    if 300 <= status < 400:
        return f"It answers with a redirect ({status}): its address is wrong"
    if status == 429 and re.search(r"limit:? 0\b", message):
        return "Its account has no access to this model (limit 0)"
    return ""


def _not_accepted(status: int, complaint: Complaint) -> str:
    if status == 413:
        return "The references are larger than the provider takes."
    if complaint.code in _BAD_PICTURES:
        return "The provider could not read one of the references."
    if complaint.param == "size":
        return "The provider does not make this size."
    return "The provider did not accept this order."


def refusal(complaint: Complaint) -> str:
    """Tell the person what was declined, when, and for which kind of content."""
    named = [_plain(category) for category in complaint.categories]
    because = ", ".join(name for name in named if name)
    if complaint.stage == "output":
        said = "The model made a picture and then held it back"
    else:
        said = "The model declined this prompt or one of its references"
    return f"{said}: {because}." if because else f"{said}."


def wait_of(headers: Mapping[str, str]) -> timedelta:
    """Read how long to wait: milliseconds, seconds, a date, or the reset of a limit."""
    found = (
        _number(headers.get("retry-after-ms"), 0.001)
        or _number(headers.get("retry-after"), 1)
        or _until(headers.get("retry-after"))
        or _duration(headers.get("x-ratelimit-reset-requests"))
        or _duration(headers.get("x-ratelimit-reset-tokens"))
        or USUAL_WAIT
    )
    return min(max(found, timedelta(seconds=1)), LONGEST_WAIT)


def _not_found(complaint: Complaint, request_id: str) -> ProviderFault:
    if complaint.is_json:
        return ModelRetired("The provider no longer offers this model.", request_id=request_id)
    why = "Its address answers that there is nothing (404): check the address"
    return ModelTrouble(NOT_HERE, for_staff=why, request_id=request_id)


def _plain(category: str) -> str:
    """Keep a category's words only: they are shown."""
    return re.sub(r"[^a-z ]+", " ", category.lower()[:40]).strip()


def _text(value: Any) -> str:
    return value[:2000] if isinstance(value, str) else ""


def _number(value: str | None, unit: float) -> timedelta | None:
    try:
        return timedelta(seconds=float(value) * unit) if value else None
    except (ValueError, OverflowError):
        return None


def _until(value: str | None) -> timedelta | None:
    try:
        when = email.utils.parsedate_to_datetime(value or "")
    except ValueError:
        return None
    return when.astimezone(UTC) - datetime.now(UTC)


def _duration(value: str | None) -> timedelta | None:
    found = _DURATION.fullmatch(value or "")
    if not found or not value:
        return None
    try:
        hours, minutes, seconds, thousandths = (float(part or 0) for part in found.groups())
        return timedelta(hours=hours, minutes=minutes, seconds=seconds, milliseconds=thousandths)
    except (ValueError, OverflowError):
        return None
