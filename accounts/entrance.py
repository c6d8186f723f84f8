"""allauth's addresses: signing up, in and out. A form that is refused answers 422, as ours do."""

from collections.abc import Callable
from functools import wraps

from allauth.account.urls import urlpatterns as allauth_patterns
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern

View = Callable[..., HttpResponseBase]


def _refusing(view: View) -> View:
    @wraps(view)  # keeps login_required, which the middleware reads
    def answer(request: HttpRequest, *args: str, **kwargs: str) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        form = (getattr(response, "context_data", None) or {}).get("form")
        if response.status_code == 200 and form is not None and form.errors:
            response.status_code = 422
        return response

    return answer


urlpatterns = [
    URLPattern(given.pattern, _refusing(given.callback), given.default_args, given.name)
    for given in allauth_patterns
]
