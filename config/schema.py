"""How the API's OpenAPI document is written from its views: with every refusal that can come."""

from functools import cache
from typing import Any, Literal

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers

from accounts.endpoints import PublicEndpoint

_IDEMPOTENCY_KEY = OpenApiParameter(
    "Idempotency-Key",
    {"type": "string", "pattern": "^[!-~]{1,255}$"},
    OpenApiParameter.HEADER,
    description="1 to 255 printable characters of your own. The same key and body give the first "
    "answer again for 72 hours, and nothing is made or charged twice.",
)
CODES: dict[int, str] = {
    400: "`invalid_json`, `invalid_order` (with `field`, and `nearest` where there is a valid "
    "neighbour), `invalid_image`, `invalid_cursor`",
    401: "`not_authenticated`: no key, or an unknown or revoked one",
    402: "`insufficient_credits`, with `needed` and `available`",
    403: "`scope_required`, with `scope`; `csrf_failed`; `address_unconfirmed`: the e-mail address "
    "has to be confirmed first",
    404: "`not_found`: it is not there, not yours, or not for your role",
    406: "`not_acceptable`: answers are JSON",
    409: "`idempotency_in_flight`, with `Retry-After`; `not_cancellable`, `quote_used`, "
    "`quote_expired`, `not_publishable`; `model_not_ready`, with `successor`",
    413: "`too_large`, with `limit`",
    415: "`unsupported_media_type`",
    422: "`idempotency_mismatch`: the key was used with another request",
    500: "`server_error`",
    503: "`model_unavailable`, `try_again`; with `Retry-After`",
}
"""What each status means, by the codes that it comes with."""

_ID_OF = {
    "generations": "^gen_[0-9a-z]{26}$",
    "frames": "^frm_[0-9a-z]{26}$",
    "images": "^img_[0-9a-z]{26}$",
    "projects": "^prj_[0-9a-z]{26}$",
}
_ALWAYS = (401, 406, 500, 503)
_PRIVATE = (403, 404)
_CHANGING = (400, 409, 413, 415, 422)
_PAYING = frozenset({"create_generation", "retry_frame"})


class ErrorShape(serializers.Serializer[dict[str, Any]]):
    """Why not, for a person and for a program. Further fields only where they apply."""

    detail = serializers.CharField(help_text="A sentence for a person.")
    code = serializers.CharField(help_text="For programs; it never changes.")
    field = serializers.CharField(required=False, help_text="The field at fault.")
    nearest = serializers.JSONField(required=False, help_text="The nearest valid value.")
    needed = serializers.IntegerField(required=False)
    available = serializers.IntegerField(required=False)
    scope = serializers.CharField(required=False)
    limit = serializers.IntegerField(required=False)
    successor = serializers.CharField(required=False)


class Schema(AutoSchema):
    """Adds what every call has: its group, the idempotency key, and the refusals."""

    def get_tags(self) -> list[str]:
        return [self.path.removeprefix("/api/v1/").partition("/")[0]]

    def _resolve_path_parameters(self, variables: list[str]) -> list[dict[str, Any]]:
        parameters: list[dict[str, Any]] = super()._resolve_path_parameters(  # type: ignore[no-untyped-call]
            variables
        )
        for parameter in parameters:
            kind = self.path.removeprefix("/api/v1/").partition("/")[0]
            if kind in _ID_OF:
                parameter["schema"] = {"type": "string", "pattern": _ID_OF[kind]}
        return parameters

    def get_override_parameters(self) -> list[Any]:
        return [_IDEMPOTENCY_KEY] if self.method == "POST" else []

    def _get_response_bodies(
        self, direction: Literal["request", "response"] = "response"
    ) -> dict[str, Any]:
        bodies: dict[str, Any] = super()._get_response_bodies(direction)
        error = self.resolve_serializer(ErrorShape, "response").ref
        for status in self._refusals():
            bodies[str(status)] = {
                "description": CODES[status],
                "content": {"application/json": {"schema": error}},
            }
        return bodies

    def _refusals(self) -> list[int]:
        statuses = {*_ALWAYS}
        if not isinstance(self.view, PublicEndpoint):
            statuses.update(_PRIVATE)
        if "{" in self.path:
            statuses.add(404)
        if self.method == "POST":
            statuses.update(_CHANGING)
        elif any(one["in"] == "query" for one in self._get_parameters()):
            statuses.add(400)
        if self.get_operation_id() in _PAYING:
            statuses.add(402)
        return sorted(statuses)


class KeyScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]  # registers
    target_class = "accounts.authentication.ApiKeyAuthentication"
    name = "key"

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, Any]:
        return {"type": "http", "scheme": "bearer", "bearerFormat": "iv2_…"}


class SessionScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]  # registers
    target_class = "accounts.authentication.SessionAuthentication"
    name = "session"

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, Any]:
        return {"type": "apiKey", "in": "cookie", "name": "sessionid"}


def tidy(result: dict[str, Any], generator: Any, request: Any, public: bool) -> dict[str, Any]:  # noqa: FBT001 (called by drf-spectacular)
    """Drop the words that only our code needs, wherever a shape is named."""
    schemas = result["components"]["schemas"]
    names = {name: name.replace("Shape", "").removesuffix("Enum") for name in schemas}
    result["components"]["schemas"] = {
        names[name]: _renamed(schema, names) for name, schema in schemas.items()
    }
    result["paths"] = _renamed(result["paths"], names)
    return result


def _renamed(part: Any, names: dict[str, str]) -> Any:
    if isinstance(part, dict):
        return {key: _renamed(value, names) for key, value in part.items()}
    if isinstance(part, list):
        return [_renamed(one, names) for one in part]
    if isinstance(part, str) and part.startswith("#/components/schemas/"):
        name = part.rpartition("/")[2]
        return f"#/components/schemas/{names.get(name, name)}"
    return part


@cache
def document() -> dict[str, Any]:
    """Write the whole document. Made once: it depends on the code alone."""
    written: dict[str, Any] = SchemaGenerator().get_schema(  # type: ignore[no-untyped-call]  # without types
        request=None, public=True
    )
    return written
