"""Pages for what went wrong: what happened, what is safe, what to do."""

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import render
from django.utils.translation import gettext as _


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: what was sent cannot be read, or names a host that is not served here."""
    if isinstance(exception, DisallowedHost):
        return HttpResponseBadRequest(
            "This address is not one that Halos answers to. Its operator adds it to HALOS_HOSTS.", "text/plain"
        )
    return _problem(
        request,
        400,
        _("This request cannot be read"),
        _("Something in it is too large or damaged. Nothing was changed. Go back, shorten the text, and try again."),
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: known, but not allowed."""
    return _problem(
        request,
        403,
        _("You may not open this"),
        _("Nothing was changed. If you think you should be able to, ask the programme office."),
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that did not come from one of our pages; what was typed is given back."""
    return _text_back(
        request,
        403,
        _("The form was too old, or came from another site"),
        _(
            "Nothing was changed. Your browser may refuse cookies, or the page was open in another window. "
            "Your text is below: send it again."
        ),
    )


def no_engine(request: HttpRequest) -> HttpResponse:
    """503 while the matching cannot be read; what was typed is given back."""
    return _text_back(
        request,
        503,
        _("Questions cannot be answered at the moment"),
        _("The matching on this server cannot be read; its operator is told. Techniques and instruments can be read."),
    )


def not_stored(request: HttpRequest) -> HttpResponse:
    """503 while the database takes nothing (a full disk, a lock); what was typed is given back."""
    return _text_back(
        request,
        503,
        _("The answer could not be kept"),
        _("The database takes nothing at the moment. Nothing was stored. Your text is below: try again later."),
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: no such page, or not for this person."""
    return _problem(
        request,
        404,
        _("There is no such page"),
        _("The address may be mistyped, or what stood here has ended. Search, or start from the question."),
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our mistake; without the database or the request's context, which may be what failed."""
    return _problem(
        request,
        500,
        _("Something failed on our side"),
        _("Nothing was changed. Try again in a minute. The failure is on record, without what you typed."),
    )


def _problem(request: HttpRequest, status: int, title: str, what: str) -> HttpResponse:
    return render(request, "pages/problem.html", {"title": title, "what": what, "status": status}, status=status)


def _text_back(request: HttpRequest, status: int, title: str, what: str) -> HttpResponse:
    context = {"title": title, "what": what, "status": status, "typed": request.POST.get("question", "")}
    return render(request, "pages/text_back.html", context, status=status)
