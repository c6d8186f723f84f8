"""For the pipeline's tests: a connected Gemini, and a provider that answers as told."""

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.studio.rendering_stage import ToldProvider


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch, settings: Any) -> "ToldProvider":
    """Connect the hosted models and answer every call from the test; no welcome credits."""
    from studio import live, rendering
    from tests.studio.rendering_stage import ToldProvider

    settings.GEMINI_API_KEY = "key-for-tests"
    settings.OPENAI_API_KEY = "key-for-tests"
    settings.WELCOME_CREDITS = 0
    settings.CONFIRM_ADDRESSES = False  # on PostgreSQL too
    provider = ToldProvider()
    monkeypatch.setattr(rendering, "provider_for", lambda spec: provider)
    live.start()
    return provider
