"""What every test stands on: fast hashes, plain static files, no drawing processes."""

import tests.environment  # noqa: F401, I001 (first: it decides what the settings read)
from django.conf import settings


def pytest_configure() -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES["staticfiles"] = {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
    }
    settings.DATABASE_THREADS = 0  # database steps run on the test's thread, in its transaction
    settings.DRAWING_PROCESSES = 0  # pixels are worked on in place
