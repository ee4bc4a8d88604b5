"""`halos ask`, `halos train` and `halos evaluate`: what works right after set-up, without a database."""

import argparse
import json
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from halos.catalogue.facts import Facts
from halos.catalogue.files import FactErrors, read_facts
from halos.core import clock
from halos.matching import report
from halos.matching.answers import Answer, answer_to
from halos.matching.batch import answer_line
from halos.matching.engine.engine import Engine
from halos.matching.engine.errors import ModelError, QuestionError


def main(name: str, arguments: list[str], build_dir: Path) -> int:
    """Runs one of the three; the exit code: 0 done, 1 not possible (the reason is on standard error), 2 misused."""
    try:
        return PARTS[name](arguments, build_dir)
    except (ModelError, FactErrors) as problem:
        print(problem, file=sys.stderr)
        return 1


def ask(arguments: list[str], build_dir: Path) -> int:
    """Answers one question for people, or as JSON, or a batch of JSON lines from standard input."""
    asked = _ask_parser().parse_args(arguments)
    engine, known = Engine.load(build_dir / "matching"), read_facts()
    if engine.notice:
        print(engine.notice, file=sys.stderr)
    if asked.batch:
        return _batch(engine, known, clock.now())
    return _one(" ".join(asked.text) or sys.stdin.read(), engine, known, as_json=asked.json)


def train(arguments: list[str], build_dir: Path) -> int:
    """Makes the arrays of the engine from the cards, where they are not of these cards already."""
    from halos.matching.setup import make_ready

    parser = argparse.ArgumentParser(prog="halos train", description=train.__doc__)
    parser.add_argument("--again", action="store_true", help="train even where nothing has changed")
    print(make_ready(build_dir, again=parser.parse_args(arguments).again))
    return 0


def evaluate(arguments: list[str], build_dir: Path) -> int:
    """Scores a file of questions with known answers (JSON lines as tests/matching/example_questions.jsonl)."""
    from halos.matching.evaluation import evaluate_file

    parser = argparse.ArgumentParser(prog="halos evaluate", description=evaluate.__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--json", action="store_true", help="write JSON")
    asked = parser.parse_args(arguments)
    try:
        scored = evaluate_file(Engine.load(build_dir / "matching"), read_facts(), asked.file)
    except (OSError, ValueError, KeyError, TypeError) as problem:
        print(f"{asked.file} cannot be read as questions with known answers: {problem}", file=sys.stderr)
        return 1
    print(scored.as_json() if asked.json else scored.in_words())
    return 0


def _ask_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="halos ask", description=ask.__doc__)
    parser.add_argument("text", nargs="*", help="the question (default: standard input)")
    parser.add_argument("--json", action="store_true", help="write JSON instead of words")
    parser.add_argument("--batch", action="store_true", help="read JSON lines {id, question, lang}, write one each")
    return parser


def _one(question: str, engine: Engine, known: Facts, *, as_json: bool) -> int:
    now = clock.now()
    try:
        answer = answer_to(question, engine, known, now)
    except QuestionError as problem:
        print(problem, file=sys.stderr)
        return 2
    print(_as_json(answer) if as_json else report.in_words(answer, now))
    return 0


def _as_json(answer: Answer) -> str:
    return json.dumps(report.as_data(answer), ensure_ascii=False, indent=2)


def _batch(engine: Engine, known: Facts, now: datetime) -> int:
    for line in sys.stdin.buffer:
        if line.strip():
            print(json.dumps(answer_line(line, engine, known, now), ensure_ascii=False), flush=True)
    return 0


PARTS: dict[str, Callable[[list[str], Path], int]] = {"ask": ask, "train": train, "evaluate": evaluate}
