"""The form to sign in."""

from allauth.account.forms import LoginForm


class SignInForm(LoginForm):
    """allauth calls the name a login; browsers and password managers know it as ``username``."""

    def add_prefix(self, field_name: str) -> str:
        return super().add_prefix("username" if field_name == "login" else field_name)
