"""`halos ask` as people and programs use it: a process of its own, without a database."""

import json
import os
import socket
import subprocess
from pathlib import Path
from typing import Any

import pytest

from halos.catalogue.facts import Facts, Status
from tests.conftest import ROOT

QUESTIONS = Path(__file__).parent / "example_questions.jsonl"
ENVIRONMENT = {
    **os.environ,
    "HALOS_NOW": "2026-11-23T09:00+01:00",
    "HALOS_DEMO": "1",
    "DATABASE_URL": "postgres://nobody@/none",
}


def halos(*arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    command = [str(ROOT / ".venv/bin/halos"), *arguments]
    return subprocess.run(
        command, input=typed, capture_output=True, text=True, env=ENVIRONMENT, timeout=120, check=False
    )


@pytest.fixture(scope="module")
def examples() -> list[dict[str, Any]]:
    return [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def answers(examples: list[dict[str, Any]]) -> list[dict[str, Any]]:
    lines = [json.dumps({name: each[name] for name in ("id", "question", "lang")}) for each in examples]
    run = halos("ask", "--batch", typed="\n".join(lines) + "\n")
    assert run.returncode == 0, run.stderr
    return [json.loads(line) for line in run.stdout.splitlines()]


def test_batch_answers_every_line_in_order(examples: list[dict[str, Any]], answers: list[dict[str, Any]]) -> None:
    assert [answer["id"] for answer in answers] == [each["id"] for each in examples]


def test_batch_gives_five_techniques_or_more_best_first_each_once(answers: list[dict[str, Any]]) -> None:
    for answer in answers:
        scores = [each["score"] for each in answer["techniques"]]
        ids = [each["id"] for each in answer["techniques"]]
        assert len(ids) >= 5 or not answer["fit"]
        assert scores == sorted(scores, reverse=True)
        assert len(set(ids)) == len(ids)
        assert all(each["why"] for each in answer["techniques"])


def test_batch_names_statuses_as_the_catalogue_and_no_date_for_what_is_planned(
    answers: list[dict[str, Any]], facts: Facts
) -> None:
    for place in (place for answer in answers for place in answer["instruments"]):
        instrument = facts.instrument(place["id"])
        assert place["status"] == instrument.status.value
        if instrument.status is not Status.OPERATING:
            assert place["next_deadline"] is None


def test_batch_gives_an_error_for_a_bad_line_and_goes_on() -> None:
    lines = [
        "this is not JSON",
        "[1]",
        '{"id": 7}',
        '{"id": "n", "question": "123"}',
        '{"id": "l", "question": "Where is the iron?", "lang": 3}',
        '{"id": "g", "question": "Where is the iron in a seed?"}',
    ]
    run = halos("ask", "--batch", typed="\n".join(lines) + "\n")
    answered = [json.loads(line) for line in run.stdout.splitlines()]
    assert run.returncode == 0
    assert [(each["id"], "error" in each) for each in answered] == [
        (None, True),
        (None, True),
        (7, True),
        ("n", True),
        ("l", True),
        ("g", False),
    ]


@pytest.mark.parametrize(
    "line", ["[" * 100_000, '{"id": NaN, "question": "Where is the iron?"}', '{"id": [1], "question": "x"}']
)
def test_batch_survives_lines_made_to_break_it(line: str) -> None:
    run = halos("ask", "--batch", typed=line + '\n{"id": "g", "question": "Where is the iron in a seed?"}\n')
    answered = [json.loads(each, parse_constant=pytest.fail) for each in run.stdout.splitlines()]
    assert [(each["id"], "error" in each) for each in answered] == [(None, True), ("g", False)]


def test_a_reader_that_has_seen_enough_is_no_failure() -> None:
    line = json.dumps({"id": "1", "question": "Where is the iron in a seed?"})
    command = f"{ROOT}/.venv/bin/halos ask --batch | head -1"
    run = subprocess.run(
        ["sh", "-c", command], input=(line + "\n") * 50, capture_output=True, text=True, env=ENVIRONMENT, check=False
    )
    assert "Traceback" not in run.stderr


def test_a_port_in_use_is_told_and_nothing_is_served() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        run = halos("serve", "--port", str(taken.getsockname()[1]))
    assert run.returncode == 1
    assert "Choose another with --port." in run.stderr


def test_batch_of_bytes_that_are_no_text_gives_an_error() -> None:
    run = subprocess.run(
        [str(ROOT / ".venv/bin/halos"), "ask", "--batch"],
        input=b"\xff\xfe\x00\n",
        capture_output=True,
        env=ENVIRONMENT,
        timeout=60,
        check=False,
    )
    assert json.loads(run.stdout) == {"id": None, "error": "The line is not JSON in UTF-8."}


def test_ask_writes_words_for_people() -> None:
    run = halos("ask", "Our antibody clumps when we concentrate it; how big are the clumps in solution?")
    assert run.returncode == 0
    assert run.stdout.startswith("1. ")
    assert "because you wrote:" in run.stdout
    assert "Nothing of this was stored." in run.stdout


def test_ask_writes_json() -> None:
    run = halos("ask", "--json", "Where is the iron in a plant root?")
    assert json.loads(run.stdout)["fit"] is True


def test_ask_refuses_what_cannot_be_read_with_a_sentence_and_exit_code_2() -> None:
    run = halos("ask", "12 34")
    assert run.returncode == 2
    assert run.stderr.strip().endswith("Please write it in words.")
    assert run.stdout == ""


def test_ask_says_what_fits_nowhere_and_who_could_help() -> None:
    run = halos("ask", "We need the full genome sequence of a hospital bacterium and its plasmids.")
    assert "Light, neutrons and electrons do not answer this." in run.stdout
    assert "Who else could help:" in run.stdout


@pytest.mark.parametrize("part", ["ask", "evaluate", "train", "serve", "load", "demo", "forget"])
def test_every_part_has_help(part: str) -> None:
    run = halos(part, "--help")
    assert run.returncode == 0
    assert part in run.stdout


def test_help_lists_the_parts() -> None:
    assert "halos ask" in halos("--help").stdout


def test_a_missing_model_is_told_in_one_sentence(tmp_path: Path) -> None:
    run = subprocess.run(
        [str(ROOT / ".venv/bin/halos"), "ask", "Where is the iron in a seed?"],
        capture_output=True,
        text=True,
        env={**ENVIRONMENT, "HALOS_BUILD_DIR": str(tmp_path)},
        timeout=60,
        check=False,
    )
    assert run.returncode == 1
    assert "Traceback" not in run.stderr
    assert len(run.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("text", ["not JSON", '{"id": "1"}', "[]"])
def test_evaluate_names_a_file_that_it_cannot_read(tmp_path: Path, text: str) -> None:
    (tmp_path / "q.jsonl").write_text(text, encoding="utf-8")
    run = halos("evaluate", str(tmp_path / "q.jsonl"))
    assert run.returncode == 1
    assert "q.jsonl cannot be read" in run.stderr
