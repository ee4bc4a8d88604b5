"""What the engine is told about each technique and about each kind of question that nothing here answers."""

from dataclasses import dataclass


@dataclass(frozen=True)
class CardText:
    """The words of one technique's card: English, with vocabulary in all our languages."""

    technique_id: str
    title: str
    description: str
    vocabulary: tuple[str, ...]
    questions: tuple[str, ...]


@dataclass(frozen=True)
class NoFitText:
    """One kind of question that light, neutrons and electrons do not answer, with examples of it."""

    id: str
    title: str
    questions: tuple[str, ...]
