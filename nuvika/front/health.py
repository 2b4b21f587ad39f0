"""What an operator's probes ask: is the process up, and does what it needs answer?"""

import logging

from django.core.cache import cache
from django.core.files.storage import default_storage
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

log = logging.getLogger(__name__)


@never_cache
@require_safe
def healthz(_request: HttpRequest) -> JsonResponse:
    return JsonResponse({"status": "up"})


@never_cache
@require_safe
def readyz(_request: HttpRequest) -> JsonResponse:
    """503 unless the database, the cache and the storage answer; reasons are in the log, not in the answer."""
    checks = {"database": _database(), "cache": _cache(), "storage": _storage()}
    ready = all(checks.values())
    words = {name: "answers" if works else "does not answer" for name, works in checks.items()}
    return JsonResponse({"status": "ready" if ready else "not ready", **words}, status=200 if ready else 503)


def _database() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        log.exception("The database does not answer.")
        return False
    return True


def _cache() -> bool:
    try:
        cache.set("readyz", "1", 10)
        return bool(cache.get("readyz") == "1")
    except OSError:
        log.exception("The cache does not answer.")
        return False


def _storage() -> bool:
    try:
        default_storage.exists("readyz")
    except OSError:
        log.exception("The storage does not answer.")
        return False
    return True
