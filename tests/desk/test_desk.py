"""The desk in a browser without script: forms over the newsroom's verbs."""

import pytest
from django.test import Client

from dateline.newsroom import publishing
from dateline.newsroom.ids import new_id
from dateline.newsroom.models import Coverage, Post
from tests.desk.conftest import PASSWORD, signed_in


def test_cleo_is_asked_to_sign_in(flood):
    assert Client().get("/desk/flood/").headers["location"].startswith("/desk/sign-in/")


def test_ada_signs_in_with_her_password(ada, flood):
    client = Client()
    client.post("/desk/sign-in/", {"username": "ada", "password": PASSWORD})
    assert "The river rises at Brae" in client.get("/desk/").content.decode()


def test_a_wrong_password_is_said_in_words(ada):
    answer = Client().post("/desk/sign-in/", {"username": "ada", "password": "wrong"})
    assert "do not go together" in answer.content.decode()


def test_ada_opens_a_coverage(ada):
    ada.post("/desk/open/", {"headline": "Ash over Vell", "time_zone": "Atlantic/Azores"})
    assert Coverage.objects.get().slug == "ash-over-vell"


def test_ben_may_not_open_a_coverage(ben):
    answer = ben.post("/desk/open/", {"headline": "Ash over Vell"})
    assert "You may not open coverage; ask an editor." in answer.content.decode()
    assert not Coverage.objects.exists()


def test_what_was_typed_comes_back_when_it_is_refused(ada):
    answer = ada.post("/desk/open/", {"headline": "Ash over Vell", "time_zone": "Vell"})
    page = answer.content.decode()
    assert 'value="Ash over Vell"' in page
    assert "There is no time zone “Vell”" in page


def test_ben_publishes(ben, flood):
    form = {"id": str(new_id()), "headline": "Sandbags arrive", "body": "At **the school**."}
    ben.post("/desk/flood/publish/", form)
    assert "<strong>the school</strong>" in ben.get("/desk/flood/").content.decode()


def test_pressing_publish_twice_is_one_post(ben, flood):
    form = {"id": str(new_id()), "body": "Once."}
    ben.post("/desk/flood/publish/", form)
    ben.post("/desk/flood/publish/", form)
    assert Post.objects.count() == 1


def test_a_refused_post_comes_back_with_every_word(ben, flood):
    publishing.end_coverage(flood)
    form = {"id": str(new_id()), "headline": "Too late", "body": "Every word of this."}
    page = ben.post("/desk/flood/publish/", form).content.decode()
    assert "has ended; reopen it to publish" in page
    assert "Every word of this." in page


def test_ada_pins_and_marks_a_post(ada, sandbags):
    for verb in ("pin", "mark-key-moment"):
        ada.post(f"/desk/flood/posts/{sandbags.pk}/{verb}/")
    sandbags.refresh_from_db()
    assert (sandbags.pinned, sandbags.key) == (True, True)


def test_ada_withdraws_a_post(ada, sandbags):
    ada.post(f"/desk/flood/posts/{sandbags.pk}/withdraw/", {"reason": "The gate was closed."})
    assert "Sandbags arrive" not in ada.get("/desk/flood/").content.decode()


def test_ben_may_not_withdraw(ben, sandbags):
    answer = ben.post(f"/desk/flood/posts/{sandbags.pk}/withdraw/", {"reason": "No."})
    assert answer.status_code == 403
    assert (
        "You may not withdraw in coverage “flood”; ask a managing editor."
        in answer.content.decode()
    )


@pytest.mark.parametrize(("verb", "state"), [("pause", "paused"), ("end", "ended")])
def test_ada_changes_the_state(ada, flood, verb, state):
    ada.post(f"/desk/flood/{verb}/", {"closing": "Good night."})
    flood.refresh_from_db()
    assert flood.state == state


def test_a_verb_that_does_not_exist_is_not_found(ada, sandbags):
    assert ada.post(f"/desk/flood/posts/{sandbags.pk}/delete/").status_code == 404


def test_looking_changes_nothing(ada, sandbags):
    assert ada.get(f"/desk/flood/posts/{sandbags.pk}/withdraw/").status_code == 405


def test_somebody_who_left_may_not_look(ada, flood):
    from dateline.newsroom.models import User

    User.objects.update(is_active=False)
    assert ada.get("/desk/flood/").status_code == 302


def test_the_admin_cannot_change_what_readers_see(sandbags):
    client = signed_in("mara", "managing editor")
    answer = client.post(f"/admin/newsroom/post/{sandbags.pk}/change/", {"pinned": "on"})
    assert answer.status_code == 403


def test_a_text_filed_after_signing_out_comes_back_with_every_word(flood):
    form = {"id": str(new_id()), "headline": "Late", "body": "Every word of this."}
    answer = Client().post("/desk/flood/publish/", form)
    assert answer.status_code == 403
    assert "Every word of this." in answer.content.decode()


def test_ending_without_a_closing_line_keeps_the_one_there_is(ada, flood):
    publishing.edit_coverage(flood, closing="Good night.")
    ada.post("/desk/flood/end/", {"closing": ""})
    flood.refresh_from_db()
    assert (flood.state, flood.closing) == ("ended", "Good night.")


@pytest.mark.parametrize("slug", ["open", "sign-in", "sign-out", "site"])
def test_an_address_of_the_desks_own_is_refused(ada, slug):
    answer = ada.post("/desk/open/", {"headline": "Ash", "slug": slug})
    assert "is the desk&#x27;s own; choose another." in answer.content.decode()


def test_a_post_that_is_not_there_is_not_found(ada, flood):
    assert ada.post(f"/desk/flood/posts/{new_id()}/pin/").status_code == 404


def test_filing_where_there_is_no_coverage_is_not_found(db):
    assert Client().post("/desk/flood/publish/", {"body": "Hello."}).status_code == 404
