"""What changes saved answers. The secret in the link is the only key; holding it is the permission."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from halos.core import ids
from halos.pages.models import SavedAnswer

KEEP_DAYS = (30, 90, 365)


def save_answer(
    *, key: str, question: str, answer: dict[str, Any], language: str, days: int, now: datetime
) -> SavedAnswer:
    """The answer is kept for `days` under `key`; sent twice, it is kept once.

    A `key` that is malformed or already holds another question gives way to a fresh one.
    """
    with transaction.atomic():
        forget_ended(now=now)
        kept = SavedAnswer.objects.filter(secret=key).first()
        if kept and kept.question == question:
            return kept
        return SavedAnswer.objects.create(
            secret=key if ids.is_secret(key) and not kept else ids.new_secret(),
            question=question,
            answer=answer,
            language=language,
            saved_at=now,
            ends_at=now + timedelta(days=days if days in KEEP_DAYS else KEEP_DAYS[0]),
        )


def delete_answer(*, saved: SavedAnswer) -> None:
    """The question and its answer are gone from the database."""
    saved.delete()


def forget_ended(*, now: datetime) -> int:
    """Every answer whose end has come is gone; how many there were."""
    return SavedAnswer.objects.filter(ends_at__lte=now).delete()[0]
