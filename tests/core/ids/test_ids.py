from hypothesis import given
from hypothesis import strategies as st

from halos.core import ids


def test_new_secret_has_27_characters_and_is_accepted() -> None:
    secret = ids.new_secret()
    assert len(secret) == 27
    assert ids.is_secret(secret)


def test_two_secrets_differ() -> None:
    assert ids.new_secret() != ids.new_secret()


@given(st.integers(0, 26), st.sampled_from(ids.ALPHABET))
def test_any_single_wrong_character_is_noticed(place: int, other: str) -> None:
    secret = ids.new_secret()
    wrong = secret[:place] + other + secret[place + 1 :]
    assert ids.is_secret(wrong) == (wrong == secret)


def test_a_cut_off_secret_is_noticed() -> None:
    assert not ids.is_secret(ids.new_secret()[:-1])


@given(st.text(max_size=40))
def test_other_text_is_never_an_error(text: str) -> None:
    assert ids.is_secret(text) in {True, False}


def test_as_typed_reads_letters_that_look_like_digits() -> None:
    assert ids.as_typed(" OIl-4A b") == "0114ab"
