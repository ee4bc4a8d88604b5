"""Pages of a running server: each alone, then the answer page with ten people who each ask every two seconds."""

import random
import threading
import time
from dataclasses import dataclass, field

from bench.server import Server, served
from halos.catalogue.files import read_facts

BARE = "/healthz"
PAGES = {
    "front": "/",
    "techniques": "/techniques/",
    "technique": "/techniques/halos:biosaxs/",
    "instruments": "/instruments/",
    "instruments narrowed": "/instruments/?q=scattering&probe=light&status=operating",
    "instrument": "/instruments/maxiv-cosaxs/",
    "facilities": "/facilities/",
    "ways in": "/ways-in/",
    "deadlines": "/deadlines/",
    "compare": "/compare/?t=halos:biosaxs&t=PaNET01189",
    "search": "/search/?q=tomografy",
}
REPEATS = 40
PEOPLE, ROUNDS, EVERY_S = 10, 10, 2.0


@dataclass
class Times:
    """Seconds, and what one wants to know of them in milliseconds."""

    seconds: list[float] = field(default_factory=list)

    def at(self, share: float) -> float:
        ordered = sorted(self.seconds)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))] * 1000


def run() -> dict[str, object]:
    """The figures of one run: p50 and p95 in milliseconds, and p95 as a ratio to a bare page of the same server."""
    with served() as server:
        server.ask(_questions()[0])
        bare = _alone(server, BARE)
        pages = {name: _alone(server, path) for name, path in PAGES.items()}
        crowd = _crowd(server)
        figures = {name: _figures(times, bare) for name, times in {**pages, "answer, ten people": crowd}.items()}
        return {"bare page ms": _figures(bare, bare), "pages": figures, "memory MB": round(server.memory_mb())}


def _figures(times: Times, bare: Times) -> dict[str, float]:
    p50, p95 = times.at(0.5), times.at(0.95)
    return {"p50 ms": round(p50, 1), "p95 ms": round(p95, 1), "p95 to bare p95": round(p95 / bare.at(0.95), 1)}


def _alone(server: Server, path: str) -> Times:
    server.get(path)
    return Times([server.get(path) for _ in range(REPEATS)])


def _crowd(server: Server) -> Times:
    times, lock = Times(), threading.Lock()

    def person(number: int) -> None:
        chance = random.Random(number)
        time.sleep(chance.random() * EVERY_S)
        for question in chance.sample(_questions(), ROUNDS):
            taken = server.ask(question)
            with lock:
                times.seconds.append(taken)
            time.sleep(max(0.0, EVERY_S - taken))

    people = [threading.Thread(target=person, args=(number,)) for number in range(PEOPLE)]
    for each in people:
        each.start()
    for each in people:
        each.join()
    return times


def _questions() -> list[str]:
    return [question for card in read_facts().cards for question in card.questions]
