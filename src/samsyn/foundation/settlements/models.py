"""What a municipality's lawyer has settled. Rows are only ever added, and only by `samsyn.settle()`."""

import uuid

from django.db import models

from .decision import Decision


class LocalSettlement(models.Model):
    """One decision on one point for one municipality, from a day to before another (half-open)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    municipality = models.ForeignKey("units.Municipality", on_delete=models.PROTECT, related_name="+")
    point = models.CharField(max_length=80)
    decision = models.CharField(max_length=20, choices=Decision.choices)
    from_on = models.DateField()
    to_on = models.DateField(null=True)
    reasons = models.TextField()
    replaces = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    made_by = models.UUIDField()
    made_by_name = models.CharField(max_length=120)
    signature = models.CharField(max_length=300)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(decision__in=Decision.values), name="settled_in_known_words"
            ),
            models.CheckConstraint(
                condition=models.Q(to_on__isnull=True) | models.Q(to_on__gt=models.F("from_on")),
                name="settlement_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=["municipality", "point", "replaces"],
                name="a_settlement_is_replaced_once",
                nulls_distinct=False,
            ),
        ]
        indexes = [models.Index(fields=["municipality", "point", "-made_at"], name="settlements_newest")]
