from typing import Any

import pytest


@pytest.fixture
def confirming(settings: Any) -> None:
    """Make addresses wait for their confirmation, and forget who tried to sign in before."""
    from django.core.cache import cache

    settings.CONFIRM_ADDRESSES = True
    settings.ACCOUNT_EMAIL_VERIFICATION = "optional"
    cache.clear()  # allauth counts tries by address of the caller
