"""People who can sign in."""

import pytest

from dateline.newsroom.access import may
from dateline.newsroom.errors import Conflict, NewsroomError, Refused
from dateline.newsroom.models import Assignment, Contributor, User
from dateline.newsroom.people import add_person

pytestmark = pytest.mark.django_db

PASSWORD = "correct horse battery"


@pytest.mark.parametrize("role", Assignment.Role.values)
def test_somebody_is_given_a_role_everywhere(role):
    person = add_person("mara", role=role, password=PASSWORD)
    assert person.check_password(PASSWORD)
    assert may(person, "look")


def test_their_name_stands_over_posts():
    person = add_person("mara", role="reporter", password=PASSWORD, full_name=" Mara  Lind ")
    assert person.contributor.name == "Mara Lind"


def test_a_contributor_who_signs_in_is_the_same_one(publish):
    publish(bylines=["Mara Lind"])
    add_person("mara", role="reporter", password=PASSWORD, full_name="Mara Lind")
    assert Contributor.objects.get().user.username == "mara"


@pytest.mark.parametrize("role", ["reporter", "editor", "managing editor"])
def test_only_the_managing_editor_may_into_the_admin(role):
    person = add_person("mara", role=role, password=PASSWORD)
    assert person.is_staff == (role == "managing editor")


def test_a_taken_name_is_a_conflict(ada, everything):
    before = everything()
    with pytest.raises(Conflict, match="There is a person “ada” already"):
        add_person("ada", role="editor", password=PASSWORD)
    assert everything() == before


@pytest.mark.parametrize(
    "asked",
    [
        {"password": "password12"},
        {"password": "xkcd"},
        {"role": "owner"},
        {"role": ""},
        {"name": "o le"},
        {"name": "x" * 121},
        {"name": ""},
        {"name": "ole\n"},
        {"full_name": "x" * 121},
        {"full_name": "a\x00b"},
    ],
    ids=ascii,
)
def test_what_is_unsound_is_refused_and_nothing_is_half_done(everything, asked):
    before = everything()
    usual = {"name": "ole", "role": "editor", "password": PASSWORD}
    with pytest.raises(Refused):
        add_person(**usual | asked)
    assert everything() == before


def test_a_user_name_has_at_most_150_characters():
    with pytest.raises(NewsroomError, match="at most 150 characters"):
        add_person("x" * 151, role="editor", password=PASSWORD, full_name="Mara Lind")


def test_there_is_no_role_owner():
    with pytest.raises(
        Refused, match="no role “owner”; there are reporter, editor, managing editor"
    ):
        add_person("ole", role="owner", password=PASSWORD)


def test_two_people_do_not_share_a_name(db):
    add_person("quist", role="editor", password="a long password", full_name="Ada Quist")
    with pytest.raises(Conflict, match="“Ada Quist” is the name of quist"):
        add_person("other", role="editor", password="a long password", full_name="Ada Quist")
    assert not User.objects.filter(username="other").exists()
