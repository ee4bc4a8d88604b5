"""The components of Halos as template tags; a builtin library, so no page loads it. See the README beside it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from urllib.parse import parse_qsl

from django import template
from django.forms import BoundField, Form
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import slugify
from django.utils.translation import gettext as _

from halos.core.design import deadline as deadlines
from halos.core.design import region_map as maps
from halos.core.design import timeline as timelines
from halos.core.design.badges import COUNTRIES, NOTICES, PRICES, PROBES, STATUSES
from halos.core.design.sprite import SYMBOLS, UnknownSymbolError

register = template.Library()
FOLDER = "design/components"


# --- words with a glyph -------------------------------------------------------------------------------------
@register.simple_tag
def icon(name: str) -> SafeString:
    """A glyph of the sprite; hidden from screen readers, so a word must stand beside it."""
    if name not in SYMBOLS:
        raise UnknownSymbolError(name)
    return format_html('<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><use href="#i-{}"/></svg>', name)


@register.inclusion_tag(f"{FOLDER}/probe.html")
def probe(name: str, label: str = "") -> dict[str, Any]:
    """Badge of a probe: light, fel, neutron, electron or support; `label` replaces its word."""
    return {"name": str(name), "label": label or PROBES[name], "bare": ""}


@register.inclusion_tag(f"{FOLDER}/probe.html")
def probe_bare(name: str, label: str = "") -> dict[str, Any]:
    """The same without border and ground, for lists of choices."""
    return {"name": str(name), "label": label or PROBES[name], "bare": "probe--bare"}


@register.inclusion_tag(f"{FOLDER}/probes.html")
def probes(names: Iterable[str]) -> dict[str, Any]:
    """Badges of several probes in one line."""
    return {"names": list(names)}


@register.inclusion_tag(f"{FOLDER}/status.html")
def status(name: str, label: str = "", checked: date | None = None) -> dict[str, Any]:
    """Status of an instrument. Give `checked` where the fact is old or not sure: the day is then shown."""
    look = STATUSES[name]
    return {"look": look, "label": label or look.label, "checked": checked}


@register.inclusion_tag(f"{FOLDER}/freshness.html")
def freshness(checked: date | None) -> dict[str, Any]:
    """The line beside a fact that is old or not confirmed, with the day it was checked; nothing for None."""
    return {"checked": checked}


@register.inclusion_tag(f"{FOLDER}/deadline.html")
def deadline(next_deadline: deadlines.Deadline) -> dict[str, Any]:
    """Date, hour, zone and how long is left; a day that was not announced stays a month."""
    return {"deadline": deadlines.shown(next_deadline)}


@register.inclusion_tag(f"{FOLDER}/tag.html")
def tag(label: str, url: str = "") -> dict[str, Any]:
    """A small label; a link where `url` is given."""
    return {"label": label, "url": url}


@register.inclusion_tag(f"{FOLDER}/price.html")
def price(kind: str) -> dict[str, Any]:
    """free, paid, fee or n/a, as a word with a frame; only what is free is green."""
    return {"look": "free" if kind == "free" else "paid", "label": PRICES[kind]}


@register.inclusion_tag(f"{FOLDER}/country.html")
def country(code: str) -> dict[str, Any]:
    """The two letters of a country, its name for those who ask."""
    return {"code": code, "name": COUNTRIES.get(code, code)}


# --- what was read, what is filtered ------------------------------------------------------------------------
@register.inclusion_tag(f"{FOLDER}/facet.html")
def facet(label: str, text: str, without: str) -> dict[str, Any]:
    """A narrowing in force; `without` is the query string of the same list without it."""
    return {"label": label, "text": text, "url": f"?{without}"}


@register.inclusion_tag(f"{FOLDER}/facet_button.html")
def facet_button(label: str, text: str, name: str, value: str) -> dict[str, Any]:
    """Something read in the question; its button sends `name=value` with the form around it."""
    return {"label": label, "text": text, "name": name, "value": value}


@register.inclusion_tag(f"{FOLDER}/facet_open.html")
def facet_open(text: str, url: str) -> dict[str, Any]:
    """Something that was not said, and where to say it."""
    return {"text": text, "url": url}


@register.inclusion_tag(f"{FOLDER}/filters.html", takes_context=True)
def filters(context: template.Context, listing: Any, note: str = "") -> dict[str, Any]:
    """The filter form of a `halos.core.lists.Listing`: words, facets with counts, and the way back to all."""
    return {"listing": listing, "note": note, "path": _path(context)}


@register.filter
def plain_choices(choices: Iterable[Any], name: str) -> SafeString:
    """The choices of a facet that have no glyph. There may be a hundred: a template for each would be slow."""
    rows = (
        (name, each.value, slugify(each.value), " checked" if each.is_on else "", each.name, each.count)
        for each in choices
    )
    return format_html_join(
        "\n",
        '<label class="check"><input type="checkbox" name="{0}" value="{1}" id="filter-{0}-{2}"{3}>'
        '<span>{4}</span><span class="check-count">{5}</span></label>',
        rows,
    )


@register.inclusion_tag(f"{FOLDER}/facets_on.html")
def facets_on(listing: Any) -> dict[str, Any]:
    """The narrowings in force, each with a link that takes it away."""
    return {"chips": listing.chips}


@register.inclusion_tag(f"{FOLDER}/table_tools.html", takes_context=True)
def table_tools(context: template.Context, listing: Any) -> dict[str, Any]:
    """The line above a list: how many of how many, the order, and the CSV of the same rows."""
    kept = [pair for pair in parse_qsl(listing.query) if pair[0] != "sort"]
    return {"listing": listing, "path": _path(context), "kept": kept}


@register.inclusion_tag(f"{FOLDER}/sort_header.html")
def sort_header(label: str, url: str, direction: str = "") -> dict[str, Any]:
    """A sortable column heading; `direction` is ascending or descending where the table is sorted by it."""
    return {"label": label, "url": url, "direction": direction}


@register.inclusion_tag(f"{FOLDER}/pages.html", takes_context=True)
def pages(context: template.Context, page: Any) -> dict[str, Any]:
    """Numbered pages of a Django `Page`; nothing where there is only one. Other parameters are kept."""
    request = context["request"]
    numbers = list(page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1))
    return {"page": page, "numbers": numbers, "request": request}


# --- buttons and fields -------------------------------------------------------------------------------------
@register.inclusion_tag(f"{FOLDER}/button.html")
def button(label: str, look: str = "", icon: str = "", name: str = "", value: str = "") -> dict[str, Any]:
    """A submit button; `look` is primary, quiet, danger or small. One primary on a page or panel."""
    return {"label": label, "look": look, "icon": icon, "name": name, "value": value}


@register.inclusion_tag(f"{FOLDER}/button_off.html")
def button_off(label: str, why: str) -> dict[str, Any]:
    """A button that cannot be used now, with the reason beside it."""
    return {"label": label, "why": why}


@register.inclusion_tag(f"{FOLDER}/button_link.html")
def button_link(label: str, url: str, look: str = "", icon: str = "") -> dict[str, Any]:
    """A link that looks like a button."""
    return {"label": label, "url": url, "look": look, "icon": icon}


@register.inclusion_tag(f"{FOLDER}/go.html")
def go(label: str, url: str) -> dict[str, Any]:
    """A link that goes on, with an arrow."""
    return {"label": label, "url": url}


@register.inclusion_tag(f"{FOLDER}/field.html")
def field(bound: BoundField) -> dict[str, Any]:
    """A field of a Django form: label, help, control, errors, tied together for screen readers."""
    return {"field": bound, "control": _control(bound)}


@register.inclusion_tag(f"{FOLDER}/error_summary.html")
def error_summary(form: Form) -> dict[str, Any]:
    """What must be put right, each with a link to its field; nothing where the form is in order."""
    return {"form": form, "wrong": [bound for bound in form if bound.errors]}


@register.inclusion_tag(f"{FOLDER}/box.html")
def box(form: Form) -> dict[str, Any]:
    """The question box of the front page: the `question` field of `form`, the promise, the button."""
    return _box(form, look="", rows=5)


@register.inclusion_tag(f"{FOLDER}/box.html")
def box_still(form: Form) -> dict[str, Any]:
    """The box above an answer: lower, the text in view, and a button to ask again."""
    return _box(form, look="box--still", rows=4)


# --- blocks -------------------------------------------------------------------------------------------------
@register.simple_block_tag
def notice(content: str, kind: str = "info") -> SafeString:
    """What happened, what is safe, what to do: info, ok, warn or stop (or a level of Django's messages)."""
    look = NOTICES[kind]
    return format_html('<div class="notice notice--{}">{}<div>{}</div></div>', look.variant, icon(look.symbol), content)


@register.simple_block_tag
def empty_state(content: str, title: str) -> SafeString:
    """What would be here, and how it gets here."""
    return format_html('<div class="empty"><h2>{}</h2>{}</div>', title, content)


@register.simple_block_tag
def fold(content: str, summary: str, key: str = "") -> SafeString:
    """Something more for those who open it; `key` is its id, so that it stays open when a list is renewed."""
    anchor = format_html(' id="{}"', key) if key else ""
    return format_html(
        '<details class="fold"{}><summary>{}</summary><div class="fold-body">{}</div></details>',
        anchor,
        summary,
        content,
    )


@register.inclusion_tag(f"{FOLDER}/progress.html")
def progress(key: str, label: str, value: int, total: int, note: str = "") -> dict[str, Any]:
    """How far long work is: `value` of `total`. `key` ties label and bar together."""
    return {"key": key, "label": label, "value": value, "total": total, "note": note}


@register.inclusion_tag(f"{FOLDER}/signs.html")
def signs_yes(lines: Iterable[str]) -> dict[str, Any]:
    """What a technique shows, one line each, with check marks."""
    return {"lines": lines, "look": "yes", "symbol": "check"}


@register.inclusion_tag(f"{FOLDER}/signs.html")
def signs_not(lines: Iterable[str]) -> dict[str, Any]:
    """What it cannot show, one line each, with crosses."""
    return {"lines": lines, "look": "not", "symbol": "cross"}


# --- pictures -----------------------------------------------------------------------------------------------
@register.inclusion_tag(f"{FOLDER}/timeline.html")
def timeline(chart: timelines.Timeline) -> dict[str, Any]:
    """Thirteen months of deadlines. The page lists the same dates beside it."""
    return {"drawing": timelines.draw(chart)}


@register.inclusion_tag(f"{FOLDER}/region_map.html")
def region_map(places: Iterable[maps.Place]) -> dict[str, Any]:
    """The region with its facilities as links. The page lists the same places beside it."""
    return {"map": maps.draw(tuple(places))}


def _path(context: Mapping[str, Any] | template.Context) -> str:
    return str(context["request"].path)


def _control(bound: BoundField) -> SafeString:
    kind = {"textarea": "textarea", "select": "select"}.get(bound.widget_type, "input")
    help_id = f"{bound.id_for_label}-help" if bound.help_text else ""
    return bound.as_widget(attrs={"class": kind, **_described(bound, help_id)})


def _described(bound: BoundField, about_id: str) -> dict[str, str | bool]:
    """Ties the control to the words about it and, where it is wrong, to its error."""
    error_id = f"{bound.id_for_label}-error" if bound.errors else ""
    ids = " ".join(filter(None, [about_id, error_id]))
    described: dict[str, str | bool] = {"aria-describedby": ids} if ids else {}
    return described | {"aria-invalid": "true"} if bound.errors else described


def _box(form: Form, look: str, rows: int) -> dict[str, Any]:
    bound = form["question"]
    attrs = {"rows": str(rows), "dir": "auto", **_described(bound, f"{bound.id_for_label}-safe")}
    if look:
        attrs["aria-label"] = str(bound.label)
    else:
        attrs["placeholder"] = _("What you have, what you want to know about it, and what must not happen to it.")
    return {"field": bound, "control": bound.as_widget(attrs=attrs), "look": look}
