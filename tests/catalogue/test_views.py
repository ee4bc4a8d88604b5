"""The pages of the catalogue, on the real catalogue, on Monday 23 November 2026."""

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from halos.catalogue.actions import load
from halos.catalogue.facts import Facts, Status
from tests.conftest import NOW

pytestmark = pytest.mark.django_db

LISTS = ("/techniques/", "/instruments/", "/facilities/", "/ways-in/", "/deadlines/")
DETAILS = (
    "/techniques/halos:biosaxs/",
    "/techniques/PaNET00001/",
    "/techniques/PaNET01100/",
    "/instruments/maxiv-cosaxs/",
    "/instruments/ess-loki/",
    "/facilities/max-iv/",
    "/ways-in/desy-regular/",
)
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
DATE = re.compile(r"<time|days? left|Any time|About [A-Z0-9]|By call")


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def rows_of(client: Client, address: str) -> list[dict[str, str]]:
    response = client.get(address)
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"), newline="")))


def without_tags(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def entries(html: str, key: str) -> Iterator[str]:
    """Table rows and list rows whose heading leads to the instrument."""
    for entry in re.findall(r"<tr>.*?</tr>|<li>\s*<div class=\"stack-s\">.*?</li>", html, re.DOTALL):
        if f'href="/instruments/{key}/"' in entry:
            yield entry


@pytest.mark.parametrize("address", [*LISTS, *DETAILS, "/compare/"])
def test_every_page_has_one_heading_a_permanent_address_and_data_for_machines(client: Client, address: str) -> None:
    html = page(client, address)
    assert html.count("<h1") == 1
    assert f'<link rel="canonical" href="{settings.ORIGIN}{address}">' in html
    (data,) = BLOCK.findall(html)
    assert json.loads(data)["@context"] == "https://schema.org"


@pytest.mark.parametrize("address", [*LISTS, *DETAILS, "/compare/", "/deadlines.ics"])
def test_pages_are_only_read(client: Client, address: str) -> None:
    assert client.post(address).status_code == 405
    assert client.head(address).status_code == 200


@pytest.mark.parametrize(
    ("address", "suggestion"),
    [
        ("/techniques/biosax/", "/techniques/halos:biosaxs/"),
        ("/instruments/maxiv-cosaks/", "/instruments/maxiv-cosaxs/"),
        ("/facilities/petra/", "/facilities/petra-iii/"),
        ("/ways-in/maxiv-fastest/", "/ways-in/maxiv-fast/"),
    ],
)
def test_an_unknown_address_says_so_and_what_it_may_have_meant(client: Client, address: str, suggestion: str) -> None:
    response = client.get(address)
    assert response.status_code == 404
    html = response.content.decode()
    assert "is not in the catalogue" in html
    assert f'href="{suggestion}"' in html
    assert f'href="/{address.split("/")[1]}/"' in html


def test_an_unknown_address_is_shown_as_text_only(client: Client) -> None:
    html = client.get("/techniques/<script>alert(1)<%2Fscript>/").content.decode()
    assert "<script>alert" not in html


@pytest.mark.parametrize(
    ("few", "many"),
    [
        ("/techniques/?family=sans", "/techniques/"),
        ("/instruments/?country=DK", "/instruments/?country=DE"),
        ("/ways-in/?scope=programme", "/ways-in/?scope=facility"),
        ("/deadlines/?probe=electron", "/deadlines/"),
        ("/techniques/halos:xray-footprinting/", "/techniques/PaNET01164/"),
        ("/instruments/ess-dream/", "/instruments/maxiv-biomax/"),
        ("/facilities/lp3/", "/facilities/petra-iii/"),
        ("/ways-in/eu-nffa/", "/ways-in/desy-industry/"),
        ("/compare/?i=ess-loki", "/compare/?i=ess-loki&i=ill-d22&i=p3-p12&i=maxiv-cosaxs"),
        ("/deadlines.ics?probe=electron", "/deadlines.ics"),
        ("/instruments/?country=DK&format=csv", "/instruments/?country=DE&format=csv"),
    ],
)
def test_the_number_of_queries_does_not_depend_on_the_rows(client: Client, few: str, many: str) -> None:
    client.get(few)
    used = []
    for address in (few, many):
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        used.append(len(queries))
    assert used[0] == used[1] <= 16


# --- techniques ---------------------------------------------------------------------------------------------
def test_techniques_stand_under_their_family_with_where_they_are_done(client: Client, facts: Facts) -> None:
    html = page(client, "/techniques/?family=sans")
    assert re.findall(r'<h2 id="family-([a-z-]+)"', html) == ["sans"]
    row = without_tags(next(iter(re.findall(r"<li>\s*<div.*?PaNET01189.*?</li>", html, re.DOTALL))))
    assert "4 planned, not bookable 4 outside the region" in row
    assert facts.family("sans").shows.split(",")[0].lower() in html.lower()


def test_a_technique_says_what_it_shows_and_links_what_to_ask_for_instead(client: Client) -> None:
    html = page(client, "/techniques/halos:biosaxs/")
    text = without_tags(html)
    assert "It shows Overall size and shape, from about 1 to 100 nm" in text
    assert 'Ask for <a href="/techniques/halos:sec-saxs/">SEC-SAXS</a>' in html
    assert "Amount About 30-50 µl for each condition" in text
    assert "A kind of Small-angle X-ray scattering" in text


def test_a_technique_that_the_region_lacks_names_who_has_it(client: Client) -> None:
    text = without_tags(page(client, "/techniques/PaNET01110/"))
    assert "No instrument of the region does this today. The nearest open one we know of is at SOLEIL" in text


def test_a_technique_of_panet_names_its_source_and_licence(client: Client) -> None:
    html = page(client, "/techniques/PaNET01188/")
    assert "PaNET (CC BY 4.0, ExPaNDS" in html
    assert 'href="http://purl.org/pan-science/PaNET/PaNET01188"' in html


def test_a_class_without_a_card_shows_its_place_and_the_cards_below_it(client: Client, facts: Facts) -> None:
    concept = next(
        each
        for each in facts.techniques
        if not facts.card(each.id) and any(facts.card(key) for key in facts.descendants(each.id))
    )
    below = [key for key in facts.descendants(concept.id) if facts.card(key)]
    html = page(client, f"/techniques/{concept.id}/")
    listed = html.partition('id="below"')[2].partition("</section>")[0]
    assert re.findall(r'class="rows-title"><a href="/techniques/([^/]+)/"', listed) == below


def test_every_technique_has_a_page(client: Client, facts: Facts) -> None:
    broken = [each.id for each in facts.techniques if client.get(f"/techniques/{each.id}/").status_code != 200]
    assert broken == []


# --- instruments --------------------------------------------------------------------------------------------
def test_an_instrument_shows_its_facts_with_source_confidence_and_day(client: Client) -> None:
    text = without_tags(page(client, "/instruments/maxiv-cosaxs/"))
    assert "In operation as of 1 November 2026" in text
    assert "Energy or wavelength 4–20 keV" in text
    assert "Confidence Medium Last checked 1 November 2026" in text
    assert "not confirmed: ask before you plan" in text
    assert "MAX IV: Fast access Any time" in text
    assert "Its status over time" not in text


def test_a_status_that_changed_is_shown_with_what_was_known_before(client: Client, facts: Facts) -> None:
    opened = replace(
        facts.instrument("ess-loki"), status=Status.OPERATING, status_note="", status_on=date(2026, 11, 20)
    )
    instruments = tuple(opened if each.id == opened.id else each for each in facts.instruments)
    load(known=replace(facts, instruments=instruments), digest="loki opened", now=NOW)
    text = without_tags(page(client, "/instruments/ess-loki/"))
    history = text.partition("Its status over time")[2]
    assert history.index("20 November 2026 In operation") < history.index("1 November 2026 Planned")


def test_an_old_fact_says_so_even_where_it_was_sure(client: Client, facts: Facts) -> None:
    old = replace(facts.instrument("maxiv-biomax"), checked=date(2026, 1, 10))
    instruments = tuple(old if each.id == old.id else each for each in facts.instruments)
    load(known=replace(facts, instruments=instruments), digest="biomax is old", now=NOW)
    assert "checked 01/2026" in page(client, "/instruments/maxiv-biomax/")
    assert "In operation, checked 01/2026" in without_tags(page(client, "/instruments/?q=BioMAX"))


def test_every_instrument_has_a_page(client: Client, facts: Facts) -> None:
    broken = [each.id for each in facts.instruments if client.get(f"/instruments/{each.id}/").status_code != 200]
    assert broken == []


def test_a_list_without_a_hit_in_the_region_offers_those_outside(client: Client) -> None:
    html = page(client, "/instruments/?technique=halos:soft-xray-cryo-tomography")
    assert "No instrument of the region fits." in html
    assert 'href="?technique=halos%3Asoft-xray-cryo-tomography&amp;outside=yes">2 outside the region do.' in html


def test_nothing_found_says_what_to_do(client: Client) -> None:
    text = without_tags(page(client, "/instruments/?q=volcano"))
    assert "No instrument fits Take a filter away" in text


# --- planned is never bookable ------------------------------------------------------------------------------
@pytest.fixture
def planned(facts: Facts) -> list[str]:
    return [each.id for each in facts.instruments if each.status == Status.PLANNED]


def test_the_page_of_a_planned_instrument_shows_no_date_for_it(client: Client, planned: list[str]) -> None:
    assert len(planned) == 17
    for key in planned:
        html = page(client, f"/instruments/{key}/")
        ways = re.findall(r"<h2>Ways in</h2>.*?</div>", html, re.DOTALL)
        assert "Planned: it cannot be booked." in html
        assert [DATE.search(way) for way in ways] == [None], key


def test_a_planned_instrument_names_what_can_be_used_today(client: Client, planned: list[str]) -> None:
    silent = [key for key in planned if "What can be used today" not in page(client, f"/instruments/{key}/")]
    assert silent == []
    assert 'href="/instruments/ill-d22/"' in page(client, "/instruments/ess-loki/")


def test_no_row_of_any_list_or_table_shows_a_date_for_a_planned_instrument(
    client: Client, planned: list[str], facts: Facts
) -> None:
    addresses = {
        "/instruments/?status=planned",
        "/facilities/ess/",
        "/facilities/petra-iii/",
        "/ways-in/ess-first/",
        *(f"/techniques/{key}/" for name in planned for key in facts.instrument(name).technique_ids),
    }
    pages = [page(client, address) for address in sorted(addresses)]
    found = {key: [entry for html in pages for entry in entries(html, key)] for key in planned}
    assert [key for key, rows in found.items() if not rows] == []
    wrong = [key for key, rows in found.items() for row in rows if "Not bookable" not in row or DATE.search(row)]
    assert wrong == []


def test_side_by_side_a_planned_instrument_has_no_date(client: Client, planned: list[str]) -> None:
    for key in planned:
        html = page(client, f"/compare/?i={key}")
        assert "Not bookable" in html
        assert DATE.search(html.partition("<tbody>")[2].partition("</tbody>")[0]) is None


def test_the_files_have_no_date_for_a_planned_instrument(client: Client, planned: list[str]) -> None:
    rows = rows_of(client, "/instruments/?outside=yes&format=csv")
    assert len(rows) == 117
    assert {row["next date"] for row in rows if row["id"] in planned} == {"not bookable yet"}


# --- facilities and ways in ---------------------------------------------------------------------------------
def test_facilities_count_their_instruments_by_status(client: Client, facts: Facts) -> None:
    text = without_tags(page(client, "/facilities/"))
    assert "1 in operation 16 planned, not bookable" in text
    assert text.count(" in operation") == len(
        {each.facility_id for each in facts.instruments if each.status == Status.OPERATING}
    )
    rows = rows_of(client, "/facilities/?format=csv")
    assert [row["id"] for row in rows] == [each.id for each in facts.facilities]
    assert sum(int(row["instruments"]) for row in rows) == 117


def test_every_facility_and_every_way_in_has_a_page(client: Client, facts: Facts) -> None:
    addresses = [f"/facilities/{each.id}/" for each in facts.facilities]
    addresses += [f"/ways-in/{each.id}/" for each in facts.routes]
    assert [address for address in addresses if client.get(address).status_code != 200] == []


def test_ways_in_stand_side_by_side_with_price_speed_rules_and_date(client: Client) -> None:
    text = without_tags(page(client, "/ways-in/?q=rolling"))
    assert "PETRA III: Rolling access free Free for published academic research Beamtime a few weeks" in text


def test_a_way_in_shows_its_dates_one_after_the_other(client: Client) -> None:
    text = without_tags(page(client, "/ways-in/desy-regular/"))
    assert text.index("Mon 1 March 2027") < text.index("Wed 1 September 2027") < text.index("Wed 1 March 2028")


# --- deadlines ----------------------------------------------------------------------------------------------
def test_the_deadlines_come_month_by_month_then_what_has_no_date(client: Client) -> None:
    headings = [without_tags(each) for each in re.findall(r"<h2.*?</h2>", page(client, "/deadlines/"))]
    first = headings.index("December 2026")
    assert headings[first - 1] == "The next thirteen months"
    assert headings[first : first + 3] == ["December 2026", "February 2027", "March 2027"]
    assert headings[-3:] == ["Any time", "By call", "Paused or not open"]


def test_a_day_that_was_not_announced_is_never_given_as_certain(client: Client) -> None:
    html = page(client, "/deadlines/?facility=max-iv")
    assert "expected, not announced" in html
    assert "<time" not in html.partition("<main")[2]


def test_ways_that_have_ended_have_no_deadline(client: Client) -> None:
    assert "HALOS six-month project" not in page(client, "/deadlines/")
    assert "HALOS six-month project" in page(client, "/ways-in/")


def test_the_feed_and_the_file_follow_the_filters(client: Client) -> None:
    html = page(client, "/deadlines/?probe=neutron&price=free")
    assert 'href="/deadlines.ics?probe=neutron&amp;price=free"' in html
    assert f"<code>{settings.ORIGIN}/deadlines.ics?probe=neutron&amp;price=free</code>" in html
    rows = rows_of(client, "/deadlines/?probe=neutron&price=free&format=csv")
    assert {row["way in"] for row in rows} == {
        "ill-regular",
        "isis-regular",
        "sinq-regular",
        "mlz-regular",
        "ess-first",
    }
    assert {row["certainty"] for row in rows} == {"expected", "paused", "none"}


# --- side by side -------------------------------------------------------------------------------------------
def test_techniques_stand_side_by_side_and_can_be_removed(client: Client) -> None:
    html = page(client, "/compare/?t=halos:biosaxs&t=PaNET01189")
    assert re.findall(r'<th scope="col"><a href="([^"]+)"', html) == [
        "/techniques/halos:biosaxs/",
        "/techniques/PaNET01189/",
    ]
    assert 'href="/compare/?t=PaNET01189">Remove BioSAXS' in html
    assert "Harm" in html


def test_what_is_the_same_stands_apart_from_what_decides(client: Client) -> None:
    html = page(client, "/compare/?i=maxiv-cosaxs&i=p3-p12")
    differs, same = html.split("The same for all")
    assert "Sample environment" in differs
    assert "Synchrotron light" in without_tags(same)
    assert "Probe" not in without_tags(differs.partition("<tbody>")[2])


def test_a_fifth_is_refused_with_a_sentence(client: Client) -> None:
    keys = ("halos:biosaxs", "PaNET01189", "halos:sec-saxs", "halos:tr-saxs", "halos:cryo-em-spa")
    text = without_tags(page(client, "/compare/?" + "&".join(f"t={key}" for key in keys)))
    assert "Four can stand side by side, no more. Left out: Single-particle cryo-EM." in text
    assert "Four is the most. Remove one to add another." in text


def test_kinds_are_not_mixed(client: Client) -> None:
    html = page(client, "/compare/?t=halos:biosaxs&i=maxiv-cosaxs")
    assert "Techniques and instruments cannot stand in one comparison" in html
    assert 'href="/compare/?t=halos%3Abiosaxs"' in html
    assert 'href="/compare/?i=maxiv-cosaxs"' in html


def test_what_cannot_be_compared_is_named_and_the_rest_is_shown(client: Client) -> None:
    text = without_tags(page(client, "/compare/?t=halos:biosaxs&t=PaNET00001&t=nonsense&t="))
    assert "Not in the catalogue, or without a page to compare: PaNET00001, nonsense." in text
    assert "Remove BioSAXS" in text


def test_an_empty_comparison_offers_both_kinds(client: Client) -> None:
    html = page(client, "/compare/")
    assert 'name="t"' in html
    assert 'name="i"' in html
    assert client.get("/compare/").headers["X-Robots-Tag"] == "noindex"


def test_lists_offer_to_compare(client: Client) -> None:
    assert page(client, "/techniques/").count('type="checkbox" name="t"') == 85
    assert page(client, "/instruments/").count('type="checkbox" name="i"') == 25


# --- files --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("address", ["/techniques/", "/instruments/", "/ways-in/"])
def test_a_file_holds_the_rows_of_its_list(client: Client, address: str) -> None:
    narrowed = f"{address}?probe=light&sort=name"
    html = page(client, narrowed)
    assert f"{address}?probe=light&amp;sort=name&amp;format=csv" in html
    shown = int(re.findall(r'class="num">(\d+) of', html)[0])
    assert len(rows_of(client, f"{narrowed}&format=csv")) == shown > 0


def test_a_cell_that_a_spreadsheet_would_run_becomes_text(client: Client, facts: Facts) -> None:
    evil = replace(facts.instrument("maxiv-cosaxs"), environment='=HYPERLINK("http://x","y")')
    instruments = tuple(evil if each.id == evil.id else each for each in facts.instruments)
    load(known=replace(facts, instruments=instruments), digest="formula", now=NOW)
    (row,) = rows_of(client, "/instruments/?q=cosaxs&format=csv")
    assert row["environment"] == '\'=HYPERLINK("http://x","y")'


def test_a_name_cannot_break_out_of_the_data_for_machines(client: Client, facts: Facts) -> None:
    name = "</script><script>alert('&')</script>"
    evil = replace(facts.instrument("maxiv-cosaxs"), name=name)
    instruments = tuple(evil if each.id == evil.id else each for each in facts.instruments)
    load(known=replace(facts, instruments=instruments), digest="script", now=NOW)
    html = page(client, "/instruments/maxiv-cosaxs/")
    assert "<script>alert" not in html
    assert json.loads(BLOCK.findall(html)[0])["name"] == name


@pytest.mark.parametrize(
    ("page", "held"),
    [
        ("/techniques/halos:neutron-mx/", ["ess-nmx", "ill-ladi", "mlz-biodiff"]),
        ("/instruments/maxiv-cosaxs/", ["maxiv-cosaxs"]),
        ("/facilities/astrid2/", ["astrid2-aucd", "astrid2-auuv"]),
        ("/ways-in/ess-demax/", ["ess-demax"]),
    ],
)
def test_a_single_page_gives_its_instruments_as_a_file(client: Client, page: str, held: list[str]) -> None:
    text = client.get(page, {"format": "csv"}).content.decode("utf-8-sig")
    assert [row["id"] for row in csv.DictReader(io.StringIO(text))] == held
    assert "?format=csv" in client.get(page).content.decode()
