import json

import pytest
from django.db import DatabaseError
from django.test import Client

from halos.catalogue.models import Load

pytestmark = pytest.mark.django_db


def test_healthz_says_ok(client: Client) -> None:
    assert client.get("/healthz").content == b"ok"


def test_readyz_names_database_catalogue_and_matching(client: Client) -> None:
    response = client.get("/readyz")
    assert response.status_code == 200
    assert set(json.loads(response.content)) == {"ready", "database", "catalogue", "matching"}


def test_readyz_is_not_ready_without_a_catalogue(client: Client) -> None:
    Load.objects.all().delete()
    response = client.get("/readyz")
    assert response.status_code == 503
    assert json.loads(response.content)["catalogue"] == "not ready: LookupError"


def test_readyz_is_not_ready_without_a_database(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> str:
        raise DatabaseError("the password was wrong")

    monkeypatch.setitem(__import__("halos.pages.health", fromlist=["CHECKS"]).CHECKS, "database", fail)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert "password" not in response.content.decode()
