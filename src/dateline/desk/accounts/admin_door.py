"""The admin behind the same door as the desk, and without the secrets that allauth would show there:
who reads another's one-time key can sign in as them."""

from allauth.account.decorators import secure_admin_login
from django.apps import apps
from django.contrib.admin import AdminSite
from django.views.generic import RedirectView

SHUT = ("auth", "account", "mfa", "socialaccount", "usersessions")


def guard(site: AdminSite) -> None:
    """Sign in and change passwords at the desk, where it is recorded; and see none of these."""
    # Django's way in, without a subclass: allauth documents this assignment, which no type admits.
    site.login = secure_admin_login(site.login)  # type: ignore[method-assign]
    at_the_desk = RedirectView.as_view(pattern_name="account_change_password")
    # The site's addresses are made of its attributes, so a view put in a method's place is served.
    site.password_change = at_the_desk  # type: ignore[method-assign, assignment]
    for app in SHUT:
        for model in apps.get_app_config(app).get_models():
            if site.is_registered(model):
                site.unregister(model)
