"""The engine of this process, loaded once, and again never: what is in it comes from files made at set-up."""

import threading
from functools import lru_cache

import structlog
from django.conf import settings

from halos.matching.engine.engine import Engine

log = structlog.get_logger("halos.matching")
_loading = threading.Lock()


def engine() -> Engine:
    """The engine; the first call loads it (at most three seconds). Its notice is logged for the operator."""
    with _loading:
        return _loaded()


def warm_up() -> None:
    """The engine is being loaded in a thread of its own, so that the first question need not wait for it."""
    threading.Thread(target=engine, name="load the engine", daemon=True).start()


@lru_cache(maxsize=1)
def _loaded() -> Engine:
    loaded = Engine.load(settings.MODEL_DIR)
    if loaded.notice:
        log.warning("matching", notice=loaded.notice)
    return loaded
