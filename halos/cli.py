"""The one command, `halos`: each part loads only what it needs, so that `halos ask` needs no database."""

import os
import sys

from halos import __version__
from halos.config import environment

ABOUT = """\
halos: from a question in plain words to the technique, the instrument and the way in.

  halos ask "our antibody clumps"   techniques, instruments and ways in for a question (--json, --batch)
  halos serve                       serve the pages (--prepare: make the database and load the catalogue first)
  halos load                        load the catalogue's files into the database (--check: only look for errors)
  halos demo                        make the database where there is none, load the catalogue, add demo answers
  halos evaluate FILE               score a file of questions with known answers
  halos train                       train the matching from the cards (make setup does this)
  halos forget                      remove saved answers whose end date has passed
  halos migrate, check, …           what Django offers: halos help

Every part answers --help.
"""


def main() -> int:
    """Run the part of Halos that the command line names; its exit code."""
    arguments = sys.argv[1:]
    if not arguments or arguments[0] in {"-h", "--help"}:
        print(ABOUT, end="")
        return 0
    if arguments[0] in {"-V", "--version"}:
        print(f"halos {__version__}")
        return 0
    try:
        return _run(arguments[0], arguments[1:])
    except BrokenPipeError:  # whoever read our output has seen enough, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except PermissionError as problem:
        print(f"{problem.filename} cannot be read or written by this user.", file=sys.stderr)
        return 1


def _run(name: str, rest: list[str]) -> int:
    if name in {"ask", "evaluate", "train"}:
        return _without_django(name, rest)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "halos.config.settings")
    if name == "serve":
        from halos.config import serve

        return serve.main(rest)
    from django.core.management import execute_from_command_line

    execute_from_command_line(["halos", name, *rest])
    return 0


def _without_django(name: str, rest: list[str]) -> int:
    from halos.core import clock
    from halos.matching import command

    clock.set_by_operator(environment.text("HALOS_NOW"), mode="demo" if environment.flag("HALOS_DEMO") else "live")
    return command.main(name, rest, environment.folder("HALOS_BUILD_DIR", environment.ROOT / "build"))
