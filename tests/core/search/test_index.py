import pytest

from halos.core.search.index import Document, Found, find, index
from halos.core.search.models import Word

pytestmark = pytest.mark.django_db

FRUIT = "fruit"
DOCUMENTS = (
    Document("apple", "Äpple", "red round orchard"),
    Document("pear", "Pear", "green orchard of the apple farmer"),
    Document("cherry", "Cherry", "red small stone"),
)


@pytest.fixture(autouse=True)
def _fruit() -> None:
    index(FRUIT, DOCUMENTS)


def test_a_document_is_found_by_a_word_of_its_title_before_those_that_only_mention_it() -> None:
    assert find(FRUIT, "apple") == Found(("apple", "pear"))


def test_all_words_are_wanted_first() -> None:
    assert find(FRUIT, "red stone").keys == ("cherry",)


def test_where_no_document_has_all_words_any_of_them_counts() -> None:
    assert set(find(FRUIT, "stone green").keys) == {"cherry", "pear"}


def test_the_beginning_of_a_word_finds_it() -> None:
    assert find(FRUIT, "cher") == Found(("cherry",))


def test_accents_do_not_matter() -> None:
    assert find(FRUIT, "ÄPPLE").keys == find(FRUIT, "apple").keys


def test_a_typing_error_is_forgiven_and_told() -> None:
    assert find(FRUIT, "chery stine") == Found(("cherry",), read_as="cherry stone")


def test_nothing_is_found_for_words_that_nobody_knows() -> None:
    assert find(FRUIT, "volcano") == Found(())


def test_kinds_do_not_mix_neither_in_documents_nor_in_corrections() -> None:
    index("tool", [Document("chisel", "Chisel", "cherri handle")])
    assert find(FRUIT, "chisel") == Found(())
    assert find(FRUIT, "cherrie").read_as == "cherry"


def test_the_end_of_a_compound_finds_it() -> None:
    index(FRUIT, [*DOCUMENTS, Document("pineapple", "Sugarcherry", "")])
    assert set(find(FRUIT, "cherry").keys) == {"cherry", "pineapple"}


def test_no_more_than_the_limit_come_back() -> None:
    assert find(FRUIT, "red", limit=1).keys == (find(FRUIT, "red").keys[0],)


def test_indexing_a_kind_again_replaces_it() -> None:
    index(FRUIT, [Document("plum", "Plum", "blue")])
    assert find(FRUIT, "apple") == Found(())
    assert find(FRUIT, "plum") == Found(("plum",))
    assert set(Word.objects.filter(kind=FRUIT).values_list("text", flat=True)) == {"plum", "blue"}


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "???",
        "\x00",
        '" OR "',
        "NEAR(apple pear)",
        "title:apple",
        "'; DROP TABLE search_text; --",
        "apple & | ! :* <-> ()",
        "抗体",
        "a" * 50_000,
        "red " * 10_000,
    ],
)
def test_whatever_is_typed_is_only_words(typed: str) -> None:
    assert set(find(FRUIT, typed).keys) <= {"apple", "pear", "cherry"}
    assert find(FRUIT, "apple").keys == ("apple", "pear")
