from django.db import models


class Word(models.Model):
    """A word of the documents of a kind, and in how many it stands: what a typing error may have meant there."""

    kind = models.CharField(max_length=30)
    text = models.CharField(max_length=60)
    documents = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "text"], name="search_each_word_once")]

    def __str__(self) -> str:
        return self.text
