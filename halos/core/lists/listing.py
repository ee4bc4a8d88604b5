"""What a list page shows for what its address asks: `ListSpec` says what can be asked, `show` answers.

Within a facet the choices are alternatives, between facets all must hold. The count beside a choice is the number
of rows it would show with the other facets as they are. A switch lets in rows that are otherwise left out.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import QueryDict

from halos.core.search.index import find

Rows = QuerySet[Any]
LONGEST_QUERY = 200


@dataclass(frozen=True)
class Facet:
    """One question a list can be narrowed by: GET parameter, label, field path, and the names of its choices.

    Of many choices only the `in_view` most frequent are in view (None: all); the others are folded under `fold`.
    """

    name: str
    label: Any
    path: str
    names: Callable[[], Mapping[str, Any]]
    in_view: int | None = None
    fold: Any = ""


@dataclass(frozen=True)
class Switch:
    """Rows that are left out until asked for: GET parameter (its value is `yes`), label, and which rows these are."""

    name: str
    label: Any
    lets_in: Q


@dataclass(frozen=True)
class Sort:
    """An order: GET value, label, and either database fields or a key that is computed from the row."""

    name: str
    label: Any
    fields: tuple[str, ...] = ()
    key: Callable[[Any], Any] | None = None


@dataclass(frozen=True)
class Column:
    """A column of the CSV: its heading, and the text of a row."""

    name: str
    value: Callable[[Any], object]


@dataclass(frozen=True)
class ListSpec:
    """What a list offers. The first sort is the one used when the address names none."""

    name: str
    facets: tuple[Facet, ...]
    sorts: tuple[Sort, ...]
    columns: tuple[Column, ...]
    search_kind: str
    switches: tuple[Switch, ...] = ()
    page_size: int = 50


@dataclass(frozen=True)
class Choice:
    """A choice of a facet: its value, name, how many rows it would show, and whether it is on."""

    value: str
    name: Any
    count: int
    is_on: bool


@dataclass(frozen=True)
class ShownFacet:
    """The choices in view, and those folded away under the words of `fold`. What is in force is always in view."""

    name: str
    label: Any
    choices: tuple[Choice, ...]
    fold: Any = ""
    folded: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class ShownSwitch:
    """`count` rows come in when it is on, with words and facets as they are; `turned` is the address turned over."""

    name: str
    label: Any
    count: int
    is_on: bool
    turned: str


@dataclass(frozen=True)
class Chip:
    """A narrowing in force, and the address of the same list without it."""

    label: Any
    text: Any
    without: str


@dataclass(frozen=True)
class Listing:
    """Everything a list page needs; `rows` holds the rows of the page, `every_row` those of all pages in order."""

    rows: Sequence[Any]
    every_row: Sequence[Any]
    total: int
    words: str
    read_as: str | None
    facets: tuple[ShownFacet, ...]
    chips: tuple[Chip, ...]
    sorts: tuple[Sort, ...]
    sort: str
    page: Any
    query: str
    switches: tuple[ShownSwitch, ...] = ()
    columns: tuple[Column, ...] = field(repr=False, default=())

    @property
    def count(self) -> int:
        return len(self.every_row)

    @property
    def kept_sort(self) -> str:
        """The order that a form must hand on; empty where it is what the address means without one."""
        return "" if not self.words and self.sort == self.sorts[0].name else self.sort


def show(spec: ListSpec, asked: QueryDict, rows: Rows) -> Listing:
    """The rows of `rows` that the address asks for. Unknown parameters and values are passed over."""
    words = asked.get("q", "").strip()[:LONGEST_QUERY]
    found = find(spec.search_kind, words) if words else None
    searched = rows.filter(pk__in=found.keys) if found else rows
    let_in = _let_in(searched, spec.switches, asked)
    chosen = {facet.name: _chosen(facet, asked) for facet in spec.facets}
    sort = _sort(spec, asked, words)
    ordered = _ordered(_narrowed(let_in, spec.facets, chosen), sort, found.keys if found else ())
    page = Paginator(ordered, spec.page_size).get_page(asked.get("page"))
    return Listing(
        rows=list(page.object_list),
        every_row=ordered,
        total=_let_in(rows, spec.switches, asked).count(),
        words=words,
        read_as=found.read_as if found else None,
        facets=tuple(_shown(facet, let_in, spec.facets, chosen) for facet in spec.facets),
        switches=_switches(spec, asked, _narrowed(searched, spec.facets, chosen)),
        chips=_chips(spec, asked, chosen, words),
        sorts=spec.sorts,
        sort=sort.name if sort else "",
        page=page,
        query=_without(asked, {"page", "format"}),
        columns=spec.columns,
    )


def _is_on(switch: Switch, asked: QueryDict) -> bool:
    return asked.get(switch.name) == "yes"


def _let_in(rows: Rows, switches: Sequence[Switch], asked: QueryDict) -> Rows:
    for switch in switches:
        if not _is_on(switch, asked):
            rows = rows.exclude(switch.lets_in)
    return rows


def _switches(spec: ListSpec, asked: QueryDict, rows: Rows) -> tuple[ShownSwitch, ...]:
    return tuple(
        ShownSwitch(
            switch.name,
            switch.label,
            rows.filter(switch.lets_in).count(),
            _is_on(switch, asked),
            _turned(asked, switch),
        )
        for switch in spec.switches
    )


def _chosen(facet: Facet, asked: QueryDict) -> tuple[str, ...]:
    names = facet.names()
    return tuple(value for value in dict.fromkeys(asked.getlist(facet.name)) if value in names)


def _narrowed(rows: Rows, facets: Sequence[Facet], chosen: Mapping[str, tuple[str, ...]]) -> Rows:
    for facet in facets:
        if chosen[facet.name]:
            # A subquery instead of a join: a row with two matching techniques still comes once.
            wanted = rows.model._default_manager.filter(**{f"{facet.path}__in": chosen[facet.name]})
            rows = rows.filter(pk__in=wanted.values("pk"))
    return rows


def _shown(facet: Facet, rows: Rows, facets: Sequence[Facet], chosen: Mapping[str, tuple[str, ...]]) -> ShownFacet:
    others = _narrowed(rows, [other for other in facets if other is not facet], chosen)
    counts = others.order_by().values_list(facet.path).annotate(Count("pk", distinct=True))
    counted = {str(value): count for value, count in counts}  # a choice is text, as the address has it
    choices = (
        Choice(value, name, counted.get(value, 0), value in chosen[facet.name]) for value, name in facet.names().items()
    )
    return _folded(facet, [choice for choice in choices if choice.count or choice.is_on])


def _folded(facet: Facet, choices: Sequence[Choice]) -> ShownFacet:
    if facet.in_view is None or len(choices) <= facet.in_view + 1:  # a fold for one choice is no gain
        return ShownFacet(facet.name, facet.label, tuple(choices))
    by_count = sorted(choices, key=lambda choice: (not choice.is_on, -choice.count))
    on = sum(choice.is_on for choice in choices)
    seen = set(by_count[: max(facet.in_view, on)])
    in_view, rest = [c for c in choices if c in seen], [c for c in choices if c not in seen]
    return ShownFacet(facet.name, facet.label, tuple(in_view), facet.fold, tuple(rest))


def _sort(spec: ListSpec, asked: QueryDict, words: str) -> Sort | None:
    named = {sort.name: sort for sort in spec.sorts}
    wanted = named.get(asked.get("sort", ""))
    return wanted or (None if words else spec.sorts[0])


def _ordered(rows: Rows, sort: Sort | None, found: Sequence[str]) -> Sequence[Any]:
    if sort is None:
        place = {key: number for number, key in enumerate(found)}
        return sorted(rows, key=lambda row: place[row.pk])
    if sort.key:
        return sorted(rows, key=sort.key)
    return list(rows.order_by(*sort.fields, "pk"))


def _chips(spec: ListSpec, asked: QueryDict, chosen: Mapping[str, tuple[str, ...]], words: str) -> tuple[Chip, ...]:
    chips = [Chip("", words, _without(asked, {"q", "page"}))] if words else []
    for facet in spec.facets:
        names = facet.names()
        chips += [Chip(facet.label, names[v], _without_one(asked, facet.name, v)) for v in chosen[facet.name]]
    on = [switch for switch in spec.switches if _is_on(switch, asked)]
    return (*chips, *(Chip("", switch.label, _turned(asked, switch)) for switch in on))


def _turned(asked: QueryDict, switch: Switch) -> str:
    turned = asked.copy()
    turned.pop("page", None)
    if _is_on(switch, asked):
        turned.pop(switch.name)
    else:
        turned[switch.name] = "yes"
    return turned.urlencode()


def _without(asked: QueryDict, names: set[str]) -> str:
    kept = asked.copy()
    for name in names:
        kept.pop(name, None)
    return kept.urlencode()


def _without_one(asked: QueryDict, name: str, value: str) -> str:
    kept = asked.copy()
    kept.setlist(name, [other for other in asked.getlist(name) if other != value])
    kept.pop("page", None)
    return kept.urlencode()
