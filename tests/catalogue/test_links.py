from halos.catalogue.facts import Facts
from halos.catalogue.links import linked


def link(key: str, words: str) -> str:
    return f'<a href="/techniques/{key}/">{words}</a>'


def test_names_of_techniques_become_links_and_keep_their_spelling(facts: Facts) -> None:
    assert linked(["Ask for SANS with Contrast Variation."], facts, but="halos:biosaxs") == (
        f"Ask for {link('halos:sans-contrast-variation', 'SANS with Contrast Variation')}.",
    )


def test_the_longest_name_wins_and_hyphens_are_blanks(facts: Facts) -> None:
    assert linked(["Ask for SEC SAXS"], facts, but="") == (f"Ask for {link('halos:sec-saxs', 'SEC SAXS')}",)


def test_words_that_only_follow_one_another_are_no_name(facts: Facts) -> None:
    assert linked(["Volume. Electron. Microscopy."], facts, but="") == ("Volume. Electron. Microscopy.",)


def test_a_technique_does_not_link_to_itself(facts: Facts) -> None:
    assert linked(["BioSAXS, or SEC-SAXS"], facts, but="halos:biosaxs") == (
        f"BioSAXS, or {link('halos:sec-saxs', 'SEC-SAXS')}",
    )


def test_what_is_not_a_name_is_text_only(facts: Facts) -> None:
    assert linked(["<b>BioSAXS</b> & more"], facts, but="halos:biosaxs") == ("&lt;b&gt;BioSAXS&lt;/b&gt; &amp; more",)
    assert linked([""], facts, but="") == ("",)


def test_most_advice_of_the_cards_leads_somewhere(facts: Facts) -> None:
    advice = [line for card in facts.cards for line in card.cannot if "ask for" in line.lower()]
    dead = [line for line, html in zip(advice, linked(advice, facts, but=""), strict=True) if "<a " not in html]
    assert len(dead) / len(advice) < 0.25
