"""The template tags: what they print, tie together and refuse."""

from datetime import date
from typing import Any

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import engines
from django.test import RequestFactory

from halos.catalogue.facts import Price, Probe, Status
from halos.core.design.badges import PRICES, PROBES, STATUSES
from halos.core.design.sprite import SYMBOLS, UnknownSymbolError
from halos.core.lists.listing import Chip, Choice, Listing, ShownFacet, ShownSwitch, Sort


class NameForm(forms.Form):
    name = forms.CharField(label="Name", help_text="As on the door.", error_messages={"required": "Write a name."})
    note = forms.CharField(label="Note", required=False, widget=forms.Textarea)


class AskForm(forms.Form):
    question = forms.CharField(label="What do you want to find out?", widget=forms.Textarea)


def shown(source: str, **context: Any) -> str:
    request = RequestFactory().get("/instruments/", context.pop("query", {}))
    return engines["django"].from_string(source).render(context, request)


def wrong_form() -> NameForm:
    form = NameForm({"name": ""})
    form.full_clean()
    return form


def listing(**changed: Any) -> Listing:
    page = Paginator(range(30), 10).page(1)
    given: dict[str, Any] = {
        "rows": [],
        "every_row": range(7),
        "total": 30,
        "words": "flow",
        "read_as": None,
        "facets": (ShownFacet("probe", "Probe", (Choice("light", "Light", 4, is_on=True),)),),
        "chips": (Chip("probe", "Light", "q=flow"),),
        "sorts": (Sort("next", "Next date"), Sort("name", "Name")),
        "sort": "name",
        "page": page,
        "query": "q=flow&probe=light&sort=name",
    }
    return Listing(**(given | changed))


def test_the_sprite_draws_exactly_the_known_symbols() -> None:
    drawn = shown('{% include "design/sprite.html" %}')
    assert {part.split('"')[0] for part in drawn.split('<symbol id="i-')[1:]} == SYMBOLS


def test_an_icon_is_hidden_from_screen_readers() -> None:
    assert shown('{% icon "arrow" %}') == (
        '<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><use href="#i-arrow"/></svg>'
    )


def test_an_icon_that_the_sprite_lacks_is_refused_with_those_it_has() -> None:
    with pytest.raises(UnknownSymbolError, match=r"no symbol 'rocket'\. It has: arrow, ask"):
        shown('{% icon "rocket" %}')


def test_every_status_probe_and_price_of_the_catalogue_has_a_look() -> None:
    assert set(Status) <= set(STATUSES)
    assert set(Probe) == set(PROBES)
    assert set(Price) == set(PRICES)


def test_only_an_operating_instrument_is_green() -> None:
    assert [name for name, look in STATUSES.items() if look.variant == "ok"] == ["operating"]


def test_a_status_shows_the_day_it_was_checked_only_when_given() -> None:
    assert "checked" not in shown('{% status "commissioning" %}')
    assert "Commissioning, checked 11/2026" in shown('{% status "commissioning" checked=day %}', day=date(2026, 11, 1))


def test_a_fact_in_doubt_says_when_it_was_checked_and_what_to_do() -> None:
    html = shown("{% freshness day %}", day=date(2026, 11, 1))
    assert "checked 11/2026, not confirmed: ask before you plan" in html


def test_a_fact_without_doubt_prints_nothing() -> None:
    assert shown("{% freshness day %}", day=None).strip() == ""


def test_text_of_others_is_escaped() -> None:
    assert "<script>" not in shown("{% tag words %}{% notice %}{{ words }}{% endnotice %}", words="<script>")
    assert "<script>" not in shown(
        "{% fold words %}.{% endfold %}{% empty_state words %}{% endempty_state %}", words="<script>"
    )


def test_a_field_ties_label_help_and_error_to_its_control() -> None:
    html = shown("{% field form.name %}", form=wrong_form())
    assert '<label for="id_name">Name</label>' in html
    assert 'aria-describedby="id_name-help id_name-error"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_name-help">As on the door.' in html
    assert 'id="id_name-error"' in html


def test_a_field_in_order_has_no_error_and_says_where_it_is_optional() -> None:
    html = shown("{% field form.note %}", form=NameForm())
    assert "aria-invalid" not in html
    assert "aria-describedby" not in html
    assert "(optional)" in html
    assert 'class="textarea"' in html


def test_the_error_summary_links_to_the_field() -> None:
    html = shown("{% error_summary form %}", form=wrong_form())
    assert "One answer needs another look" in html
    assert '<a href="#id_name">Name: Write a name.</a>' in html


def test_the_error_summary_of_a_form_in_order_is_empty() -> None:
    assert shown("{% error_summary form %}", form=NameForm({"name": "Lund"})).strip() == ""


def test_the_box_keeps_what_was_typed_and_promises_what_happens_to_it() -> None:
    html = shown("{% box_still form %}", form=AskForm(initial={"question": "How <big> are they?"}))
    assert "How &lt;big&gt; are they?</textarea>" in html
    assert 'dir="auto"' in html
    assert 'aria-label="What do you want to find out?"' in html
    assert 'aria-describedby="id_question-safe"' in html
    assert 'id="id_question-safe"' in html


def test_the_empty_box_that_was_sent_says_what_is_wrong() -> None:
    html = shown("{% box form %}", form=AskForm({"question": ""}))
    assert 'aria-describedby="id_question-safe id_question-error"' in html
    assert 'id="id_question-error"' in html


def test_filters_show_choices_with_counts_and_what_is_on() -> None:
    html = shown("{% filters listing %}", listing=listing())
    assert 'name="probe" value="light" id="filter-probe-light" checked' in html
    assert '<span class="check-count">4</span>' in html
    assert 'value="flow"' in html
    assert '<input type="hidden" name="sort" value="name">' in html
    assert "1 set" in html
    assert '<a class="button button--quiet" href="/instruments/">' in html


def test_filters_without_a_narrowing_offer_no_way_back() -> None:
    html = shown("{% filters listing %}", listing=listing(words="", chips=()))
    assert "none set" in html
    assert "Clear all" not in html


def test_filters_fold_a_long_facet_and_show_switches() -> None:
    seen, folded = (Choice("saxs", "SAXS", 3, is_on=True),), (Choice("sans", "SANS", 1, is_on=False),)
    facet = ShownFacet("technique", "Technique", seen, fold="All techniques", folded=folded)
    switch = ShownSwitch("elsewhere", "Outside the region", 25, is_on=False, turned="elsewhere=yes")
    html = shown("{% filters listing %}", listing=listing(facets=(facet,), switches=(switch,)))
    in_view, folded_away = html.split(
        '<details class="fold" id="filter-technique-all"><summary>All techniques</summary>'
    )
    assert 'value="saxs"' in in_view
    assert 'value="sans"' in folded_away
    assert 'name="elsewhere" value="yes"' in html


def test_a_narrowing_in_force_has_a_link_without_it() -> None:
    html = shown("{% facets_on listing %}", listing=listing())
    assert 'href="?q=flow" aria-label="Remove: Light"' in html


def test_table_tools_keep_the_filters_when_the_order_changes() -> None:
    html = shown("{% table_tools listing %}", listing=listing())
    assert "7 of 30" in html
    assert '<input type="hidden" name="q" value="flow"><input type="hidden" name="probe" value="light">' in html
    assert 'name="sort" value' not in html
    assert '<option value="name" selected>Name</option>' in html
    assert 'href="/instruments/?q=flow&amp;probe=light&amp;sort=name&amp;format=csv"' in html


def test_table_tools_say_how_mistyped_words_were_read() -> None:
    assert "read as “flow”" in shown("{% table_tools listing %}", listing=listing(read_as="flow"))


def test_a_sorted_column_says_so_to_screen_readers() -> None:
    assert '<th scope="col" aria-sort="ascending">' in shown('{% sort_header "Name" "?sort=name" "ascending" %}')
    assert "aria-sort" not in shown('{% sort_header "Name" "?sort=name" %}')


def test_pages_keep_the_other_parameters_and_mark_the_current_one() -> None:
    html = shown("{% pages page %}", page=Paginator(range(30), 10).page(2), query={"q": "flow", "page": "2"})
    assert '<a href="?q=flow&amp;page=1" rel="prev">' in html
    assert 'aria-current="page" aria-label="Page 2"' in html


def test_a_single_page_has_no_page_numbers() -> None:
    assert shown("{% pages page %}", page=Paginator(range(3), 10).page(1)).strip() == ""


def test_a_button_that_cannot_be_used_says_why() -> None:
    html = shown('{% button_off "Book" "There is no user beam yet." %}')
    assert "disabled" in html
    assert "There is no user beam yet." in html
