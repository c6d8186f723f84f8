"""What every page's template may use."""

from django.http import HttpRequest


def studio(request: HttpRequest) -> dict[str, object]:
    """The bar's facts: who, which workspace, how many credits."""
    return {}
