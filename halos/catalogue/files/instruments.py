"""facilities.csv, instruments.csv and instrument_routes.csv."""

from halos.catalogue.facts import Confidence, Facility, Industry, Instrument, Probe, SampleKind, Status
from halos.catalogue.files import fields
from halos.catalogue.files.tables import Row, Table

FACILITY_ID = fields.key("id", "Short name of the facility; never changed, links use it")
NAME = fields.text("name", "What people call it")
OPERATOR = fields.text("operator", "Who runs it")
CITY = fields.text("city", "Where it stands")
COUNTRY = fields.country("country", "In which country")
LATITUDE = fields.degrees("latitude", "For the map, to about a kilometre", 90)
LONGITUDE = fields.degrees("longitude", "For the map, to about a kilometre", 180)
PROBES = fields.choices("probes", "What it offers", Probe)
IN_REGION = fields.yes_no("in_region", "Whether it counts as of the region")
URL = fields.link("url", "Its page")
ABOUT = fields.text("about", "One plain sentence in our own words")
NOTICE = fields.optional_text("notice", "What everybody must know before planning there")

INSTRUMENT_ID = fields.key("id", "Short name of the instrument; never changed, links use it")
FACILITY = fields.key("facility", "Its facility, from facilities.csv")
FULL_NAME = fields.text("full_name", "What it is, in one line")
PROBE = fields.choice("probe", "What it sends through the sample; support: a laboratory", Probe)
RADIATION = fields.text("radiation", "The same more exactly, in words")
TECHNIQUES = fields.keys("techniques", "What it does, from techniques.csv")
ENERGY = fields.optional_text("energy", "Energy or wavelength with its unit")
BEAM = fields.optional_text("beam", "Size of the beam or fineness of the picture, with its unit")
ENVIRONMENT = fields.text("environment", "What can be done with samples there")
SAMPLES = fields.choices("samples", "Kinds of sample it takes", SampleKind)
LIFE_SCIENCE = fields.yes_no("life_science", "no: not made for life science, named only on request")
INDUSTRY = fields.choice("industry", "Whether a company may use it", Industry)
STATUS = fields.choice("status", "How it stands on the day status_on", Status)
STATUS_NOTE = fields.optional_text("status_note", "A sentence on the status")
STATUS_ON = fields.day("status_on", "The day on which somebody last looked at the status")
STATUS_SOURCE = fields.text("status_source", "Where the status is from")
SOURCE = fields.text("source", "Where the rest of the row is from")
CONFIDENCE = fields.choice("confidence", "How sure we are of the row", Confidence)
CHECKED = fields.day("checked", "The day on which somebody last checked the row")

LINKED_INSTRUMENT = fields.key("instrument", "From instruments.csv")
LINKED_ROUTE = fields.key("route", "From access_routes.csv")


def _facility(row: Row) -> Facility:
    return Facility(
        id=row.get(FACILITY_ID),
        name=row.get(NAME),
        operator=row.get(OPERATOR),
        city=row.get(CITY),
        country=row.get(COUNTRY),
        latitude=row.get(LATITUDE),
        longitude=row.get(LONGITUDE),
        probes=row.get(PROBES),
        in_region=row.get(IN_REGION),
        url=row.get(URL),
        about=row.get(ABOUT),
        notice=row.get(NOTICE),
    )


def _instrument(row: Row) -> Instrument:
    return Instrument(
        id=row.get(INSTRUMENT_ID),
        facility_id=row.get(FACILITY),
        name=row.get(NAME),
        full_name=row.get(FULL_NAME),
        operator=row.get(OPERATOR),
        city=row.get(CITY),
        country=row.get(COUNTRY),
        in_region=row.get(IN_REGION),
        probe=row.get(PROBE),
        radiation=row.get(RADIATION),
        technique_ids=row.get(TECHNIQUES),
        energy=row.get(ENERGY),
        beam=row.get(BEAM),
        environment=row.get(ENVIRONMENT),
        samples=row.get(SAMPLES),
        is_for_life_science=row.get(LIFE_SCIENCE),
        industry=row.get(INDUSTRY),
        status=row.get(STATUS),
        status_note=row.get(STATUS_NOTE),
        status_on=row.get(STATUS_ON),
        status_source=row.get(STATUS_SOURCE),
        url=row.get(URL),
        source=row.get(SOURCE),
        confidence=row.get(CONFIDENCE),
        checked=row.get(CHECKED),
    )


def _link(row: Row) -> tuple[str, str]:
    return row.get(LINKED_INSTRUMENT), row.get(LINKED_ROUTE)


FACILITIES = Table(
    file="facilities.csv",
    about="Where the instruments stand.",
    fields=(
        *(FACILITY_ID, NAME, OPERATOR, CITY, COUNTRY, LATITUDE, LONGITUDE),
        *(PROBES, IN_REGION, URL, ABOUT, NOTICE),
    ),
    build=_facility,
    key_of=lambda facility: facility.id,
    key_field="id",
)

INSTRUMENTS = Table(
    file="instruments.csv",
    about="Instruments and support laboratories of the region, then those elsewhere for what it lacks.",
    fields=(
        *(INSTRUMENT_ID, FACILITY, NAME, FULL_NAME, OPERATOR, CITY, COUNTRY, IN_REGION, PROBE, RADIATION),
        *(TECHNIQUES, ENERGY, BEAM, ENVIRONMENT, SAMPLES, LIFE_SCIENCE, INDUSTRY),
        *(STATUS, STATUS_NOTE, STATUS_ON, STATUS_SOURCE, URL, SOURCE, CONFIDENCE, CHECKED),
    ),
    build=_instrument,
    key_of=lambda instrument: instrument.id,
    key_field="id",
)

INSTRUMENT_ROUTES = Table(
    file="instrument_routes.csv",
    about="Which way in leads to which instrument. An instrument without one is reached by arrangement.",
    fields=(LINKED_INSTRUMENT, LINKED_ROUTE),
    build=_link,
    key_of=lambda link: link,
    key_field="route",
)
