"""`halos serve`: the pages by granian, after making ready what they need where that is asked for."""

import argparse
import multiprocessing
import os
import socket
import sys

ABOUT = "Serve the pages of Halos."


def main(arguments: list[str]) -> int:
    """Serves until it is told to stop; 0 then."""
    asked = _parser().parse_args(arguments)
    if problem := _cannot_listen(asked.host, asked.port):
        print(problem, file=sys.stderr)
        return 1
    if asked.demo:
        os.environ["HALOS_DEMO"] = "1"
    os.environ.setdefault("HALOS_ORIGIN", f"http://localhost:{asked.port}")
    # Two web processes on two cores: one thread for linear algebra each, or they wait for one another.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    if asked.prepare and not _prepared(demo=asked.demo):
        return 1
    print(f"Halos is at {os.environ['HALOS_ORIGIN']} (stop with Ctrl+C)", flush=True)
    _serve(asked.host, asked.port, asked.workers)
    return 0


def _cannot_listen(host: str, port: int) -> str:
    """Why nothing can be served there; empty where it can. The server itself would share a port without a word."""
    try:
        with socket.create_server((host, port)):
            return ""
    except (OSError, OverflowError) as problem:
        return f"Halos cannot be served at {host}:{port} ({problem}). Choose another with --port."


def _prepared(*, demo: bool) -> bool:
    """Whether `prepare` succeeded, in a process of its own: this one stays small, and its children start afresh."""
    process = multiprocessing.get_context("fork").Process(target=prepare, kwargs={"demo": demo})
    process.start()
    process.join()
    return process.exitcode == 0


def prepare(*, demo: bool) -> None:
    """The database exists, is of this version and holds the catalogue; in a demo also the demo's answers."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("demo" if demo else "load", verbosity=0)


def _serve(host: str, port: int, workers: int) -> None:
    from granian import Granian
    from granian.constants import Interfaces

    Granian(
        "halos.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=4,
        log_access=False,
        respawn_failed_workers=True,
    ).serve()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="halos serve", description=ABOUT)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on (default: %(default)s)")
    parser.add_argument("--workers", type=int, default=1, help="web processes (default: %(default)s)")
    parser.add_argument("--prepare", action="store_true", help="make the database and load the catalogue first")
    parser.add_argument("--demo", action="store_true", help="demo mode: also load the demo's answers")
    return parser
