"""A server of our own on loopback, with a fresh SQLite database, for as long as a benchmark needs it."""

import http.client
import os
import re
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parents[1]
PATIENCE_S = 60


@dataclass(frozen=True)
class Server:
    """Where it listens, and the process whose memory is measured."""

    port: int
    process: int

    def get(self, path: str) -> float:
        """Seconds from the request to the last byte of the answer."""
        return self._timed("GET", path, b"", {})

    def ask(self, question: str) -> float:
        """Seconds until the answer page for `question` is whole."""
        token = "a" * 32
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": f"csrftoken={token}"}
        body = urlencode({"question": question, "csrfmiddlewaretoken": token}).encode()
        return self._timed("POST", "/ask/", body, headers)

    def memory_mb(self) -> float:
        """Resident memory of the largest web process, in megabytes."""
        pids = _children(self.process) or [self.process]
        return max(_resident_kb(pid) for pid in pids) / 1024

    def _timed(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> float:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_S)
        started = time.perf_counter()
        connection.request(method, path, body, {"Host": "localhost", "Accept-Encoding": "gzip", **headers})
        answer = connection.getresponse()
        answer.read()
        taken = time.perf_counter() - started
        connection.close()
        if answer.status != 200:
            raise RuntimeError(f"{method} {path} answered {answer.status}")
        return taken


@contextmanager
def served(workers: int = 1) -> Iterator[Server]:
    """A server that answers, and is gone afterwards."""
    port = _free_port()
    with tempfile.TemporaryDirectory() as data:
        environment = {**os.environ, "HALOS_DATA_DIR": data, "HALOS_ORIGIN": f"http://localhost:{port}"}
        environment.pop("DATABASE_URL", None)
        command = [str(ROOT / ".venv/bin/halos"), "serve", "--prepare", "--demo", "--port", str(port)]
        with subprocess.Popen(
            [*command, "--workers", str(workers)], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as process:
            try:
                server = Server(port, process.pid)
                _wait_for(server)
                yield server
            finally:
                process.terminate()


def _wait_for(server: Server) -> None:
    ends = time.monotonic() + PATIENCE_S
    while True:
        try:
            server.get("/readyz")
        except (OSError, RuntimeError, http.client.HTTPException):
            if time.monotonic() > ends:
                raise
            time.sleep(0.1)
        else:
            return


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _children(pid: int) -> list[int]:
    return [int(each) for path in Path(f"/proc/{pid}/task").glob("*/children") for each in path.read_text().split()]


def _resident_kb(pid: int) -> int:
    found = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
    return int(found.group(1)) if found else 0
