import json
import re

import pytest

from halos.catalogue import jsonld
from halos.catalogue.facts import Facts


def read(block: str) -> dict[str, object]:
    (text,) = re.findall(r'^<script type="application/ld\+json">(.*)</script>$', block, re.DOTALL)
    data: dict[str, object] = json.loads(text)
    return data


@pytest.mark.parametrize("name", ["</script><script>x()</script>", "<!--", "a & b", "Röntgen µm", "\u2028", '"\\'])
def test_no_text_can_end_the_block_and_every_text_reads_back(name: str) -> None:
    block = jsonld.block({"@type": "Thing", "name": name})
    assert block.count("</script>") == 1
    assert not set(block.partition(">")[2].removesuffix("</script>")) & set("<>&")
    assert read(block) == {"@context": "https://schema.org", "@type": "Thing", "name": name}


def test_what_is_not_known_is_left_out() -> None:
    data: jsonld.Data = {
        "@type": "Thing",
        "sameAs": "",
        "offers": None,
        "keywords": [],
        "geo": {"latitude": 0.0, "name": ""},
    }
    assert read(jsonld.block(data)) == {"@context": "https://schema.org", "@type": "Thing", "geo": {"latitude": 0.0}}


def test_a_technique_is_a_term_of_panet_or_our_own(facts: Facts) -> None:
    saxs = jsonld.of_technique(facts.technique("PaNET01188"), facts)
    assert (saxs["@type"], saxs["termCode"]) == ("DefinedTerm", "PaNET01188")
    assert saxs["sameAs"] == "http://purl.org/pan-science/PaNET/PaNET01188"
    assert saxs["inDefinedTermSet"]["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert jsonld.of_technique(facts.technique("halos:biosaxs"), facts)["inDefinedTermSet"] is None


def test_an_instrument_is_a_place_with_its_status(facts: Facts) -> None:
    loki = jsonld.of_instrument(facts.instrument("ess-loki"), facts)
    assert loki["containedInPlace"]["url"] == "http://localhost:8000/facilities/ess/"
    assert {"@type": "PropertyValue", "name": "status", "value": "planned"} in loki["additionalProperty"]


def test_only_a_free_way_in_is_offered_for_nothing(facts: Facts) -> None:
    assert jsonld.of_way(facts.route("desy-regular"))["offers"]["price"] == "0"
    assert jsonld.of_way(facts.route("desy-industry"))["offers"] is None


def test_a_list_counts_from_one() -> None:
    data = jsonld.item_list("Things", [("A", "http://a"), ("B", "http://b")])
    assert data["numberOfItems"] == 2
    assert [(each["position"], each["name"], each["url"]) for each in data["itemListElement"]] == [
        (1, "A", "http://a"),
        (2, "B", "http://b"),
    ]
