"""The cards of the techniques, and the kinds of question that nothing fits: one TOML file each."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from halos.catalogue.facts import LANGUAGES, Card, Confidence, Duration, Neighbour, NoFit, Sample, Who
from halos.catalogue.files import fields
from halos.catalogue.files.documents import Document, read_document
from halos.catalogue.files.problems import Problems
from halos.catalogue.files.tables import Entry

R = TypeVar("R", Card, NoFit)

FEWEST_QUESTIONS = 8
MOST_QUESTIONS = 200

ID = fields.key("id", "The technique's id; the file has its name, with - for :")
TITLE = fields.text("title", "Short heading, what a scientist calls it")
PROMISE = fields.text("promise", "One plain sentence: what you learn, with its scale or time")
SHOWS = fields.lines("shows", "What it shows, for somebody who does not know it", 3, 5)
CANNOT = fields.lines("cannot", "What it does not show, and what to ask for instead", 2, 4)
QUESTIONS = fields.lines("questions", "Questions it answers, as people ask", FEWEST_QUESTIONS, MOST_QUESTIONS)
CONFIDENCE = fields.choice("confidence", "How sure we are", Confidence)
CHECKED = fields.day("checked", "The day on which somebody last checked the card (no quotation marks)")
SAMPLE_WHAT = fields.text("sample.what", "What the sample is")
SAMPLE_AMOUNT = fields.text("sample.amount", "How much is needed")
SAMPLE_STATE = fields.text("sample.state", "In what state")
SAMPLE_BRING = fields.text("sample.bring", "What else to bring")
SAMPLE_HARM = fields.text("sample.harm", "What the measurement does to it")
BEAMTIME = fields.text("time.beamtime", "How long the measurement takes, typically")
RESULT = fields.text("time.result", "How long until there is a result, typically")
NAMES = fields.by_language("names.", "The title in the language", LANGUAGES[1:])
WORDS = {
    language: fields.lines(f"words.{language}", f"What people say for it ({language})", 4, 10) for language in LANGUAGES
}
NEIGHBOUR_ID = fields.key("id", "A technique to take instead")
NEIGHBOUR_WHEN = fields.text("when", "When to take it")
NEIGHBOURS = (2, 4)

NO_FIT_ID = fields.key("id", "The name of the file")
NO_FIT_TITLE = fields.text("title", "Short heading: what is asked")
BECAUSE = fields.text("because", "Two sentences: what was asked, and why our techniques do not show it")
USUAL = fields.text("usual", "One sentence: the usual method")
INSTEAD = fields.lines("instead", "Related questions that our techniques do answer", 2, 3)
NO_FIT_QUESTIONS = fields.lines("questions", "Questions of this kind, as people ask", FEWEST_QUESTIONS, MOST_QUESTIONS)
WHO_NAME = fields.text("name", "A kind of service that could help")
WHO_NOTE = fields.text("note", "What to ask there")
WHO = (1, 6)

CARD_FIELDS: tuple[fields.Field[Any], ...] = (
    *(ID, TITLE, PROMISE, SHOWS, CANNOT, QUESTIONS, CONFIDENCE, CHECKED),
    *(SAMPLE_WHAT, SAMPLE_AMOUNT, SAMPLE_STATE, SAMPLE_BRING, SAMPLE_HARM, BEAMTIME, RESULT),
    *NAMES.values(),
    *WORDS.values(),
)
NO_FIT_FIELDS: tuple[fields.Field[Any], ...] = (*(NO_FIT_ID, NO_FIT_TITLE, BECAUSE, USUAL, INSTEAD, NO_FIT_QUESTIONS),)


def read_card_entries(directory: Path, problems: Problems) -> tuple[Entry[Card], ...]:
    return _read_each(directory, "cards", _card, problems)


def read_no_fit_entries(directory: Path, problems: Problems) -> tuple[Entry[NoFit], ...]:
    return _read_each(directory, "no_fit", _no_fit, problems)


def _read_each(
    directory: Path, folder: str, build: Callable[[Document], R], problems: Problems
) -> tuple[Entry[R], ...]:
    documents = [
        read_document(path, f"{folder}/{path.name}", problems) for path in sorted((directory / folder).glob("*.toml"))
    ]
    if not documents:
        problems.add(folder, 1, "", "The folder holds no .toml file. Put them there.")
    return tuple(_entry(build(document), document) for document in documents if document)


def _entry(record: R, document: Document) -> Entry[R]:
    wanted = f"{document.file.split('/')[0]}/{record.id.replace(':', '-')}.toml"
    if record.id and document.file != wanted:
        document.report("id", f'The file of "{record.id}" must be named {wanted}. Rename it or correct the id.')
    return Entry(record, document.file, lambda field: _line_of(document, field))


def _line_of(document: Document, field: str) -> int:
    """`field` is a path, or for one text of a list `path = text`."""
    path, _, text = field.partition(" = ")
    return document.line_of_text(path, text) if text else document.line_of(path)


def _card(document: Document) -> Card:
    document.report_unknown({field.name for field in CARD_FIELDS} | {"neighbours.id", "neighbours.when"})
    return Card(
        id=document.get(ID),
        title=document.get(TITLE),
        promise=document.get(PROMISE),
        shows=document.get(SHOWS),
        cannot=document.get(CANNOT),
        questions=document.get(QUESTIONS),
        confidence=document.get(CONFIDENCE),
        checked=document.get(CHECKED),
        sample=_sample(document),
        time=Duration(beamtime=document.get(BEAMTIME), result=document.get(RESULT)),
        names={language: document.get(field) for language, field in NAMES.items()},
        words={language: document.get(field) for language, field in WORDS.items()},
        neighbours=_neighbours(document),
    )


def _sample(document: Document) -> Sample:
    return Sample(
        what=document.get(SAMPLE_WHAT),
        amount=document.get(SAMPLE_AMOUNT),
        state=document.get(SAMPLE_STATE),
        bring=document.get(SAMPLE_BRING),
        harm=document.get(SAMPLE_HARM),
    )


def _neighbours(document: Document) -> tuple[Neighbour, ...]:
    return tuple(
        Neighbour(id=document.get(NEIGHBOUR_ID, each), when=document.get(NEIGHBOUR_WHEN, each))
        for each in _tables(document, "neighbours", *NEIGHBOURS)
    )


def _no_fit(document: Document) -> NoFit:
    document.report_unknown({field.name for field in NO_FIT_FIELDS} | {"who.name", "who.note"})
    return NoFit(
        id=document.get(NO_FIT_ID),
        title=document.get(NO_FIT_TITLE),
        because=document.get(BECAUSE),
        usual=document.get(USUAL),
        instead=document.get(INSTEAD),
        questions=document.get(NO_FIT_QUESTIONS),
        who=_who(document),
    )


def _who(document: Document) -> tuple[Who, ...]:
    return tuple(
        Who(name=document.get(WHO_NAME, each), note=document.get(WHO_NOTE, each))
        for each in _tables(document, "who", *WHO)
    )


def _tables(document: Document, path: str, fewest: int, most: int) -> list[str]:
    count = document.count(path)
    if not fewest <= count <= most:
        document.report(path, f"Number of [[{path}]]: {count}; between {fewest} and {most} are needed.")
    return [f"{path}.{number}." for number in range(count)]
