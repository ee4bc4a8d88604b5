"""The engine: load, memory, time for a question of forty words alone and beside a second process, and how good it is.

Times are set beside the bare matrix products of one embedding of sixty pieces, in the same process and run; the
processor's own time says what they would be on a machine that does nothing else.
"""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from halos.matching.engine.engine import Engine  # before numpy, so that BLAS runs one thread

# isort: split
import numpy as np

ROOT = Path(__file__).resolve().parents[1]
MATCHING = ROOT / "build" / "matching"
QUESTIONS = ROOT / "tests" / "matching"
FILES = ("example_questions", "written_questions", "translated_questions")
WORDS, REPEATS, PIECES = 40, 100, 60


def run() -> dict[str, object]:
    alone = _processes(1)[0]
    return {
        "one process": alone,
        "each of two processes at once": _processes(2),
        "quality": {name: _quality(name) for name in FILES},
    }


def measure() -> dict[str, float]:
    """What one fresh process measures."""
    begun = time.perf_counter()
    engine = Engine.load(MATCHING)
    loaded = time.perf_counter() - begun
    questions = _questions()
    asked = [_times(lambda text=text: engine.rank(text), 1)[0] for text in questions]  # type: ignore[misc]
    worked = [_times(lambda text=text: engine.rank(text), 1, time.process_time)[0] for text in questions]  # type: ignore[misc]
    abstract = _times(lambda: engine.rank(" ".join(questions[:8])), 10)
    book = _times(lambda: engine.rank(" ".join(questions * 13)[:400_000]), 3)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    bare = _times(_bare_products(), REPEATS)
    return {
        "load s": round(loaded, 2),
        "p50 ms": _ms(asked, 0.5),
        "p95 ms": _ms(asked, 0.95),
        "processor p50 ms": _ms(worked, 0.5),
        "processor p95 ms": _ms(worked, 0.95),
        "bare products p50 ms": _ms(bare, 0.5),
        "p50 to bare p50": round(_ms(asked, 0.5) / _ms(bare, 0.5), 2),
        "320 words p50 ms": _ms(abstract, 0.5),
        "50,000 words p50 ms": _ms(book, 0.5),
        "most memory MB": round(memory),
    }


def _processes(count: int) -> list[dict[str, float]]:
    command = [sys.executable, "-c", "import json, bench.engine; print(json.dumps(bench.engine.measure()))"]
    running = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(count)]
    return [json.loads(process.communicate()[0]) for process in running]


def _questions() -> list[str]:
    """Questions of forty words, made of the example questions one after another."""
    rows = [json.loads(line) for line in (QUESTIONS / "example_questions.jsonl").read_text("utf-8").splitlines()]
    words = " ".join(row["question"] for row in rows).split()
    starts = np.linspace(0, len(words) - WORDS, REPEATS).astype(int)
    return [" ".join(words[start : start + WORDS]) for start in starts]


def _bare_products() -> Callable[[], object]:
    """The matrix products of twelve layers, and nothing else."""
    shapes = [(384, 1152), (384, 384), (384, 1536), (1536, 384)]
    layers = [[np.ones(shape, np.float32) for shape in shapes] for _ in range(12)]
    texts = {width: np.ones((PIECES, width), np.float32) for width in (384, 1536)}
    return lambda: [texts[len(matrix)] @ matrix for layer in layers for matrix in layer]


def _times(call: Callable[[], object], repeats: int, clock: Callable[[], float] = time.perf_counter) -> list[float]:
    seconds = []
    for _ in range(repeats):
        begun = clock()
        call()
        seconds.append(clock() - begun)
    return seconds


def _ms(seconds: list[float], share: float) -> float:
    return round(float(np.quantile(seconds, share)) * 1000, 1)


def _quality(name: str) -> dict[str, object]:
    from halos.catalogue.files import read_facts
    from halos.matching.evaluation import evaluate_file

    return asdict(evaluate_file(Engine.load(MATCHING), read_facts(), QUESTIONS / f"{name}.jsonl"))
