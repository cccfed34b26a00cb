"""The admin behind the same door as the desk, and without the secrets that allauth would show there:
who reads another's one-time key can sign in as them."""

from allauth.account.decorators import secure_admin_login
from django.apps import apps
from django.contrib.admin import AdminSite

SECRETIVE = ("account", "mfa", "socialaccount", "usersessions")


def guard(site: AdminSite) -> None:
    """Sign in at the desk, with the second factor; and see none of these."""
    site.login = secure_admin_login(site.login)  # type: ignore[method-assign]
    for app in SECRETIVE:
        for model in apps.get_app_config(app).get_models():
            if site.is_registered(model):
                site.unregister(model)
