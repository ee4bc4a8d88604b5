"""What the lists of the catalogue can be narrowed by, ordered by and exported with."""

from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from halos.catalogue import search
from halos.catalogue.deadlines import in_words, next_deadline, next_for, sooner_first
from halos.catalogue.facts import Facts, SampleKind
from halos.catalogue.names import family_names, promise, technique_name, technique_names
from halos.core.design.badges import COUNTRIES, PRICES, PROBES, STATUSES
from halos.core.lists.listing import Column, Facet, ListSpec, Sort, Switch

SAMPLES = {
    SampleKind.CRYSTALS.value: _("Crystals"),
    SampleKind.SOLUTION.value: _("Solution"),
    SampleKind.POWDER.value: _("Powder"),
    SampleKind.FILM.value: _("Film or surface"),
    SampleKind.TISSUE.value: _("Tissue or cells"),
    SampleKind.OBJECT.value: _("Whole object or device"),
    SampleKind.GAS.value: _("Gas phase"),
}
INDUSTRY = {"yes": _("Yes"), "by agreement": _("By agreement"), "not known": _("Not known"), "no": _("No")}
YES_OR_NO = {"True": _("Yes"), "False": _("No")}
STATUS_NAMES = {status: look.label for status, look in STATUSES.items() if status != "outside"}
SCOPES = {"facility": _("A facility's own"), "european": _("European"), "programme": _("A programme's")}


def instruments_spec(known: Facts, now: datetime) -> ListSpec:
    """The list of instruments; by default the next date comes first."""

    def waits(row: Any) -> Any:
        return sooner_first(next_for(known.instrument(row.pk), known, now)), row.position

    facilities = {each.id: each.name for each in known.facilities}
    countries = {each.country: COUNTRIES.get(each.country, each.country) for each in known.facilities}
    titles = technique_names(known)
    return ListSpec(
        name="instruments",
        facets=(
            Facet("probe", _("Probe"), "probe", lambda: PROBES),
            Facet("status", _("Status"), "status", lambda: STATUS_NAMES),
            Facet("family", _("Technique"), "techniques__family", lambda: family_names(known), 6, _("More kinds")),
            Facet("technique", _("One technique"), "techniques", lambda: titles, 0, _("All techniques")),
            Facet("sample", _("Sample"), "samples", lambda: SAMPLES),
            Facet("facility", _("Facility"), "facility", lambda: facilities, 6, _("More facilities")),
            Facet("country", _("Country"), "country", lambda: countries),
            Facet("industry", _("Open to industry"), "industry", lambda: INDUSTRY),
        ),
        sorts=(
            Sort("next", _("Next date"), key=waits),
            Sort("name", _("Name"), ("name",)),
            Sort("facility", _("Facility"), ("facility__position", "position")),
        ),
        columns=(
            Column("id", lambda row: row.pk),
            Column("instrument", lambda row: row.name),
            Column("full name", lambda row: row.full_name),
            Column("facility", lambda row: facilities[row.facility_id]),
            Column("city", lambda row: row.city),
            Column("country", lambda row: row.country),
            Column("in region", lambda row: "yes" if row.in_region else "no"),
            Column("probe", lambda row: row.probe),
            Column("techniques", lambda row: ";".join(known.instrument(row.pk).technique_ids)),
            Column("status", lambda row: row.status),
            Column("status note", lambda row: row.status_note),
            Column("next date", lambda row: in_words(next_for(known.instrument(row.pk), known, now))),
            Column("energy", lambda row: row.energy),
            Column("beam", lambda row: row.beam),
            Column("environment", lambda row: row.environment),
            Column("open to industry", lambda row: row.industry),
            Column("source", lambda row: row.source),
            Column("confidence", lambda row: row.confidence),
            Column("checked", lambda row: row.checked),
            Column("url", lambda row: row.url),
        ),
        search_kind=search.INSTRUMENTS,
        switches=(Switch("outside", _("Also outside the region"), Q(in_region=False)),),
        page_size=25,
    )


def techniques_spec(known: Facts) -> ListSpec:
    """The list of techniques that have a card."""
    return ListSpec(
        name="techniques",
        facets=(
            Facet("family", _("Family"), "family", lambda: family_names(known), 8, _("More families")),
            Facet("probe", _("Probe"), "probes", lambda: PROBES),
        ),
        sorts=(
            Sort("family", _("Family"), ("family__position", "position")),
            Sort("name", _("Name"), key=lambda row: technique_name(row.pk, known).casefold()),
        ),
        columns=(
            Column("id", lambda row: row.pk),
            Column("technique", lambda row: technique_name(row.pk, known)),
            Column("label", lambda row: row.label),
            Column("family", lambda row: row.family_id),
            Column("probes", lambda row: ";".join(known.technique(row.pk).probes)),
            Column("what it shows", lambda row: promise(row.pk, known)),
            Column("instruments", lambda row: ";".join(each.id for each in known.instruments_for(row.pk))),
            Column("source", lambda row: row.source),
        ),
        search_kind=search.TECHNIQUES,
        page_size=100,
    )


def ways_spec(known: Facts, now: datetime) -> ListSpec:
    """The list of ways in; by default the next date comes first."""

    def next_of(row: Any) -> Any:
        return next_deadline(known.rule_of(row.pk), now)

    return ListSpec(
        name="ways-in",
        facets=(
            Facet("price", _("Price"), "price", lambda: PRICES),
            Facet("industry", _("Open to industry"), "is_for_industry", lambda: YES_OR_NO),
            Facet("scope", _("Whose"), "scope", lambda: SCOPES),
            Facet("kind", _("When"), "deadline_rule__kind", lambda: KINDS),
            Facet("probe", _("Probe"), "probes", lambda: PROBES),
        ),
        sorts=(
            Sort("next", _("Next date"), key=lambda row: (sooner_first(next_of(row)), row.position)),
            Sort("provider", _("Facility"), ("position",)),
            Sort("name", _("Name"), ("name",)),
        ),
        columns=(
            Column("id", lambda row: row.pk),
            Column("facility or programme", lambda row: row.provider),
            Column("way in", lambda row: row.name),
            Column("price", lambda row: row.price),
            Column("cost", lambda row: row.cost),
            Column("review", lambda row: row.review),
            Column("speed", lambda row: row.speed),
            Column("rules", lambda row: row.rules),
            Column("open to industry", lambda row: "yes" if row.is_for_industry else "no"),
            Column("next date", lambda row: in_words(next_of(row))),
            Column("portal", lambda row: row.portal),
            Column("url", lambda row: row.url),
            Column("source", lambda row: row.source),
            Column("confidence", lambda row: row.confidence),
            Column("checked", lambda row: row.checked),
        ),
        search_kind=search.ROUTES,
    )


KINDS = {
    "yearly": _("Fixed days"),
    "announced": _("An announced day"),
    "expected": _("Expected, not announced"),
    "any_time": _("Any time"),
    "by_call": _("By call"),
    "paused": _("Paused"),
    "none": _("Not open yet"),
    "closed": _("Closed"),
}


def deadlines_spec(known: Facts) -> ListSpec:
    """The ways in whose dates are shown or fed to a calendar, in the order of their file."""
    facilities = {each.id: each.name for each in known.facilities}
    return ListSpec(
        name="deadlines",
        facets=(
            Facet("probe", _("Probe"), "probes", lambda: PROBES),
            Facet("price", _("Price"), "price", lambda: PRICES),
            Facet("industry", _("Open to industry"), "is_for_industry", lambda: YES_OR_NO),
            Facet("facility", _("Facility"), "facilities", lambda: facilities, 6, _("More facilities")),
        ),
        sorts=(Sort("file", _("Facility"), ("position",)),),
        columns=(),
        search_kind=search.ROUTES,
        page_size=500,
    )
