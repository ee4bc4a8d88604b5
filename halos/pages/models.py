from django.db import models


class SavedAnswer(models.Model):
    """An answer that a person chose to keep, with the question in their words; gone after `ends_at`.

    Whoever has the link may read and delete it: the link is the only key, nothing ties it to a person.
    `answer` is what was shown (see `answers.as_data`), so that a saved answer stays what it was.
    """

    secret = models.CharField(max_length=27, unique=True)
    question = models.TextField()
    answer = models.JSONField()
    language = models.CharField(max_length=5)
    saved_at = models.DateTimeField()
    ends_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"saved {self.saved_at:%Y-%m-%d}, ends {self.ends_at:%Y-%m-%d}"
