"""Imported before Django's settings are: a folder that is thrown away, and nothing of the caller's.

``DATABASE_URL`` alone is kept, so that the same suite runs on PostgreSQL.
"""

import atexit
import os
import shutil
import tempfile

_NAMES = (
    "SECRET_KEY DEBUG ALLOWED_HOSTS BASE_URL HOST PORT TRUSTED_PROXIES REDIS_URL S3_BUCKET "
    "S3_ENDPOINT_URL DATABASE_POOL DRAWING_PROCESSES CALLS_IN_FLIGHT FRAME_LEASE SWEEP_EVERY "
    "STOP_GRACE EMAIL_HOST EMAIL_PORT EMAIL_HOST_USER EMAIL_HOST_PASSWORD EMAIL_USE_TLS EMAIL_FROM "
    "AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY OPENAI_API_KEY OPENAI_BASE_URL GEMINI_API_KEY "
    "GEMINI_BASE_URL COMPATIBLE_BASE_URL COMPATIBLE_API_KEY COMPATIBLE_MODEL "
    "COMPATIBLE_CREDITS COMPATIBLE_QUIRKS STRIPE_SECRET_KEY STRIPE_WEBHOOK_SECRET STRIPE_API_BASE"
)
for _name in _NAMES.split():
    os.environ.pop(_name, None)
if os.environ.get("DATABASE_URL"):
    os.environ["SECRET_KEY"] = "only-for-tests-0123456789-abcdefghijklmnopqrstuvwxyz"
os.environ["VAR_DIR"] = _folder = tempfile.mkdtemp(prefix="studio-tests-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
