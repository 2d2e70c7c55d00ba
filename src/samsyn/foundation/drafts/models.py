"""What is being written and not yet sent, and the mark that makes a double send one record."""

from django.db import models

from samsyn.foundation.units.rooms import RoomRow


class Draft(RoomRow):
    """One worker's half-written form; the database shows it to that worker only."""

    worker_id = models.UUIDField()
    form = models.SlugField(max_length=60)
    about = models.UUIDField(null=True, blank=True)
    data = models.JSONField(default=dict)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "worker_id", "form", "about"], name="one_draft_a_form", nulls_distinct=False
            )
        ]


class Submission(RoomRow):
    """A form that was sent, known by the token it carried, and where its result is."""

    token = models.UUIDField()
    worker_id = models.UUIDField()
    location = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "token"], name="one_submission_a_token")]
