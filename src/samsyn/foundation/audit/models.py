"""The audit log: an append-only inbox and the sealed hash chain, one per unit (design, guarantee 4)."""

from django.db import models


class AuditRow(models.Model):
    """What was done or read: when, by whom, for which unit, to what, about whom and why."""

    at = models.DateTimeField()
    unit_id = models.UUIDField(null=True)
    worker_id = models.UUIDField(null=True)
    worker_name = models.CharField(max_length=120, blank=True)
    verb = models.CharField(max_length=60)
    object_kind = models.CharField(max_length=60)
    object_id = models.UUIDField(null=True)
    person_id = models.UUIDField(null=True)
    reason = models.TextField(blank=True)
    details = models.JSONField(default=dict)

    class Meta:
        abstract = True


class AuditInbox(AuditRow):
    """Rows waiting to be sealed. The web's role may add, and nothing else; the database fills in who and when."""

    id = models.BigAutoField(primary_key=True)


class AuditLink(AuditRow):
    """A sealed row: its place in the unit's chain, and the hash that binds it to the row before."""

    id = models.BigAutoField(primary_key=True)
    chain_id = models.UUIDField()
    sequence = models.BigIntegerField()
    previous = models.BinaryField()
    hash = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chain_id", "sequence"], name="one_link_at_a_place")]
        indexes = [
            models.Index(fields=["unit_id", "-at"], name="audit_link_unit_at"),
            models.Index(fields=["unit_id", "person_id", "-at"], name="audit_link_unit_person"),
        ]


class AuditRoot(models.Model):
    """The heads of all chains that one sealing moved, hashed together; also written to a file outside the database."""

    id = models.BigAutoField(primary_key=True)
    sealed_at = models.DateTimeField()
    rows = models.IntegerField()
    heads = models.JSONField()
    root = models.BinaryField()
