"""What a page says of itself to search engines is data: a browser keeps it, and runs none of it."""

import json

import pytest

pytestmark = pytest.mark.browser


def test_the_pages_policy_lets_the_data_stand(page, ada, slug):
    """A console error, such as one about the policy, would fail this test."""
    hostile = "</script><script>document.title = 'run'</script>"
    ada.publish_post(slug, headline=hostile, text=hostile)
    page.goto(f"/live/{slug}/")
    page.wait_for_selector("#connection.up")
    [data] = page.locator('script[type="application/ld+json"]').all_text_contents()
    assert json.loads(data)["liveBlogUpdate"][0]["headline"] == hostile
    assert page.title().startswith("The river rises at Brae")
