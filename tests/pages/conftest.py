import pytest
from django.test import Client

from halos.pages.actions import new_key

FITS = (
    "Our antibody turns cloudy when we concentrate it in buffer. How big are the clumps, and do they come apart "
    "again when we dilute it?"
)
DOES_NOT_FIT = (
    "How strongly do our five candidate molecules bind to the target protein, and which of them lets go slowest?"
)


@pytest.fixture
def strict_client() -> Client:
    """A browser whose forms must carry the token, as real ones must."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def saved_url(client: Client, db: None) -> str:
    """The private address of an answer that was just kept."""
    response = client.post("/saved/", {"question": FITS, "days": 30, "key": new_key()})
    return str(response.headers["Location"])
