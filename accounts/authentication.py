"""Who calls the API: a key first, else a signed-in browser with its CSRF proof."""

from typing import TYPE_CHECKING, Any

from rest_framework import authentication, exceptions, permissions
from rest_framework.request import Request

from accounts import access, ids, services
from accounts.models import ApiKey, Membership, User

if TYPE_CHECKING:  # REST framework imports this module while it makes its views
    from rest_framework.views import APIView


class ScopeRequired(exceptions.PermissionDenied):
    """The key works, but not for this."""

    def __init__(self, scope: str) -> None:
        super().__init__(f"This key lacks the scope “{scope}”.", code="scope_required")
        self.scope = scope


class CsrfFailed(exceptions.PermissionDenied):
    """A browser's session without its proof of origin."""

    def __init__(self) -> None:
        super().__init__(
            "This request lacks a valid CSRF token. Reload the page and try again.",
            code="csrf_failed",
        )


class AddressUnconfirmed(exceptions.PermissionDenied):
    """The caller's e-mail address has to be confirmed for this."""

    def __init__(self) -> None:
        super().__init__(
            "Confirm your e-mail address first; then you can do this.", code="address_unconfirmed"
        )


class ApiKeyAuthentication(authentication.BaseAuthentication):
    """``Authorization: Bearer iv2_…``; ``request.auth`` is the ApiKey."""

    def authenticate(self, request: Request) -> tuple[User, ApiKey] | None:
        kind, _, secret = request.headers.get("Authorization", "").partition(" ")
        if kind.lower() != "bearer":
            return None
        key = services.find_api_key(secret.strip())
        if key is None:
            raise exceptions.AuthenticationFailed(
                "This API key is unknown or revoked.", code="not_authenticated"
            )
        return key.maker, key

    def authenticate_header(self, request: Request) -> str:
        return "Bearer"


class SessionAuthentication(authentication.SessionAuthentication):
    """The signed-in browser; ``request.auth`` is None."""

    def enforce_csrf(self, request: Request) -> None:
        try:
            super().enforce_csrf(request)
        except exceptions.PermissionDenied as denied:
            raise CsrfFailed from denied


class HasScope(permissions.BasePermission):
    """GET needs ``read``, everything else ``generate``. Nobody: 401."""

    def has_permission(self, request: Request, view: "APIView") -> bool:
        if not isinstance(request.user, User):
            return False
        needed = (
            ApiKey.Scope.READ
            if request.method in permissions.SAFE_METHODS
            else ApiKey.Scope.GENERATE
        )
        if isinstance(request.auth, ApiKey) and needed.value not in request.auth.scopes:
            raise ScopeRequired(needed.value)
        return True


def membership_of(request: Request) -> Membership:
    """Find the membership an API call works under: the key's, or the browser's workspace.

    ``X-Workspace`` names another of the browser's workspaces. Raises Http404 for one that is not.
    """
    user: Any = request.user
    if isinstance(request.auth, ApiKey):
        return request.auth.membership
    named = request.headers.get("X-Workspace")
    if named:
        try:
            return access.membership_in(user, ids.from_public("wsp", named))
        except ids.InvalidId:
            raise exceptions.NotFound from None
    return access.current_membership(request._request)
