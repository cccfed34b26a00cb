"""The audit record: who did what, when, from where."""

from typing import Any, ClassVar

from django.db import models

from dateline.newsroom.models.coverages import Coverage
from dateline.newsroom.models.people import User


class AuditEntry(models.Model):
    """One thing that somebody did. The database itself refuses to change or delete one.

    ``verb`` is the name of the newsroom's function, ``subject`` what it was done to, ``way`` how it
    came in (desk, token, command line, schedule), ``address`` the network address that it came from.
    ``by`` is null for the operator and the schedule, and for whoever could not sign in.
    """

    at = models.DateTimeField()
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    verb = models.CharField(max_length=40)
    coverage = models.ForeignKey(Coverage, null=True, on_delete=models.PROTECT, related_name="+")
    subject = models.CharField(max_length=120, blank=True)
    details: "models.JSONField[dict[str, Any]]" = models.JSONField(default=dict)
    way = models.CharField(max_length=20)
    address = models.CharField(max_length=45, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["by", "id"], name="audit_by_person"),
            models.Index(fields=["coverage", "id"], name="audit_by_coverage"),
            models.Index(fields=["verb", "id"], name="audit_by_verb"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject}"
