"""Links by which somebody chooses a password.

A managing editor makes one and hands it over, by telephone or in a chat. Not a new password: nobody
but its owner ever knows a password here, so what the record says somebody did, they did. The old one
is good for nothing from that moment, and so is the link once it was used, or after a day.
"""

from django.apps import apps
from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from dateline.newsroom import audit
from dateline.newsroom.models import User
from dateline.newsroom.people import end_sessions


def password_link(person: User, *, by: User | None = None, second_factors: bool = False) -> str:
    """Take somebody's password away, and make an address where they choose another.

    With ``second_factors`` those go too: for somebody who lost their telephone and their codes.
    """
    with transaction.atomic():
        person.set_unusable_password()
        person.save(update_fields=["password"])
        end_sessions(person)
        if second_factors:
            drop_second_factors(person, by=by)
        audit.record("make_password_link", by, subject=person.username)
    whose = urlsafe_base64_encode(force_bytes(person.pk))
    token = default_token_generator.make_token(person)
    return f"{settings.DATELINE_URL}/desk/account/password/new/{whose}/{token}/"


def drop_second_factors(person: User, *, by: User | None = None) -> None:
    """Take every second factor away from somebody, recovery codes with them."""
    apps.get_model("mfa", "Authenticator").objects.filter(user=person).delete()
    audit.record("drop_second_factors", by, subject=person.username)
