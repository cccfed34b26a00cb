"""The desk as a Django app."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "dateline.desk"
    label = "desk"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Both register with Django's signals.
        from dateline.desk import presence  # noqa: F401, PLC0415
        from dateline.desk.accounts import record, sessions  # noqa: F401, PLC0415
