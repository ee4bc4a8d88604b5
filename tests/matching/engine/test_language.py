import pytest

from halos.matching.engine.language import detect, known_language


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "How big are the clumps in our solution, and do they come apart?"),
        ("sv", "Hur stora är klumparna i lösning, och går de isär igen när vi späder?"),
        (
            "da",
            "Hvor store er klumperne i opløsning, og går de fra hinanden, når vi fortynder? Vi vil vide noget om det.",
        ),
        ("de", "Wie groß sind die Klumpen in Lösung, und zerfallen sie beim Verdünnen wieder?"),
        (
            "nb",
            "Hvor store er klumpene i løsning, og går de fra hverandre igjen etter fortynning? Vi vil vite noe om det.",
        ),
        ("other", "Quelle est la taille des agrégats dans notre solution, et sont-ils réversibles avec le temps?"),
        ("other", "Как устроен белок в растворе?"),
        ("other", "蛋白质晶体的结构是什么"),
        ("en", "SAXS"),
        ("en", "antibody clumps"),
    ],
)
def test_a_text_is_known_by_its_small_words(language: str, text: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("sv", "sv"),
        ("no", "nb"),
        ("nn", "nb"),
        ("en-GB", "en"),
        ("de_AT", "de"),
        ("fr", None),
        ("", None),
        (None, None),
    ],
)
def test_codes_name_our_languages(code: str | None, language: str | None) -> None:
    assert known_language(code) == language
