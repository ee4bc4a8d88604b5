"""Structured logs: one JSON line an event. What a person typed is never among the fields.

A request is logged by the name of its URL, not by its path: a path may hold the secret of a private link.
"""

import logging
import logging.config
import time
import uuid
from collections.abc import Callable
from typing import Any

import structlog
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse

log = structlog.get_logger("halos.request")

# Django's own lines may hold a path (the key of a private link), a template's values or a statement's parameters:
# they are not written at any level that an operator may set. RequestLogMiddleware says the same without them.
TALKATIVE = {
    "django.request": "CRITICAL",
    "django.security.csrf": "CRITICAL",
    "django.security.DisallowedHost": "CRITICAL",
    "django.security.RequestDataTooBig": "CRITICAL",
    "django.template": "WARNING",
    "django.db.backends": "WARNING",
}

_SHARED: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.format_exc_info,
]


def logging_settings(*, pretty: bool) -> dict[str, Any]:
    """After the call structlog and the standard library write the same lines to standard error."""
    renderer: Any = structlog.dev.ConsoleRenderer() if pretty else structlog.processors.JSONRenderer()
    structlog.configure(
        processors=[*_SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    settings: dict[str, Any] = {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": _SHARED,
                "processors": [structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": "INFO"},
        "loggers": {name: {"level": level} for name, level in TALKATIVE.items()},
    }
    logging.config.dictConfig(settings)
    return settings


class RequestLogMiddleware:
    """Writes one line a request: method, URL name, status, milliseconds, and an id also sent as X-Request-ID."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        started = time.perf_counter()
        request_id = uuid.uuid4().hex[:16]
        with structlog.contextvars.bound_contextvars(request_id=request_id):
            response = self.get_response(request)
            log.info("request", **_line(request, response, started))
        response.headers["X-Request-ID"] = request_id
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        if isinstance(exception, Http404 | PermissionDenied | SuspiciousOperation):
            return  # an answer, not a failure
        # The message of an exception may repeat what was typed: only its kind and place are written.
        place = _last_place(exception)
        log.error("unexpected", kind=type(exception).__name__, place=place, url=_url_name(request))


def _line(request: HttpRequest, response: HttpResponse, started: float) -> dict[str, Any]:
    return {
        "method": request.method,
        "url": _url_name(request),
        "status": response.status_code,
        "ms": round((time.perf_counter() - started) * 1000, 1),
    }


def _url_name(request: HttpRequest) -> str:
    match = request.resolver_match
    return match.view_name if match else "unknown"


def _last_place(exception: Exception) -> str:
    trace = exception.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else ""
