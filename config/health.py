"""Whether this process lives, and whether it can do its work."""

from django.contrib.auth.decorators import login_not_required
from django.core.files.storage import default_storage
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

_ABSENT = "images/00/none"


@login_not_required
@never_cache
@require_GET
def health_live(request: HttpRequest) -> JsonResponse:
    """Say that the process answers; asks nothing of anybody else."""
    return JsonResponse({"status": "ok"})


@login_not_required
@never_cache
@require_GET
def health_ready(request: HttpRequest) -> JsonResponse:
    """Say whether database and storage answer: 503 with the names of those that do not."""
    faults = [
        name for name, works in (("database", _database), ("storage", _storage)) if not works()
    ]
    if faults:
        return JsonResponse({"status": "not ready", "faults": faults}, status=503)
    return JsonResponse({"status": "ok"})


def _database() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def _storage() -> bool:
    try:
        default_storage.exists(_ABSENT)
    except Exception:  # noqa: BLE001 (each storage backend has errors of its own)
        return False
    return True
