from halos.catalogue.comparison import Comparison, Item, Line, compare_instruments, compare_techniques
from halos.catalogue.deadlines import NextKind
from halos.catalogue.facts import Facts, Probe
from tests.conftest import NOW


def line(comparison: Comparison, label: str) -> Line:
    return next(each for each in comparison.lines if str(each.label) == label)


def test_what_differs_decides_and_the_rest_is_the_same_for_all() -> None:
    same, other = Line("Probe", "text", ("light", "light")), Line("Amount", "text", ("1 g", "2 g"))
    comparison = Comparison((Item("a", "A", ""), Item("b", "B", "")), (same, other))
    assert comparison.differing == ((other, (("A", "1 g"), ("B", "2 g"))),)
    assert comparison.same == (same,)


def test_of_a_single_one_everything_is_shown() -> None:
    only = Line("Probe", "text", ("light",))
    comparison = Comparison((Item("a", "A", ""),), (only,))
    assert comparison.differing == ((only, (("A", "light"),)),)
    assert comparison.same == ()


def test_nothing_compared_is_nothing_shown(facts: Facts) -> None:
    comparison = compare_techniques([], facts, NOW)
    assert (comparison.items, comparison.differing) == ((), ())


def test_techniques_are_compared_by_their_cards_and_places(facts: Facts) -> None:
    cards = [card for card in facts.cards if card.id in {"halos:biosaxs", "PaNET01189"}]
    comparison = compare_techniques(cards, facts, NOW)
    assert {item.id for item in comparison.items} == {"halos:biosaxs", "PaNET01189"}
    assert set(line(comparison, "Probe").values) == {(Probe.LIGHT,), (Probe.NEUTRON,)}
    assert line(comparison, "Amount").values == tuple(card.sample.amount for card in cards)
    soonest = {
        item.id: value for item, value in zip(comparison.items, line(comparison, "Next date").values, strict=True)
    }
    assert soonest["halos:biosaxs"].kind == NextKind.ANY_TIME
    assert soonest["PaNET01189"].route_id == "ill-regular"


def test_instruments_that_do_not_operate_have_neither_ways_nor_dates(facts: Facts) -> None:
    chosen = [facts.instrument("ess-loki"), facts.instrument("maxiv-cosaxs")]
    comparison = compare_instruments(chosen, facts, NOW)
    loki, cosaxs = line(comparison, "Next date").values
    assert (loki.kind, loki.on, loki.note) == (NextKind.NONE, None, "today: ILL, ISIS Neutron and Muon Source, SINQ")
    assert cosaxs.kind == NextKind.ANY_TIME
    assert line(comparison, "Ways in").values[0] == ()
    assert "MAX IV: Fast access (free)" in line(comparison, "Ways in").values[1]
