"""The admin: people and their roles can be changed here; what readers see can only be looked at."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.http import HttpRequest

from dateline.newsroom.models import (
    Asset,
    Assignment,
    Contributor,
    Coverage,
    JournalRow,
    Post,
    Revision,
    Story,
    User,
)


class LookOnly(admin.ModelAdmin):  # type: ignore[type-arg]  # no generic at run time
    """Rows that only ``newsroom.publishing`` writes; a change here would not be in the journal."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class People(UserAdmin):  # type: ignore[type-arg]  # no generic at run time
    """People are disabled, never deleted: the record says who did what."""

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


for model in (Story, Coverage, Post, Revision, JournalRow, Asset, Contributor):
    admin.site.register(model, LookOnly)

admin.site.register(User, People)
admin.site.register(Assignment)
