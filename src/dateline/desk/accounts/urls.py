"""The addresses of accounts, under /desk/. allauth's names, and only those of its pages that are needed:
nobody signs up, and no e-mail is sent."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount.providers.openid_connect import views as oidc
from allauth.socialaccount.views import login_cancelled
from allauth.usersessions.views import list_usersessions
from django.conf import settings
from django.urls import path
from django.views.generic import RedirectView

from dateline.desk.accounts.views import (
    Account,
    ChoosePassword,
    RemovePasskey,
    SignIn,
    sign_out_everywhere,
)

PROVIDER = {"provider_id": settings.DATELINE_OIDC_PROVIDER}
KEYS = "account/passkeys"

urlpatterns = [
    path("sign-in/", SignIn.as_view(), name="account_login"),
    path("sign-out/", account.logout, name="account_logout"),
    path("sign-in/second-factor/", mfa.authenticate, name="mfa_authenticate"),
    path("sign-in/passkey/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("sign-in/disabled/", account.account_inactive, name="account_inactive"),
    path("account/", Account.as_view(), name="mfa_index"),
    path("account/password/", account.password_change, name="account_change_password"),
    path(
        "account/password/new/<uidb64>/<token>/", ChoosePassword.as_view(), name="choose_password"
    ),
    path("account/confirm/", account.reauthenticate, name="account_reauthenticate"),
    path("account/confirm/code/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path(
        "account/confirm/passkey/",
        passkeys.reauthenticate_webauthn,
        name="mfa_reauthenticate_webauthn",
    ),
    path("account/app/", totp.activate_totp, name="mfa_activate_totp"),
    path("account/app/remove/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("account/codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("account/codes/new/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path(f"{KEYS}/", RedirectView.as_view(pattern_name="mfa_index"), name="mfa_list_webauthn"),
    path(f"{KEYS}/add/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path(f"{KEYS}/<int:pk>/remove/", RemovePasskey.as_view(), name="mfa_remove_webauthn"),
    path(f"{KEYS}/<int:pk>/name/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    path("account/sessions/", list_usersessions, name="usersessions_list"),
    path("account/sessions/end/", sign_out_everywhere, name="sign_out_everywhere"),
]

if settings.DATELINE_OIDC_PROVIDER:
    urlpatterns += [
        path("sign-in/provider/", oidc.login, PROVIDER, name="openid_connect_login"),
        path("sign-in/provider/back/", oidc.callback, PROVIDER, name="openid_connect_callback"),
        path("sign-in/provider/not/", login_cancelled, name="socialaccount_login_cancelled"),
    ]
