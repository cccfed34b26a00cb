"""What the script says is in the page's language, and is what the server would have said."""

import pytest

from tests.browser.reading import wait_for_seq

pytestmark = pytest.mark.browser

AS_IT_STANDS = """id => {
  const post = document.getElementById('post-' + id).cloneNode(true);
  post.querySelector('.ago').textContent = '';
  return [post.outerHTML, document.querySelector(".status").innerText];
}"""


@pytest.mark.parametrize(
    ("language", "zone", "two_updates", "one_new"),
    [
        ("ar", "Asia/Beirut", "تحديثان", "تحديث جديد واحد"),
        ("he", "Asia/Jerusalem", "שני עדכונים", "עדכון חדש אחד"),
        ("es", "Europe/Madrid", "2 publicaciones", "1 publicación nueva"),
        ("uk", "Europe/Kyiv", "2 повідомлення", "1 нове повідомлення"),
        ("fr-CA", "America/Toronto", "2 publications", "1 nouvelle publication"),
    ],
)
def test_what_arrives_is_what_the_server_renders(page, ada, language, zone, two_updates, one_new):
    slug = ada.open_coverage(
        slug=f"flood-{language.lower()}", headline="…", language=language, time_zone=zone
    )
    ada.publish_post(slug, text="…")
    page.goto(f"/live/{slug}/")
    page.wait_for_selector("#connection.up")
    names = ["Ada Quist", "Ben Okri", "Ines Roth"]
    post = ada.publish_post(slug, headline="…", text="…", bylines=names, place="Brae", key=True)
    ada.revise_post(slug, post, correction="…")
    wait_for_seq(page, 4)
    assert two_updates in page.locator("#count").inner_text()
    arrived = page.evaluate(AS_IT_STANDS, post)
    page.reload()
    assert page.evaluate(AS_IT_STANDS, post) == arrived
    page.locator(f"#post-{post} a").first.focus()
    page.wait_for_selector("#connection.up")
    ada.publish_post(slug, text="…")
    page.locator("#arrivals", has_text=one_new).wait_for()
