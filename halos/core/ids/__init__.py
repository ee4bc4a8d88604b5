"""Public ids: short, opaque, checked.

Letters and digits of Crockford's base 32 (no i, l, o, u), the last one a check character by the Luhn mod N
algorithm (ISO/IEC 7812-1, annex B, with N = 32), so that a mistyped or cut-off link is told from an ended one.
"""

import random
import secrets

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
READ_AS = str.maketrans("oil", "011")
SECRET_LENGTH = 26  # 26 * 5 = 130 random bits: nobody finds a private link by trying


def new_secret() -> str:
    """A fresh random id of 26 characters and a check character, for links that only their holder knows."""
    return secret_from(secrets.SystemRandom())


def secret_from(chance: random.Random) -> str:
    """The same from another source of chance: with a seeded one, the links of a demo."""
    return _checked("".join(chance.choices(ALPHABET, k=SECRET_LENGTH)))


def is_secret(text: str) -> bool:
    """True where `text` has the form of a secret and its check character agrees."""
    return len(text) == SECRET_LENGTH + 1 and _is_checked(text)


def as_typed(text: str) -> str:
    """The id meant by what somebody typed: small letters, o read as 0, i and l as 1, no blanks or hyphens."""
    return text.strip().lower().translate(READ_AS).replace("-", "").replace(" ", "")


def _checked(body: str) -> str:
    return body + ALPHABET[-_luhn_sum(body, first_factor=2) % len(ALPHABET)]


def _is_checked(text: str) -> bool:
    return set(text) <= set(ALPHABET) and _luhn_sum(text, first_factor=1) % len(ALPHABET) == 0


def _luhn_sum(text: str, *, first_factor: int) -> int:
    total, factor = 0, first_factor
    for character in reversed(text):
        product = ALPHABET.index(character) * factor
        total += product // len(ALPHABET) + product % len(ALPHABET)
        factor = 3 - factor
    return total
