"""The demo's kept answers: our own example questions, never anybody's."""

import random
from datetime import datetime

from halos.catalogue.queries import current_facts
from halos.core import ids
from halos.matching.answers import answer_to, as_data
from halos.matching.current import engine
from halos.pages.actions import KEEP_DAYS, save_answer, signed_key
from halos.pages.examples import EXAMPLES
from halos.pages.models import SavedAnswer


def make_demo(*, size: int, seed: int, now: datetime) -> list[SavedAnswer]:
    """`size` answers are kept (at most one an example) under links that `seed` decides; again changes nothing."""
    chance = random.Random(seed)  # noqa: S311 a demo's links are no secrets
    keys = [ids.secret_from(chance) for _ in EXAMPLES]
    return [_kept(key, example.question, now) for key, example in zip(keys, EXAMPLES[:size], strict=False)]


def _kept(key: str, question: str, now: datetime) -> SavedAnswer:
    kept = SavedAnswer.objects.filter(secret=key).first()
    if kept:
        return kept
    answer = as_data(answer_to(question, engine(), current_facts(), now))
    return save_answer(
        key=signed_key(key), question=question, answer=answer, language="en", days=max(KEEP_DAYS), now=now
    )
