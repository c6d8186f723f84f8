"""The provider of each model, built once from the settings, all through one HTTP door."""

import threading

from django.conf import settings

from studio.providers.compatible import Compatible
from studio.providers.gemini import Gemini
from studio.providers.openai import OpenAI
from studio.providers.protocol import Endpoint, Provider
from studio.providers.sketch_adapter import SketchProvider
from studio.providers.transport import Transport
from studio.specs import ModelSpec


class Registry:
    """Providers by model; its ``transport`` is theirs."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport
        self._built: dict[str, Provider] = {}
        self._lock = threading.Lock()

    def provider_for(self, spec: ModelSpec) -> Provider:
        """Give the provider of a model, the same one each time."""
        with self._lock:
            if spec.id not in self._built:
                self._built[spec.id] = self._build(spec)
            return self._built[spec.id]

    async def close(self) -> None:
        """Close all connections and forget the providers: the next is built anew."""
        with self._lock:
            self._built.clear()
        await self._transport.aclose()

    def _build(self, spec: ModelSpec) -> Provider:
        match spec.provider:
            case "openai":
                openai = Endpoint(settings.OPENAI_BASE_URL, settings.OPENAI_API_KEY)
                return OpenAI(spec, openai, self._transport)
            case "gemini":
                gemini = Endpoint(settings.GEMINI_BASE_URL, settings.GEMINI_API_KEY)
                return Gemini(spec, gemini, self._transport)
            case "compatible":
                own = Endpoint(settings.COMPATIBLE_BASE_URL, settings.COMPATIBLE_API_KEY)
                return Compatible(own, settings.COMPATIBLE_QUIRKS, self._transport)
            case _:
                return SketchProvider()


_registry = Registry(Transport())


def provider_for(spec: ModelSpec) -> Provider:
    """Give this process's provider of a model of the catalogue."""
    return _registry.provider_for(spec)
