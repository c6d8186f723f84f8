"""People who call the API, and what their calls are checked against."""

from typing import Any

from rest_framework.test import APIClient

from accounts import services as accounts
from accounts.models import User, Workspace
from billing.models import CreditEntry, CreditHold
from gallery.models import Image, Publication
from studio.models import Frame, Generation, Project, Quote
from tests.factories import workspace_of

BASE = "/api/v1/"
ORDER: dict[str, Any] = {"model": "sketch", "prompt": "Poster for a lake concert at dusk"}
PAID: dict[str, Any] = {"model": "nano-banana-2", "prompt": "A can on a plinth"} | {
    "ratio": "4:5",
    "resolution": "2K",
}


class Caller(APIClient):
    """A client whose paths begin below ``/api/v1/`` and whose bodies are JSON."""

    default_format = "json"

    def generic(  # type: ignore[override]  # paths alone are of interest
        self, method: str, path: str, *args: Any, **extra: Any
    ) -> Any:
        full = path if path.startswith("/") else BASE + path
        return super().generic(method, full, *args, **extra)


def key_of(user: User, *, scopes: tuple[str, ...] = ("read", "generate")) -> str:
    return key_in(user, workspace_of(user), scopes=scopes)


def key_in(
    user: User, workspace: Workspace, *, scopes: tuple[str, ...] = ("read", "generate")
) -> str:
    _, secret = accounts.create_api_key(workspace=workspace, maker=user, name="Test", scopes=scopes)
    return secret


def caller(secret: str | None = None) -> Caller:
    client = Caller(enforce_csrf_checks=True)
    if secret:
        client.credentials(HTTP_AUTHORIZATION=f"Bearer {secret}")
    return client


def call_as(user: User, **options: Any) -> Caller:
    return caller(key_of(user, **options))


def everything() -> dict[str, Any]:
    """Count all that a call could change, and every credit: equal means that nothing happened."""
    return {
        model.__name__: list(model.objects.order_by("pk").values())
        for model in (Project, Generation, Frame, Quote, Image, Publication, CreditEntry)
    } | {"holds": list(CreditHold.objects.order_by("pk").values())}


def refusal(response: Any) -> tuple[int, str, str | None]:
    """Take from a refusal its status, code and field; it must be JSON with a sentence."""
    assert response.headers["Content-Type"] == "application/json"
    body = response.json()
    assert body["detail"].strip()
    assert "X-Request-Id" in response.headers
    return response.status_code, body["code"], body.get("field")
