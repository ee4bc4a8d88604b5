"""Halos as people meet it: a process of its own, a database of its own, and the clock of the tests.

Not pytest-django's server: that one runs in this process, without the middlewares' own static files, on a database
that tests roll back. This is what `make run` starts, so security policy, compression and hashed names are real.
"""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import NOW, ROOT

COMMAND = (sys.executable, "-c", "import sys; from halos.cli import main; sys.exit(main())")
READY_WITHIN = 60.0


@dataclass(frozen=True)
class Served:
    """Where it is served, and the file that holds all it has said."""

    url: str
    log_file: Path

    def log(self) -> str:
        return self.log_file.read_text(encoding="utf-8")


@contextmanager
def serving(folder: Path) -> Iterator[Served]:
    """Inside the block Halos with the demo is served from `folder`; afterwards the process has ended."""
    port = _free_port()
    served = Served(f"http://localhost:{port}", folder / "server.log")
    arguments = ("serve", "--prepare", "--demo", "--host", "127.0.0.1", "--port", str(port))
    with served.log_file.open("w", encoding="utf-8") as log:
        process = subprocess.Popen(
            [*COMMAND, *arguments], cwd=ROOT, env=_environment(folder), stdout=log, stderr=subprocess.STDOUT
        )
        try:
            _wait_until_ready(served, process)
            yield served
        finally:
            process.terminate()
            process.wait(timeout=20)


def _environment(folder: Path) -> dict[str, str]:
    """SQLite in `folder`, whatever database the other tests use, and nothing an operator has set here."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("HALOS_", "DATABASE_URL"))}
    build = {name: value for name, value in os.environ.items() if name == "HALOS_BUILD_DIR"}
    return {**kept, **build, "HALOS_DATA_DIR": str(folder), "HALOS_NOW": NOW.isoformat()}


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _wait_until_ready(served: Served, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + READY_WITHIN
    while time.monotonic() < until and process.poll() is None:
        if _is_ready(served):
            return
        time.sleep(0.1)
    raise RuntimeError(f"Halos did not become ready; it said:\n{served.log()[-3000:]}")


def _is_ready(served: Served) -> bool:
    try:
        with urllib.request.urlopen(f"{served.url}/readyz", timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False
