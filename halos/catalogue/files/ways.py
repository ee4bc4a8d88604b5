"""access_routes.csv and deadlines.csv."""

from dataclasses import replace

from halos.catalogue.facts import (
    AccessRoute,
    Confidence,
    DeadlineKind,
    DeadlineRule,
    Precision,
    Price,
    Scope,
)
from halos.catalogue.files import fields
from halos.catalogue.files.tables import Row, Table

ID = fields.key("id", "Short name of the way in; never changed, links use it")
PROVIDER = fields.text("provider", "Who offers it")
FACILITIES = fields.keys("facilities", "Facilities it belongs to; empty where it belongs to a programme")
NAME = fields.text("name", "What it is called")
REVIEW = fields.optional_text("review", "Who judges, and how")
DEADLINES_IN_WORDS = fields.optional_text("deadlines", "Its dates in words; the rule itself is in deadlines.csv")
COST = fields.optional_text("cost", "What it costs the user, in words")
PRICE = fields.choice("price", "free, paid in full, for a fee that covers a part, or no beamtime", Price)
SPEED = fields.optional_text("speed", "How fast it is, in one phrase")
VALIDITY = fields.optional_text("validity", "How long an award lasts")
RULES = fields.optional_text("rules", "Who and what it is for")
SCOPE = fields.choice("scope", "Whose way in it is", Scope)
INDUSTRY = fields.yes_no("industry", "Whether it is meant for companies too")
PORTAL = fields.optional_text("portal", "Where one applies")
URL = fields.link("url", "Its page")
SOURCE = fields.text("source", "Where this is from")
CONFIDENCE = fields.choice("confidence", "How sure we are", Confidence)
CHECKED = fields.day("checked", "The day on which somebody last checked the row")

ROUTE = fields.key("route", "From access_routes.csv")
KIND = replace(
    fields.choice("kind", "yearly: fixed days; expected: not announced; announced: these days", DeadlineKind),
    otherwise=DeadlineKind.CLOSED,  # a bad kind causes no complaint about the days or instruments
)
DAYS = fields.days("days", "The closing days, for the first three kinds only")
PRECISION = fields.optional_choice(
    "precision", "month: of an expected day only the month is known", Precision, Precision.DAY
)
TIME = fields.optional_hour("time", "The closing hour; empty: the whole day counts")
ZONE = fields.zone("zone", "Whose clock counts")
PLACE = fields.optional_text("place", "The town of that clock")
BASIS = fields.optional_text("basis", "What the rule rests on")
LAST_KNOWN = fields.optional_day("last_known", "The last day that was announced")
NOTE = fields.optional_text("note", "What to know about the dates")


def _route(row: Row) -> AccessRoute:
    return AccessRoute(
        id=row.get(ID),
        provider=row.get(PROVIDER),
        facility_ids=row.get(FACILITIES),
        name=row.get(NAME),
        review=row.get(REVIEW),
        deadlines_in_words=row.get(DEADLINES_IN_WORDS),
        cost=row.get(COST),
        price=row.get(PRICE),
        speed=row.get(SPEED),
        validity=row.get(VALIDITY),
        rules=row.get(RULES),
        scope=row.get(SCOPE),
        is_for_industry=row.get(INDUSTRY),
        portal=row.get(PORTAL),
        url=row.get(URL),
        source=row.get(SOURCE),
        confidence=row.get(CONFIDENCE),
        checked=row.get(CHECKED),
    )


def _rule(row: Row) -> DeadlineRule:
    return DeadlineRule(
        route_id=row.get(ROUTE),
        kind=row.get(KIND),
        days=row.get(DAYS),
        precision=row.get(PRECISION),
        time=row.get(TIME),
        zone=row.get(ZONE),
        place=row.get(PLACE),
        basis=row.get(BASIS),
        last_known_on=row.get(LAST_KNOWN),
        note=row.get(NOTE),
        confidence=row.get(CONFIDENCE),
        checked=row.get(CHECKED),
    )


ACCESS_ROUTES = Table(
    file="access_routes.csv",
    about="The ways in: calls, rapid and paid access, European and other programmes.",
    fields=(
        *(ID, PROVIDER, FACILITIES, NAME, REVIEW, DEADLINES_IN_WORDS, COST, PRICE, SPEED, VALIDITY, RULES),
        *(SCOPE, INDUSTRY, PORTAL, URL, SOURCE, CONFIDENCE, CHECKED),
    ),
    build=_route,
    key_of=lambda route: route.id,
    key_field="id",
)

DEADLINES = Table(
    file="deadlines.csv",
    about="When each way in takes proposals: one rule for each.",
    fields=(ROUTE, KIND, DAYS, PRECISION, TIME, ZONE, PLACE, BASIS, LAST_KNOWN, NOTE, CONFIDENCE, CHECKED),
    build=_rule,
    key_of=lambda rule: rule.route_id,
    key_field="route",
)
