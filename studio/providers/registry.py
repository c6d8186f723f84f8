"""Which adapter speaks to which provider."""

from functools import cache

from studio.providers.protocol import Provider
from studio.providers.sketch_adapter import SketchProvider
from studio.specs import ModelSpec


def provider_for(spec: ModelSpec) -> Provider:
    """Give the adapter of a model's provider, one a process.

    Raises:
        LookupError: no adapter speaks to it.
    """
    return _adapter(spec.provider)


@cache
def _adapter(provider: str) -> Provider:
    if provider == "sketch":
        return SketchProvider()
    raise LookupError(provider)
