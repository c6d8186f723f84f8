from collections.abc import Iterator

import pytest

from tests.fakes.providers import FakeProviders, running


@pytest.fixture(scope="session")
def fake() -> Iterator[tuple[FakeProviders, str]]:
    """The fake providers on loopback: the application and its base address."""
    with running() as served:
        yield served
