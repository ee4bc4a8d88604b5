"""The gallery: every component in every state, on examples that never change. It shows no fact of the catalogue."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from halos.catalogue.deadlines import NextDeadline, NextKind
from halos.catalogue.facts import Precision, Probe, Status
from halos.core.design.region_map import Place
from halos.core.design.sprite import SYMBOLS
from halos.core.design.timeline import AnyTime, ExpectedSpan, FixedDay, NotOpen, Remark, Row, Timeline
from halos.core.lists.listing import Chip, Choice, Listing, ShownFacet, ShownSwitch, Sort
from halos.pages.forms import QuestionForm

TODAY = date(2026, 11, 23)
CHECKED = date(2026, 11, 1)
LONG_WORD = "Röntgenkleinwinkelstreuungsexperimentvorbereitungsbesprechung"
ARABIC = "كيف تتجمع الأجسام المضادة عند التركيز العالي؟"
QUESTION = (
    "We formulate a poorly soluble drug in solid fat particles. Drug leaks on storage. "
    "Are the particles really smooth balls with a shell, or stacks of plates?"
)


class ExampleForm(forms.Form):
    """Fields in every state: filled, with help, wrong, with a long word, not to be changed."""

    summary = forms.CharField(
        label=_("Summary"),
        help_text=_("For the public page. At most 1,000 characters."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    title = forms.CharField(
        label=_("Title"),
        error_messages={"required": _("Give the project a title of at most 120 characters.")},
    )
    days = forms.ChoiceField(label=_("Keep for"), choices=[(30, _("30 days")), (180, _("180 days"))])
    note = forms.CharField(label=LONG_WORD, required=False)
    number = forms.CharField(label=_("Number"), disabled=True, required=False, initial="e7k2-mq")


@dataclass(frozen=True)
class Swatch:
    name: str
    label: Any


SWATCHES = tuple(
    Swatch(name, label)
    for name, label in (
        ("ink", _("Ink")),
        ("paper", _("Paper")),
        ("line", _("Line")),
        ("muted", _("Muted text")),
        ("sound", _("Sound blue")),
        ("brick", _("Hanse brick")),
        ("success", _("Success")),
        ("warning", _("Warning")),
        ("light", _("Synchrotron light")),
        ("fel", _("FEL")),
        ("neutron", _("Neutrons")),
        ("electron", _("Electrons")),
    )
)

IN_HAMBURG = NextDeadline(NextKind.FIXED, zone="Europe/Berlin", place="Hamburg")
IN_LUND = NextDeadline(NextKind.FIXED, zone="Europe/Stockholm", place="Lund")
IN_TWO_DAYS = datetime(2026, 11, 25, 16, 0, tzinfo=ZoneInfo("Europe/Berlin"))
TONIGHT = datetime(2026, 11, 23, 23, 59, tzinfo=ZoneInfo("Europe/Stockholm"))
DEADLINES = (
    replace(IN_HAMBURG, on=IN_TWO_DAYS.date(), closes_at=IN_TWO_DAYS, days_left=2),
    replace(IN_LUND, on=TODAY, closes_at=TONIGHT, days_left=0),
    replace(IN_HAMBURG, on=date(2027, 3, 1), days_left=98),
    replace(IN_LUND, kind=NextKind.EXPECTED, on=date(2027, 3, 7), days_left=104),
    replace(IN_HAMBURG, kind=NextKind.EXPECTED, on=date(2026, 12, 1), days_left=8, precision=Precision.MONTH),
    NextDeadline(NextKind.ANY_TIME, note="rolling proposals"),
    NextDeadline(NextKind.BY_CALL, note="typically one or two calls a year"),
    NextDeadline(NextKind.PAUSED),
    NextDeadline(NextKind.NONE, note="Planned: not bookable yet."),
    NextDeadline(NextKind.CLOSED),
    NextDeadline(NextKind.UNKNOWN),
)

TIMELINE = Timeline(
    TODAY,
    (
        Row(
            "MAX IV",
            "standard access",
            (ExpectedSpan(date(2027, 3, 1), date(2027, 3, 31), "about March"),),
        ),
        Row("MAX IV", "fast access", (AnyTime(),), url="#timeline"),
        Row("PETRA III", "regular", (FixedDay(date(2027, 3, 1)), FixedDay(date(2027, 9, 1))), url="#timeline"),
        Row("A way in with a very long name", "and a sublabel that is cut", (FixedDay(date(2027, 11, 28)),)),
        Row(
            "Two near days",
            "the second without words",
            (FixedDay(date(2027, 5, 3)), FixedDay(date(2027, 5, 12))),
        ),
        Row("European XFEL", "regular", (Remark("two calls a year; next dates not published"),)),
        Row("ESS", "user programme", (NotOpen("no user beam yet"),)),
    ),
)

PLACES = (
    Place("MAX IV", 55.727, 13.233, "light", "#map"),
    Place("ESS", 55.735, 13.251, "neutron", "#map", is_planned=True),
    Place("DESY", 53.576, 9.880, "light", "#map"),
    Place("European XFEL", 53.590, 9.829, "fel", "#map"),
    Place("EMBION", 56.168, 10.203, "electron", kind="small"),
    Place("CFIM", 55.696, 12.561, "electron", kind="small"),
    Place("Lund nCHREM", 55.711, 13.209, "electron", kind="small"),
    Place("CSSB", 53.579, 9.884, "electron", kind="small"),
    Place("NORTEM", 59.940, 10.718, "electron", kind="small"),
    Place("SciLifeLab", 59.350, 18.022, "electron", kind="small"),
)

SORTS = (Sort("next", _("Next date")), Sort("name", _("Name")))
FACETS = (
    ShownFacet(
        "probe",
        _("Probe"),
        (
            Choice("light", _("Synchrotron light"), 45, is_on=True),
            Choice("fel", _("Free-electron laser"), 15, is_on=False),
        ),
    ),
    ShownFacet(
        "status",
        _("Status"),
        (
            Choice("operating", _("In operation"), 74, is_on=False),
            Choice("planned", _("Planned"), 17, is_on=False),
        ),
    ),
    ShownFacet(
        "technique",
        _("Technique"),
        (Choice("long", LONG_WORD, 1, is_on=False),),
        fold=_("All techniques"),
        folded=(Choice("none", _("Nothing left"), 0, is_on=False),),
    ),
)
CHIPS = (Chip(_("probe"), _("Synchrotron light"), "status=operating"), Chip("", LONG_WORD, "probe=light"))


def _listing(page: int) -> Listing:
    numbers = list(range(92))
    return Listing(
        rows=numbers[:10],
        every_row=numbers[:45],
        total=92,
        words="stoped flow",
        read_as="stopped flow",
        facets=FACETS,
        chips=CHIPS,
        sorts=SORTS,
        sort="next",
        page=Paginator(numbers, 10).page(page),
        query="probe=light",
        switches=(ShownSwitch("elsewhere", _("Outside the region"), 25, is_on=False, turned="elsewhere=yes"),),
    )


EXAMPLES = {
    "swatches": SWATCHES,
    "probes": list(Probe),
    "statuses": list(Status),
    "symbols": sorted(SYMBOLS),
    "deadlines": DEADLINES,
    "timeline": TIMELINE,
    "places": PLACES,
    "checked": CHECKED,
    "long_word": LONG_WORD,
    "arabic": ARABIC,
    "shows": ("Size and thickness of layers, 1 to 200 nm", "Change over weeks, by measuring the same batch again"),
    "cannot": ("Single particles: it averages over the whole sample", "Atomic detail"),
}


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component in every state."""
    forms_in_every_state = {
        "wrong": ExampleForm({"summary": "Are the particles plates or shells?", "title": "", "days": 30}),
        "empty_box": QuestionForm({"question": ""}),
        "still_box": QuestionForm(initial={"question": QUESTION}, auto_id="still-%s"),
        "arabic_box": QuestionForm(initial={"question": ARABIC}, auto_id="arabic-%s"),
    }
    lists = {"listing": _listing(page=5), "single_page": Paginator(range(5), 10).page(1)}
    return render(request, "pages/gallery.html", {**EXAMPLES, **forms_in_every_state, **lists})
