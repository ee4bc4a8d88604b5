"""The batch contract of `halos ask`: a JSON line in, a JSON line out, whatever the line holds."""

import json
from datetime import datetime
from typing import Any

from halos.catalogue.facts import Facts
from halos.matching import report
from halos.matching.answers import answer_to
from halos.matching.engine.engine import Engine
from halos.matching.engine.errors import QuestionError


class LineError(ValueError):
    """The line cannot be answered; the sentence says which part of it and why."""

    def __init__(self, sentence: str, question_id: Any = None) -> None:
        super().__init__(sentence)
        self.question_id = question_id


def answer_line(line: bytes, engine: Engine, known: Facts, now: datetime) -> dict[str, Any]:
    """The answer to one line, or `{"id", "error"}` where it holds no question that can be read."""
    try:
        question_id, question, language = _read(line)
        answer = answer_to(question, engine, known, now, language)
    except LineError as problem:
        return {"id": problem.question_id, "error": str(problem)}
    except QuestionError as problem:
        return {"id": question_id, "error": str(problem)}
    return {"id": question_id, **report.as_data(answer)}


def _read(line: bytes) -> tuple[Any, str, str | None]:
    try:
        asked = json.loads(line, parse_constant=_refuse)
    except (ValueError, RecursionError):  # also bytes that are not UTF-8, and brackets without end
        raise LineError("The line is not JSON in UTF-8.") from None
    if not isinstance(asked, dict):
        raise LineError('The line is not an object such as {"id": "1", "question": "…", "lang": "en"}.')
    if not isinstance(asked.get("id"), str | int | None):
        raise LineError("id: this is neither a text nor a whole number.")
    if not isinstance(asked.get("question"), str):
        raise LineError("question: there is no text.", asked.get("id"))
    if not isinstance(asked.get("lang"), str | None):
        raise LineError("lang: this is not a language such as en.", asked.get("id"))
    return asked.get("id"), asked["question"], asked.get("lang")


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")
