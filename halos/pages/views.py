"""The front page, the answer below the question, answers that a person keeps, and the pages about Halos."""

from typing import Any

import structlog
from django.contrib import messages
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from halos.catalogue.queries import current_facts
from halos.core import clock
from halos.matching.answers import Answer, answer_to, as_data, from_data
from halos.matching.current import engine
from halos.matching.engine.errors import ModelError, QuestionError
from halos.pages import errors
from halos.pages.actions import KEEP_DAYS, delete_answer, new_key, save_answer
from halos.pages.examples import EXAMPLES, by_slug
from halos.pages.forms import QuestionForm, SaveForm
from halos.pages.models import SavedAnswer
from halos.pages.queries import front_facts, saved_answer, search_everything

log = structlog.get_logger("halos.pages")


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """The box, real examples beside it, the region, and the next dates."""
    return _front(request, QuestionForm())


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """The answer to what was typed, which is neither stored nor logged. GET leads back to the box."""
    if request.method != "POST":
        return redirect("pages:front")
    form = QuestionForm(request.POST)
    if not form.is_valid():
        return _front(request, form, status=422)
    try:
        answer = _answer(form.cleaned_data["question"])
    except QuestionError as problem:
        form.add_error("question", str(problem))
        return _front(request, form, status=422)
    except ModelError as problem:
        log.warning("matching", problem=str(problem))
        return errors.no_engine(request)
    return _show(request, form.cleaned_data["question"], answer, {"key": new_key()})


@require_safe
def example(request: HttpRequest, slug: str) -> HttpResponse:
    """The answer to one of our own example questions: these may stand in an address."""
    chosen = by_slug(slug)
    return _show(request, chosen.question, _answer(chosen.question), {"key": new_key()})


@require_POST
def save(request: HttpRequest) -> HttpResponse:
    """The answer is kept under a private link until its end date; a double submit keeps it once."""
    form = SaveForm(request.POST)
    if not form.is_valid():
        return _front(request, QuestionForm(request.POST), status=422)
    try:
        kept = _keep(form)
    except (ModelError, QuestionError):  # what was answered a moment ago: the text was changed by hand
        return ask(request)
    except DatabaseError:
        return errors.not_stored(request)
    messages.success(
        request, _("Saved. Whoever has the address of this page can read and delete it; keep it to yourself.")
    )
    return redirect("pages:saved", kept.secret)


@never_cache
@require_safe
def saved(request: HttpRequest, secret: str) -> HttpResponse:
    """A kept answer, with today's instruments and dates; 404 where it has ended or was deleted."""
    kept = saved_answer(secret, clock.now())
    if kept is None:
        return render(request, "pages/saved_gone.html", status=404)
    answer = from_data(kept.answer, current_facts(), clock.now())
    response = _show(request, kept.question, answer, {"saved": kept})
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, secret: str) -> HttpResponse:
    """GET asks whether the kept answer should go; POST lets it go for good."""
    kept = saved_answer(secret, clock.now())
    if kept is None:
        return render(request, "pages/saved_gone.html", status=404)
    if request.method == "POST":
        return _deleted(request, kept)
    return render(request, "pages/saved_delete.html", {"saved": kept})


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Techniques, instruments, facilities and ways in for a few words, typing errors forgiven."""
    words = request.GET.get("q", "").strip()[:200]
    return render(request, "pages/search.html", {"words": words, "groups": search_everything(words)})


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What Halos is, where its facts come from, and whose work it stands on."""
    return render(request, "pages/about.html")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept, for how long, and what never is."""
    return render(request, "pages/privacy.html", {"keep_days": KEEP_DAYS})


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """How the pages are made to be usable by everybody, and how that is checked."""
    return render(request, "pages/accessibility.html")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Search engines may read the catalogue, never a saved answer."""
    return HttpResponse("User-agent: *\nDisallow: /saved/\nDisallow: /ask/\n", content_type="text/plain")


def _answer(question: str) -> Answer:
    return answer_to(question, engine(), current_facts(), clock.now())


def _keep(form: SaveForm) -> SavedAnswer:
    question = form.cleaned_data["question"]
    return save_answer(
        key=form.cleaned_data["key"],
        question=question,
        answer=as_data(_answer(question)),
        language=get_language() or "en",
        days=form.cleaned_data["days"],
        now=clock.now(),
    )


def _front(request: HttpRequest, form: QuestionForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "examples": EXAMPLES, **front_facts(clock.now())}
    return render(request, "pages/front.html", context, status=status)


def _show(request: HttpRequest, question: str, answer: Answer, more: dict[str, Any]) -> HttpResponse:
    form = QuestionForm(initial={"question": question})
    context = {"form": form, "question": question, "answer": answer, "keep_days": KEEP_DAYS, **more}
    return render(request, "pages/answer.html" if answer.fits else "pages/no_fit.html", context)


def _deleted(request: HttpRequest, kept: SavedAnswer) -> HttpResponseRedirect:
    delete_answer(saved=kept)
    messages.success(request, _("Deleted. The question and its answer are gone from this server."))
    return redirect("pages:front")
