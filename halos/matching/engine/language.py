"""Which of our languages a text is in, by its small words and letters."""

import re
from typing import Final

from halos.matching.engine.words import split_words

LANGUAGES: Final = ("en", "sv", "da", "de", "nb")
OTHER: Final = "other"
_SAME: Final = {"no": "nb", "nn": "nb", "nno": "nb", "nob": "nb"}

# Small words of each language. Those of two neighbours count for both, so that what they do not share decides.
_SMALL_WORDS: Final = {
    "en": "the of and to in is are was we our with for that this it be can how what which from by on at do does not or "
    "as an have has would like when where there their than between into while if but without only also want need a no "
    "near per under was i",
    "sv": "och att det som är en ett på för med av den vi vår våra vårt hur vad vilka vilken vilket kan inte till från "
    "när var där om eller men efter utan mellan har hos oss ska skall vill behöver finns så också endast bara under de "
    "dem sig sin sitt jag man någon några något över mycket genom vid blir",
    "da": "og at det som er en et på for med af den vi vores vor hvordan hvad hvilke hvilken hvilket kan ikke til fra "
    "når hvor der om eller men efter uden mellem har hos os skal vil findes så også kun bare under de dem sig sin sit "
    "jeg man nogen nogle noget over meget gennem ved bliver hvornår",
    "nb": "og å det som er en et ei på for med av den vi vår våre vårt hvordan hva hvilke hvilken hvilket kan ikke til "
    "fra når hvor der om eller men etter uten mellom har hos oss skal vil finnes så også kun bare under de dem seg sin "
    "sitt jeg man noen noe over mye gjennom ved blir",
    "de": "der die das und ist sind ein eine einer eines einem einen wir unser unsere unserer unseren wie was welche "
    "welcher welches kann können nicht zu zur zum von vom mit für auf im in den dem des wenn wo ob oder aber nach ohne "
    "zwischen hat haben es sie sich wird werden bei aus auch nur man mehr wollen möchten brauchen",
    OTHER: "le la les une est et que pour dans avec nous notre comment quelle quel sont sur pas ou du au aux el los "
    "las una del por con como qué cómo es son en nuestro nuestra y il gli di che per della delle dei nel come quali è "
    "non het een van voor met niet wij ons hoe wat zijn naar o do da em um uma não nós nosso qual ja on ei mitä miten "
    "ovat meidän että jest się nie jak czy w z na są co nasz our",
}  # fmt: skip
_WORDS: Final = {language: frozenset(words.split()) for language, words in _SMALL_WORDS.items()}
# Letters that some languages have, and what a word with one counts beside a small word.
_LETTER_WORTH: Final = 0.7
_LETTERS: Final = {"å": ("sv", "da", "nb"), "ä": ("sv", "de"), "ö": ("sv", "de"), "ü": ("de",), "ß": ("de",),
                   "æ": ("da", "nb"), "ø": ("da", "nb")}  # fmt: skip
_LETTER = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")


def known_language(code: str | None) -> str | None:
    """The language of a code such as `en`, `en-GB` or `no`, or None when it is not one of ours."""
    base = (code or "").strip().lower().replace("_", "-").split("-")[0]
    base = _SAME.get(base, base)
    return base if base in LANGUAGES else None


def small_words(language: str) -> frozenset[str]:
    """Words of the language that say nothing of a text's matter."""
    return _WORDS[language]


def detect(text: str) -> str:
    """The language of `text`: one of ours, or `other`. English where nothing tells, as of a bare term."""
    if len(_LATIN.findall(text)) * 2 < len(_LETTER.findall(text)):
        return OTHER
    score = dict.fromkeys(_WORDS, 0.0)
    for word in split_words(text):
        low = word.text.lower()
        for language, small in _WORDS.items():
            score[language] += (low in small) + _LETTER_WORTH * sum(language in _LETTERS.get(c, ()) for c in set(low))
    return max(score, key=lambda language: score[language])
