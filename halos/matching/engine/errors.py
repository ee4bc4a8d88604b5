"""What can go wrong, each with a sentence that may be shown as it stands."""


class QuestionError(ValueError):
    """The question cannot be ranked; its sentence is for the person who asked."""


class EmptyQuestion(QuestionError):
    """Nothing was typed."""

    def __init__(self) -> None:
        super().__init__("Nothing was typed. Write in a sentence or two what you have and what you want to know.")


class UnreadableQuestion(QuestionError):
    """No word is left once markup, numbers, signs and control characters are gone."""

    def __init__(self) -> None:
        super().__init__("We found no word to read in this text, only numbers or signs. Please write it in words.")


class ModelError(RuntimeError):
    """Arrays on disk are missing, damaged or stale; its sentence is for the operator."""
