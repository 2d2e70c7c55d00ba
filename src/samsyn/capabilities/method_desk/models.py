"""A municipality's own methods: what is being changed, and what is published. Only functions of the database write."""

import uuid

from django.db import models


class MethodDraft(models.Model):
    """A method that is being changed for a municipality; `revision` rises with each save."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    municipality = models.ForeignKey("units.Municipality", on_delete=models.PROTECT, related_name="+")
    key = models.SlugField(max_length=60)
    origin_key = models.SlugField(max_length=60)
    lead_party = models.CharField(max_length=40)
    text = models.TextField()
    revision = models.PositiveIntegerField()
    edited_by = models.UUIDField()
    edited_by_name = models.CharField(max_length=120)
    edited_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["municipality", "key"], name="one_draft_of_a_method")]


class MethodVersion(models.Model):
    """A version that a municipality has published, from a day. Its text never changes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    municipality = models.ForeignKey("units.Municipality", on_delete=models.PROTECT, related_name="+")
    key = models.SlugField(max_length=60)
    version = models.PositiveIntegerField()
    origin_key = models.SlugField(max_length=60)
    lead_party = models.CharField(max_length=40)
    text = models.TextField()
    valid_from = models.DateField()
    decided = models.TextField()
    published_by = models.UUIDField()
    published_by_name = models.CharField(max_length=120)
    published_at = models.DateTimeField()
    withdrawn_by = models.UUIDField(null=True)
    withdrawn_by_name = models.CharField(max_length=120, blank=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "key", "version"], name="one_method_a_version")
        ]
