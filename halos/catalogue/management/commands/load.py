import fcntl
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from halos.catalogue.actions import Loaded, load
from halos.catalogue.digest import digest_of
from halos.catalogue.files import DATA, FactErrors, read_facts
from halos.core import clock


class Command(BaseCommand):
    help = "Load the catalogue's files into the database. Loading the same files again changes nothing."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="only look for errors in the files")
        parser.add_argument("--data", type=Path, default=DATA, help="the folder of the files (default: Halos's own)")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            known = read_facts(options["data"])
        except FactErrors as errors:
            raise CommandError(f"{errors}\nNothing was loaded.") from None
        if options["check"]:
            self.stdout.write("The files are in order.")
            return
        with _one_at_a_time():
            call_command("migrate", verbosity=0, interactive=False)
            loaded = load(known=known, digest=digest_of(options["data"]), now=clock.now())
        if options["verbosity"]:
            self.stdout.write(_in_words(loaded))


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """A second load on this machine waits here: two that make the tables of a new database would collide."""
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
    with (settings.DATA_DIR / "load.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _in_words(loaded: Loaded) -> str:
    counts = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in loaded.counts.items())
    return f"{'Loaded' if loaded.has_changed else 'Nothing has changed: the catalogue holds'} {counts}."
