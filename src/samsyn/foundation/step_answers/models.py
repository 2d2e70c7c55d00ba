"""What was answered to the fields that a method adds to its steps (domain 4.4: steps with their extra fields)."""

from django.db import models
from django.db.models import Q

from samsyn.foundation.units.rooms import RoomKey, RoomRow


class StepAnswer(RoomRow):
    """One answer, with the question as it was asked: the method may change, what was asked and said does not.

    `about` is what the answer was given with: a group, a plan, a visit. `value` is as `values.py` writes it, and empty
    where an earlier answer was taken away; `choice` is the words of a value chosen from a list. A consultation is
    about nobody and has neither case nor person.
    """

    case = RoomKey("cases.Case", null=True)
    person = RoomKey("people.Person", null=True)
    about_kind = models.SlugField(max_length=40)
    about = models.UUIDField()
    step_key = models.SlugField(max_length=60)
    step_name = models.CharField(max_length=200)
    field_key = models.SlugField(max_length=60)
    question = models.CharField(max_length=200)
    kind = models.CharField(max_length=12)
    value = models.TextField(blank=True)
    choice = models.CharField(max_length=200, blank=True)
    place = models.PositiveSmallIntegerField()
    answered_at = models.DateTimeField()
    answered_by = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "about", "step_key", "field_key", "answered_at"], name="one_answer_a_moment"
            ),
            models.CheckConstraint(
                condition=Q(case__isnull=False) | Q(person__isnull=True),
                name="answers_of_a_person_have_a_case",
            ),
        ]
        indexes = [models.Index(fields=["unit", "about"], name="step_answer_about")]
