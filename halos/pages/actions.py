"""What changes saved answers. The secret in the link is the only key; holding it is the permission."""

from datetime import datetime, timedelta
from typing import Any

from django.core import signing
from django.db import connection, transaction

from halos.core import ids
from halos.pages.models import SavedAnswer

KEEP_DAYS = (30, 90, 365)
_signer = signing.Signer(salt="halos.pages.kept")


def new_key() -> str:
    """A fresh secret for the link of an answer, signed: a form can carry it, and nobody can choose their own."""
    return signed_key(ids.new_secret())


def signed_key(secret: str) -> str:
    """`secret` as `save_answer` takes it."""
    return _signer.sign(secret)


def save_answer(
    *, key: str, question: str, answer: dict[str, Any], language: str, days: int, now: datetime
) -> SavedAnswer:
    """The answer is kept for `days` under `key`; sent twice, it is kept once.

    A `key` that is not of `new_key`, or already holds another question, gives way to a fresh one.
    """
    secret = _secret_of(key)
    with transaction.atomic():
        forget_ended(now=now)
        kept = SavedAnswer.objects.filter(secret=secret).first()
        if kept and kept.question == question:
            return kept
        return SavedAnswer.objects.create(
            secret=ids.new_secret() if kept else secret,
            question=question,
            answer=answer,
            language=language,
            saved_at=now,
            ends_at=now + timedelta(days=days if days in KEEP_DAYS else KEEP_DAYS[0]),
        )


def delete_answer(*, saved: SavedAnswer) -> None:
    """The question and its answer are gone from the database, and from its files."""
    saved.delete()
    _sweep()


def forget_ended(*, now: datetime) -> int:
    """Every answer whose end has come is gone; how many there were."""
    count = SavedAnswer.objects.filter(ends_at__lte=now).delete()[0]
    if count:
        _sweep()
    return count


def _secret_of(key: str) -> str:
    try:
        return _signer.unsign(key)
    except signing.BadSignature:
        return ids.new_secret()


def _sweep() -> None:
    """SQLite's write-ahead log keeps what was written until it is folded into the file: fold and empty it now."""
    if connection.vendor == "sqlite":
        transaction.on_commit(_empty_the_log)


def _empty_the_log() -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
