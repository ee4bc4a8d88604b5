"""Making the engine ready at set-up: fetch the model's weights, train from the cards.

`python -m halos.matching.setup` does it for the project's own `build/`.
"""

import hashlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from halos.catalogue.files import read_facts
from halos.matching.model_package import prepare
from halos.matching.texts import card_texts, no_fit_texts

if TYPE_CHECKING:
    from halos.matching.training.report import TrainingReport

ROOT = Path(__file__).resolve().parents[2]
PINNED = ROOT / "requirements" / "model.txt"
STAMP = "trained_on.txt"


def make_ready(build_dir: Path, *, again: bool = False) -> str:
    """`build_dir`/matching holds what `Engine.load` reads, of the cards as they are now; a sentence of what was done.

    What has not changed is not done again, unless `again`.
    """
    encoder, trained = build_dir / "matching" / "encoder", build_dir / "matching" / "trained"
    notice = prepare(PINNED, build_dir / "model-package", encoder)
    known = read_facts()
    cards, no_fit = card_texts(known), no_fit_texts(known)
    stamp, made_of = build_dir / "matching" / STAMP, _digest(repr((cards, no_fit, notice)))
    if not again and stamp.exists() and stamp.read_text(encoding="ascii") == made_of:
        return notice or "The matching is ready."
    from halos.matching.training import train  # scikit-learn: seconds that a second set-up need not wait

    print(
        f"Training the matching from {len(cards)} cards: about two minutes the first time, half a minute later.",
        flush=True,
    )
    report = train(cards, no_fit, encoder, trained)
    stamp.write_text(made_of, encoding="ascii")
    return " ".join(filter(None, [notice, _in_words(report)]))


def _in_words(report: "TrainingReport") -> str:
    whole = report.parts[-1]
    return (
        f"Trained from {report.questions} questions of {report.cards} cards and {report.no_fit_questions} that fit "
        f"none. In cross-validation a question's own card came first in {whole.first:.0%}, "
        f"among the first three in {whole.first_three:.0%}."
    )


def _digest(texts: str) -> str:
    digest = hashlib.sha256(texts.encode())
    for path in sorted(Path(__file__).parent.rglob("*.py")):  # other code may train otherwise
        digest.update(path.read_bytes())
    return digest.hexdigest()


if __name__ == "__main__":
    print(make_ready(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build"))
