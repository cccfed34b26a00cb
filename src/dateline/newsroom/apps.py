"""The newsroom as a Django app."""

from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    name = "dateline.newsroom"
    label = "newsroom"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from dateline.newsroom import checks  # noqa: F401, PLC0415 (registers with Django)
