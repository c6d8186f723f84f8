from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from accounts.models import User
    from tests.api.callers import Caller
    from tests.studio.rendering_stage import ToldProvider


@pytest.fixture
def owner(db: None, settings: Any) -> "User":
    from tests.factories import make_user

    settings.WELCOME_CREDITS = 0
    settings.CONFIRM_ADDRESSES = False
    return make_user(name="Kai Ito")


@pytest.fixture
def api(owner: "User") -> "Caller":
    from tests.api.callers import call_as

    return call_as(owner)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch, settings: Any) -> "ToldProvider":
    """Connect the hosted models and answer every call from the test."""
    from studio import live, rendering
    from tests.studio.rendering_stage import ToldProvider

    settings.GEMINI_API_KEY = "key-for-tests"
    settings.OPENAI_API_KEY = "key-for-tests"
    provider = ToldProvider()
    monkeypatch.setattr(rendering, "provider_for", lambda spec: provider)
    live.start()
    return provider
