"""techniques.csv and families.csv."""

from halos.catalogue.facts import Family, Probe, Technique, TechniqueKind
from halos.catalogue.files import fields
from halos.catalogue.files.tables import Row, Table

FAMILY_ID = fields.key("id", "Short name of the family; never changed, links use it")
FAMILY_ORDER = fields.count("order", "Its place among the families")
FAMILY_NAMES = fields.by_language("name_", "Its name")
FAMILY_SHOWS = fields.text("shows_en", "What its techniques show, in one short phrase")

TECHNIQUE_ID = fields.key("id", "PaNET id, or ours beginning with halos:")
LABEL = fields.text("label", "Its name in the ontology")
ALT_LABELS = fields.words("alt_labels", "Other names")
PARENT_IDS = fields.keys("parent_ids", "Techniques of which it is a kind")
KIND = fields.choice("kind", "concept: only groups others; support: prepares samples", TechniqueKind)
FAMILY = fields.optional_key("family", "Its family, from families.csv")
PROBES = fields.choices("probes", "What is sent through the sample", Probe)
USE = fields.optional_text("life_science_use", "What a life scientist uses it for")
IRI = fields.link("iri", "Its address in the ontology; empty for our own")
SOURCE = fields.text("source", "Where this is from")


def _family(row: Row) -> Family:
    names = {language: row.get(field) for language, field in FAMILY_NAMES.items()}
    return Family(id=row.get(FAMILY_ID), names=names, shows=row.get(FAMILY_SHOWS))


def _technique(row: Row) -> Technique:
    technique = Technique(
        id=row.get(TECHNIQUE_ID),
        label=row.get(LABEL),
        alt_labels=row.get(ALT_LABELS),
        parent_ids=row.get(PARENT_IDS),
        kind=row.get(KIND),
        family_id=row.get(FAMILY),
        probes=row.get(PROBES),
        life_science_use=row.get(USE),
        source=row.get(SOURCE),
    )
    if row.get(IRI) != technique.iri:
        row.report(IRI, f'The address of "{technique.id}" is "{technique.iri}". Correct it, or the id.')
    return technique


FAMILIES = Table(
    file="families.csv",
    about="Groups of techniques that a life scientist recognises, shown by their `order`.",
    fields=(FAMILY_ID, FAMILY_ORDER, *FAMILY_NAMES.values(), FAMILY_SHOWS),
    build=_family,
    key_of=lambda family: family.id,
    key_field="id",
    place_of=lambda row: row.get(FAMILY_ORDER),
)

TECHNIQUES = Table(
    file="techniques.csv",
    about="Classes of the PaNET ontology and our own `halos:` techniques, with their parents.",
    fields=(TECHNIQUE_ID, LABEL, ALT_LABELS, PARENT_IDS, KIND, FAMILY, PROBES, USE, IRI, SOURCE),
    build=_technique,
    key_of=lambda technique: technique.id,
    key_field="id",
)
