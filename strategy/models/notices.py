"""What was sent to whom, so that nobody is told the same thing twice."""

from django.db import models

from salford_css.core import audit


class NoticeKind(models.TextChoices):
    """Why somebody was written to."""

    ASKED = "asked", "asked to comment"
    TO_ANSWER = "to_answer", "asked to answer a comment"
    RESPONSE_DUE = "response_due", "a response is due"
    ANSWER_DUE = "answer_due", "an answer to a comment is due"
    PUBLISHED = "published", "a report was published"
    EFFECTIVE = "effective", "a decision takes effect"


@audit.track()
class Notice(models.Model):
    """An e-mail that was put into the outbox for one user about one thing; `about` names the thing by its ref."""

    kind = models.CharField(max_length=12, choices=NoticeKind)
    about = models.CharField(max_length=200)
    user = models.ForeignKey("core.User", models.PROTECT, related_name="notices")
    sent_on = models.DateField()
    message = models.UUIDField(help_text="The message in the outbox.")

    class Meta:
        ordering = ["-sent_on", "kind", "about"]
        constraints = [models.UniqueConstraint(fields=["kind", "about", "user"], name="strategy_notice_once")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.about}"
