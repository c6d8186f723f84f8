"""What every test stands on: fast hashes, plain static files, no drawing processes."""

import tests.environment  # noqa: F401, I001 (first: it decides what the settings read)
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from billing import triggers


def pytest_configure() -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES["staticfiles"] = {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
    }
    # Workers side by side inherit the first process's settings: each keeps files of its own.
    settings.MEDIA_ROOT = Path(os.environ["VAR_DIR"]) / "media"
    settings.STORAGES["default"]["OPTIONS"]["location"] = settings.MEDIA_ROOT
    settings.CONFIRM_ADDRESSES = False  # as in the embedded default, on PostgreSQL too
    settings.ACCOUNT_EMAIL_VERIFICATION = "none"
    settings.DATABASE_THREADS = 0  # database steps run on the test's thread, in its transaction
    settings.DRAWING_PROCESSES = 0  # pixels are worked on in place
    # A file, as in production: SQLite in memory knows no waiting between threads.
    settings.DATABASES["default"].setdefault("TEST", {})["NAME"] = (
        None if settings.DATABASE_URL else settings.VAR_DIR / "test.sqlite3"
    )


@pytest.fixture(autouse=True, scope="session")
def _flush_past_the_ledger() -> Iterator[None]:
    """Let Django empty the database after a transactional test, though entries refuse DELETE."""
    operations = type(connection.ops)
    flush = operations.execute_sql_flush

    def flush_unguarded(ops: Any, statements: list[str]) -> None:
        triggers.drop(connection)
        flush(ops, statements)
        triggers.install(connection)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(operations, "execute_sql_flush", flush_unguarded)
        yield


@pytest.fixture
def ledger_db(transactional_db: None) -> None:
    """A database with real commits, for tests that race; emptied afterwards, triggers and all."""
    assert not triggers.missing(connection)
