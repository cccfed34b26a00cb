"""The admin: a window on what there is. Nothing is changed here: the newsroom's verbs check what is
done and record who did it, and a form of the admin would do neither."""

from typing import Any

from django.contrib import admin
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
    """Rows that only verbs write."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class People(LookOnly):
    """People, without the digests of their passwords."""

    fields = ("username", "email", "is_active", "last_login", "date_joined")
    list_display = ("username", "is_active", "last_login")


for model in (Story, Coverage, Post, Revision, JournalRow, Asset, Contributor, Assignment):
    admin.site.register(model, LookOnly)

admin.site.register(User, People)
