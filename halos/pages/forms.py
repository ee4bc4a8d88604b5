import unicodedata
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from halos.pages.actions import KEEP_DAYS


class TypedText(forms.CharField):
    """Text as people paste it: control characters are dropped, not refused, and line ends are made alike."""

    def to_python(self, value: Any) -> Any:
        text = str(value or "").replace("\r\n", "\n")
        return super().to_python("".join(c for c in text if c in "\n\t" or unicodedata.category(c) != "Cc"))


class QuestionForm(forms.Form):
    """A question in plain words. How much of a long one is used is the engine's affair."""

    question = TypedText(
        label=_("What do you want to find out?"),
        error_messages={"required": _("The box is empty. Write what you have and what you want to know about it.")},
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class SaveForm(QuestionForm):
    """The question again, how long its answer is kept, and the key that makes a double submit harmless."""

    key = forms.CharField(max_length=120)
    days = forms.TypedChoiceField(coerce=int, choices=[(days, days) for days in KEEP_DAYS])
