"""People who can sign in, what they may do, and the names that stand over posts."""

from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q


class User(AbstractUser):
    """Somebody who can sign in. ``token`` is what they act by, when it is a program that acts."""

    token: "Token | None" = None


class Contributor(models.Model):
    """Somebody whose name stands over posts; perhaps, but not always, somebody who signs in."""

    name = models.CharField(max_length=120, unique=True)
    user = models.OneToOneField(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="contributor"
    )

    def __str__(self) -> str:
        return self.name


class Assignment(models.Model):
    """A person's role: everywhere, or for one coverage."""

    class Role(models.TextChoices):
        REPORTER = "reporter"
        EDITOR = "editor"
        MANAGING_EDITOR = "managing editor"

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="assignments")
    role = models.CharField(max_length=15, choices=Role.choices)
    coverage = models.ForeignKey(
        "newsroom.Coverage",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="assignments",
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user", "coverage"],
                condition=Q(coverage__isnull=False),
                name="one_role_per_coverage",
            ),
            models.UniqueConstraint(
                fields=["user"], condition=Q(coverage__isnull=True), name="one_role_everywhere"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} is {self.role}"


class Token(models.Model):
    """Lets a program act for a person, within a scope and until a day. Only its digest is kept."""

    class Scope(models.TextChoices):
        LOOK = "look"
        FILE = "file"
        RUN = "run"

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=120)
    digest = models.CharField(max_length=64, unique=True)
    scope = models.CharField(max_length=4, choices=Scope.choices)
    coverage = models.ForeignKey(
        "newsroom.Coverage", null=True, on_delete=models.CASCADE, related_name="tokens"
    )
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name
