"""Questions that people bring, as the front page offers them. They are ours, so they may stand in an address."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Example:
    """A question with the kind of asker; `slug` is its address under /ask/example/."""

    slug: str
    asker: Any
    question: str


EXAMPLES = (
    Example(
        "clumping-antibody",
        _("Biotech"),
        "Our antibody turns cloudy when we concentrate it. How big are the clumps, and do they come apart again "
        "when we dilute it?",
    ),
    Example(
        "drug-in-fat-particles",
        _("Pharma"),
        "We carry a drug in tiny fat particles. Where inside a particle does each component sit, in the core or "
        "in the shell, and does storage change it?",
    ),
    Example(
        "bone-and-screw",
        _("Medtech"),
        "Our screw dissolves while the bone heals. How does new bone grow around it in three dimensions, and "
        "where does it break when the screw is pushed out?",
    ),
    Example(
        "metal-in-cells",
        _("Toxicology"),
        "A metal compound kills cancer cells that resist the usual drug. In which part of a single cell does the "
        "metal end up?",
    ),
    Example(
        "gel-from-peas",
        _("Food"),
        "Our pea protein gel weeps water after a week in the cold. How does the network inside change over time?",
    ),
    Example(
        "how-strongly",
        _("Pharma, and the answer is no"),
        "How strongly do our five candidate molecules bind to the target protein, and which of them lets go slowest?",
    ),
)


def by_slug(slug: str) -> Example:
    """The example at this address; 404 where there is none."""
    for example in EXAMPLES:
        if example.slug == slug:
            return example
    raise Http404
