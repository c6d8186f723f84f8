from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings


@pytest.fixture
def stored_names() -> Callable[[], set[str]]:
    """Give a function that lists every stored file."""
    root = Path(settings.MEDIA_ROOT)
    return lambda: {str(one.relative_to(root)) for one in root.rglob("*") if one.is_file()}
