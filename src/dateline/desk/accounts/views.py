"""Pages of one's own account: allauth's with what our templates ask beside, and those it has not."""

from typing import Any

from allauth.account.views import LoginView
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.views import IndexView
from allauth.mfa.webauthn.views import RemoveWebAuthnView
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import PasswordResetConfirmView
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.views.decorators.http import require_POST

from dateline.desk.accounts.second_factor import lacks_second_factor
from dateline.newsroom import audit, people
from dateline.newsroom.access import signed_in


class SignIn(LoginView):
    """By password, by a passkey, or by the newsroom's provider where there is one."""

    template_name = "account/sign_in.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        if provider := settings.DATELINE_OIDC_PROVIDER:
            context["provider"] = settings.DATELINE_OIDC_NAME
            context["provider_url"] = reverse(
                "openid_connect_login", kwargs={"provider_id": provider}
            )
        return context


class Account(IndexView):
    """One's password, second factors and sessions."""

    template_name = "account/account.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        lacking = lacks_second_factor(signed_in(self.request.user))
        return super().get_context_data(**kwargs) | {"lacking": lacking}


class RemovePasskey(RemoveWebAuthnView):
    """Not the last second factor of somebody who must have one: allauth asks that of apps only."""

    def form_valid(self, form: Form) -> HttpResponse:
        if get_adapter().can_delete_authenticator(self.object):
            return super().form_valid(form)
        form.add_error(None, get_adapter().error_messages["cannot_delete_authenticator"])
        return self.form_invalid(form)


class ChoosePassword(PasswordResetConfirmView):
    """Where a link of ``newsroom.links`` leads. It is good for one password, and for a day."""

    template_name = "account/choose_password.html"
    success_url = reverse_lazy("account_login")

    def form_valid(self, form: Any) -> HttpResponse:
        audit.record("choose_password", form.user, subject=form.user.username)
        return super().form_valid(form)


@login_required
@require_POST
def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    """End all sessions, this one too."""
    person = signed_in(request.user)
    people.sign_out_everywhere(person, by=person)
    request.session.flush()
    return redirect("account_login")
