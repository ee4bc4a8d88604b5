"""What every test stands on: a fixed moment, and a database that holds the real catalogue."""

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from hypothesis import settings
from pytest_django import DjangoDbBlocker

from halos.catalogue.facts import Facts
from halos.catalogue.files import read_facts
from halos.core import clock

# No wall clock decides whether a test passes, and a failure comes again; HYPOTHESIS_PROFILE=search looks further.
settings.register_profile("halos", deadline=None, derandomize=True, database=None)
settings.register_profile("search", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "halos"))

ROOT = Path(__file__).resolve().parents[1]
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Europe/Stockholm"))


@pytest.fixture(autouse=True)
def _monday_morning() -> Iterator[None]:
    """It is Monday 23 November 2026, nine o'clock in Lund."""
    with clock.fixed_at(NOW):
        yield


@pytest.fixture(autouse=True)
def _static_files_as_they_are(settings: Any) -> None:
    """No test in this process depends on what set-up collected; the browser tests' server does."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """The test database holds the real catalogue; each test's own changes are rolled back."""
    with django_db_blocker.unblock(), clock.fixed_at(NOW):
        call_command("load", verbosity=0)


@pytest.fixture(scope="session")
def facts() -> Facts:
    """The records of the project's own data files."""
    return read_facts()
