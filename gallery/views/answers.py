"""What the gallery's pages share: choices as links, and going on after a form."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter, as a link to the list with it."""

    label: str
    href: str
    current: bool
    value: str


def choose(
    path: str, asked: Mapping[str, str], field: str, offered: Mapping[str, str]
) -> list[Choice]:
    """Offer each value of ``field`` (value → label) as a link that keeps the other filters."""
    return [
        Choice(label, address(path, {**asked, field: value}), asked.get(field, "") == value, value)
        for value, label in offered.items()
    ]


def toggle(
    path: str, asked: Mapping[str, str], field: str, offered: Mapping[str, str]
) -> list[Choice]:
    """Offer each value of ``field`` as a link; the chosen one leads back to all."""
    return [
        Choice(
            label,
            address(path, {**asked, field: "" if asked[field] == value else value}),
            asked[field] == value,
            value,
        )
        for value, label in offered.items()
    ]


def address(path: str, query: Mapping[str, str]) -> str:
    """Write an address with those parts of the query that say something."""
    said = urlencode({name: value for name, value in query.items() if value})
    return f"{path}?{said}" if said else path


def see(address: str) -> HttpResponse:
    """Send the browser on after a form, to be fetched with GET."""
    answer = HttpResponseRedirect(address)
    answer.status_code = HTTPStatus.SEE_OTHER
    return answer


def back(request: HttpRequest, otherwise: str) -> HttpResponse:
    """Go back to the page of our own that the form or its address names, else to ``otherwise``."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    own = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) and wanted.startswith("/")
    return see(wanted if own else otherwise)
