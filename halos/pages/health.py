"""For machines that watch: is the process alive, and can it serve?"""

from collections.abc import Callable

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache

from halos.catalogue.models import Load
from halos.matching.current import engine
from halos.matching.engine.errors import ModelError


@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """200 while the process answers."""
    return HttpResponse("ok", content_type="text/plain")


@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """200 where database, catalogue and matching can serve, else 503; with a sentence for each.

    A missing embedding does not make it unready: answers are a little worse, and the sentence says so.
    """
    checks = {name: _checked(check) for name, check in CHECKS.items()}
    ready = all(is_ready for is_ready, _sentence in checks.values())
    body = {name: sentence for name, (_is_ready, sentence) in checks.items()}
    return JsonResponse({"ready": ready, **body}, status=200 if ready else 503)


def _checked(check: Callable[[], str]) -> tuple[bool, str]:
    try:
        return True, check()
    except ModelError as problem:
        return False, str(problem)
    except (DatabaseError, LookupError, OSError) as problem:
        return False, f"not ready: {type(problem).__name__}"


def _database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return "ok"


def _catalogue() -> str:
    loaded = Load.objects.first()
    if loaded is None:
        raise LookupError
    return f"loaded {loaded.loaded_at:%Y-%m-%d %H:%M}"


def _matching() -> str:
    return engine().notice or "ok"


CHECKS: dict[str, Callable[[], str]] = {"database": _database, "catalogue": _catalogue, "matching": _matching}
