"""``Idempotency-Key`` for API views: the same request again gives the first answer again."""

import functools
import hashlib
from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

import orjson
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from accounts import idempotency
from accounts.authentication import membership_of

Handler = Callable[..., Response]
_KEPT_HEADERS = ("Location",)


def replayable(*, in_transaction: bool = True) -> Callable[[Handler], Handler]:
    """Make a view's ``post`` safe to repeat under an ``Idempotency-Key``.

    The effect and its remembered answer commit together. ``in_transaction=False`` is for handlers
    that write files and are repeatable by themselves: no transaction is held open over storage.
    """

    def decorate(handler: Handler) -> Handler:
        @functools.wraps(handler)
        def handle(view: Any, request: Request, *args: Any, **kwargs: Any) -> Response:
            key = request.headers.get("Idempotency-Key")
            if key is None:
                return handler(view, request, *args, **kwargs)
            claimed = idempotency.claim(
                workspace_id=membership_of(request).workspace_id,
                key=key,
                fingerprint=_fingerprint(request),
            )
            if isinstance(claimed, idempotency.StoredAnswer):
                headers = claimed.headers | {"Idempotency-Replayed": "true"}
                return Response(claimed.body, status=claimed.status, headers=headers)
            try:
                with transaction.atomic() if in_transaction else nullcontext():
                    response = handler(view, request, *args, **kwargs)
                    _keep(claimed, response)
            except BaseException:
                idempotency.drop(claimed)
                raise
            return response

        return handle

    return decorate


def _fingerprint(request: Request) -> str:
    body: Any = request.data
    if request.FILES:
        body = {name: _sum(value) for name, value in body.items()}
    return idempotency.fingerprint_of(
        method=str(request.method), path=request.get_full_path(), body=body
    )


def _sum(value: Any) -> Any:
    if not isinstance(value, UploadedFile):
        return value
    digest = hashlib.sha256()
    for chunk in value.chunks():
        digest.update(chunk)
    value.seek(0)
    return digest.hexdigest()


def _keep(claimed: idempotency.Claim, response: Response) -> None:
    if not 200 <= response.status_code < 300:
        idempotency.drop(claimed)
        return
    headers = {name: str(response[name]) for name in _KEPT_HEADERS if response.has_header(name)}
    body = orjson.loads(JSONRenderer().render(response.data) or b"null")
    idempotency.keep(claimed, status=response.status_code, headers=headers, body=body)
