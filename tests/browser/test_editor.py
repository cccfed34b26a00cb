"""The editor in Chromium, alone on a page under a strict policy: by keyboard, finger and clipboard."""

import json
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Reading

pytestmark = pytest.mark.browser

WEB = Path(__file__).parents[2] / "web"
AXE = WEB / "node_modules/axe-core/axe.min.js"
CLIPBOARD = WEB / "tests/editor/clipboard"
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'"
PHONE = {"width": 390, "height": 844}
LAPTOP = {"width": 1280, "height": 850}


class Handler(SimpleHTTPRequestHandler):
    """Hands out the built page under the desk's policy, and says nothing of it."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("editor")
    vite = [Path(sys.executable).parent / "node", WEB / "node_modules/vite/bin/vite.js", "build"]
    config = WEB / "tests/editor/page/vite.config.ts"
    arguments = [*vite, "--logLevel", "warn", "--config", config, "--outDir", folder]
    subprocess.run(list(map(str, arguments)), cwd=WEB, check=True, timeout=120)
    (folder / "pictures").mkdir()
    for index, letter in enumerate("abcdef"):
        picture = Image.new("RGB", (600, 400), (60 + 20 * index, 90, 120 - 10 * index))
        picture.save(folder / f"pictures/{letter * 64}.jpg")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def reading(site) -> Iterator[Reading]:
    """What breaks the policy is an error on the console, and fails the test."""
    reading = Reading(site.removeprefix("http://"))
    yield reading
    assert reading.wrong == []


@pytest.fixture
def open_page(browser: Browser, site: str, reading: Reading):
    contexts = []

    def open_page(**given: Any) -> Page:
        context = browser.new_context(viewport=LAPTOP, base_url=site, **given)
        contexts.append(context)
        page = reading.watch(context.new_page())
        page.goto("/index.html")
        page.get_by_role("textbox", name="Text", exact=True).click()
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def ben(open_page) -> Page:
    """Ben writes."""
    return open_page()


def outline(page: Page) -> Any:
    """The body as nested lists: a node's name, what it says of itself, and its text or its children."""
    return [short(node) for node in page.evaluate("editor.body().content")]


def short(node: dict[str, Any]) -> Any:
    if node["type"] == "text":
        marks = "".join(sorted(mark["type"][0] for mark in node.get("marks", ())))
        return f"{node['text']}<{marks}>" if marks else node["text"]
    known = {
        name: value for name, value in node.get("attrs", {}).items() if value not in ("", None)
    }
    known = {name: value for name, value in known.items() if (name, value) != ("start", 1)}
    if "asset" in known:
        known["asset"] = known["asset"][0]
    return [node["type"], *([known] if known else []), *map(short, node.get("content", ()))]


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def write(page: Page, text: str) -> None:
    page.keyboard.type(text)


GIVE = """([kind, data, files]) => {
  const given = new DataTransfer();
  for (const [type, text] of Object.entries(data)) given.setData(type, text);
  for (const name of files) given.items.add(new File(["x"], name, { type: "image/jpeg" }));
  const at = document.querySelector(".body > :last-child").getBoundingClientRect();
  const place = { clientX: at.left + 4, clientY: at.bottom - 1 };
  const how = { bubbles: true, cancelable: true, ...place };
  const event = kind === "paste"
    ? new ClipboardEvent(kind, { ...how, clipboardData: given })
    : new DragEvent(kind, { ...how, dataTransfer: given });
  document.querySelector(".body").dispatchEvent(event);
}"""


def paste(page: Page, html: str = "", text: str = "", files: tuple[str, ...] = ()) -> None:
    data = {kind: what for kind, what in (("text/html", html), ("text/plain", text)) if what}
    page.evaluate(GIVE, ["paste", data, files])


def drop(page: Page, *files: str) -> None:
    page.evaluate(GIVE, ["drop", {}, files])


def test_a_post_is_written_by_keyboard_alone(ben):
    write(ben, "## The night\nThe **sports hall** is full.\n- water\nblankets\n\n> No.")
    press(ben, "ArrowDown")
    write(ben, "Marit Aas")
    press(ben, "Tab")
    write(ben, "harbour master")
    press(ben, "Enter")
    write(ben, "After.")
    assert outline(ben) == [
        ["heading", {"level": 3}, "The night"],
        ["paragraph", "The ", "sports hall<b>", " is full."],
        [
            "bullet_list",
            ["list_item", ["paragraph", "water"]],
            ["list_item", ["paragraph", "blankets"]],
        ],
        ["quote", {"speaker": "Marit Aas", "role": "harbour master"}, ["paragraph", "No."]],
        ["paragraph", "After."],
    ]


def test_a_timeline_is_written_by_keyboard_alone(ben):
    ben.evaluate("editor.insert('timeline')")
    write(ben, "Waves.")
    press(ben, "Enter", "Enter")
    write(ben, "Wind.")
    press(ben, "Shift+Tab")
    when = ben.get_by_label("Time", exact=True)
    expect(when.nth(1)).to_be_focused()
    press(ben, "ControlOrMeta+a")
    write(ben, "noon")
    press(ben, "Enter", "End", "Enter", "Enter", "Enter")
    write(ben, "On.")
    assert outline(ben) == [
        [
            "timeline",
            ["timeline_entry", {"when": "4:44 p.m. ET"}, ["paragraph", "Waves."]],
            ["timeline_entry", {"when": "noon"}, ["paragraph", "Wind."]],
        ],
        ["paragraph", "On."],
    ]


def test_a_table_is_written_by_keyboard_alone_and_left_by_tab(ben):
    ben.evaluate("editor.insert('table')")
    write(ben, "Place")
    press(ben, "Tab")
    write(ben, "Metres")
    press(ben, "Alt+Shift+Delete", "Tab", "Tab", "Alt+Shift+Backspace")
    press(ben, *["Tab"] * 2)
    expect(ben.get_by_role("button", name="Add row")).to_be_focused()
    press(ben, "Enter")
    write(ben, "Vik")
    body = outline(ben)
    assert body[0][0] == "table"
    assert len(body[0]) == 4
    assert "Vik" in json.dumps(body)


def test_shift_tab_and_tab_lead_out_of_the_editor(ben):
    write(ben, "One.")
    press(ben, "Tab")
    expect(ben.locator("#after")).to_be_focused()


def test_a_stretch_of_typing_in_a_field_is_undone_at_once(ben):
    ben.evaluate("editor.insert('quote')")
    write(ben, "No.")
    press(ben, "ArrowDown")
    write(ben, "Marit")
    press(ben, "ControlOrMeta+z")
    assert outline(ben) == [["quote", ["paragraph", "No."]]]
    expect(ben.get_by_label("Speaker")).to_have_value("")
    press(ben, "ControlOrMeta+Shift+z")
    expect(ben.get_by_label("Speaker")).to_have_value("Marit")


def test_mod_enter_publishes_from_the_text_and_from_a_field(ben):
    press(ben, "ControlOrMeta+Enter")
    ben.evaluate("editor.insert('quote')")
    press(ben, "ArrowDown", "ControlOrMeta+Enter")
    assert ben.evaluate("page.published") == 2


def test_mod_k_makes_a_link_and_says_what_is_none(ben):
    write(ben, "see the map")
    press(ben, *["Control+Shift+ArrowLeft"] * 2, "ControlOrMeta+k")
    write(ben, "no address")
    press(ben, "Enter")
    expect(ben.get_by_role("alert")).to_contain_text("https://example.org")
    press(ben, "ControlOrMeta+a")
    write(ben, "vik.example/map?utm_source=x")
    press(ben, "Enter")
    link = ben.evaluate("editor.body().content[0].content[1].marks[0].attrs.href")
    assert link == "https://vik.example/map"
    expect(ben.get_by_role("textbox", name="Text", exact=True)).to_be_focused()


@pytest.mark.parametrize("source", sorted(CLIPBOARD.glob("*.html")), ids=lambda path: path.stem)
def test_what_other_programs_copy_arrives_clean(ben, source):
    """No style, no request and no script of theirs: the policy and the watch on requests would say so."""
    paste(ben, html=source.read_text(encoding="utf-8"), text="the words alone")
    body = json.dumps(outline(ben))
    assert len(body) > 100
    assert "the words alone" not in body
    assert ben.locator(".body [style]:not([contenteditable])").count() == 0
    assert ben.locator(".body img[src^=http]").count() == 0
    assert ben.evaluate("page.changes.length") == 1


def test_google_docs_bold_is_bold_and_its_wrapper_is_not(ben):
    paste(ben, html=(CLIPBOARD / "google-docs.html").read_text(encoding="utf-8"))
    assert outline(ben)[1] == [
        "paragraph",
        "The municipality has opened ",
        "Strand school<b>",
        " for the night<i>",
        ".",
    ]


def test_what_is_copied_here_is_pasted_here_as_it_was(ben):
    ben.evaluate("editor.insert('quote')")
    write(ben, "No.")
    press(ben, "ArrowDown")
    write(ben, "Marit")
    press(ben, "Enter", "Enter")
    write(ben, "After.")
    press(ben, "ControlOrMeta+a", "ControlOrMeta+x")
    assert outline(ben) == [["paragraph"]]
    press(ben, "ControlOrMeta+v")
    assert outline(ben) == [
        ["quote", {"speaker": "Marit"}, ["paragraph", "No."]],
        ["paragraph", "After."],
    ]


def test_an_address_becomes_a_card_and_undo_gives_it_back(ben):
    paste(ben, text="https://vik.example/wall?fbclid=1")
    expect(ben.get_by_label("Title")).to_have_value("Sea wall at Vik to be raised by a metre")
    assert outline(ben)[0][0] == "embed"
    press(ben, "ControlOrMeta+z")
    assert outline(ben) == [["paragraph", "https://vik.example/wall<l>"]]


def test_an_address_without_a_card_stays_a_link(ben):
    paste(ben, text="https://broken.example/")
    expect(ben.get_by_role("status")).to_have_text("The page does not answer.")
    assert outline(ben) == [["paragraph", "https://broken.example/<l>"]]


def test_pictures_dropped_together_make_a_gallery_that_is_put_in_order_by_keys(ben):
    write(ben, "Before.")
    drop(ben, "1.jpg", "2.jpg", "3.jpg")
    expect(ben.get_by_text("Gallery of 3 pictures")).to_be_visible()
    assert [picture[1]["asset"] for picture in outline(ben)[1][1:]] == ["a", "b", "c"]
    ben.get_by_role("button", name="Move picture later").first.focus()
    press(ben, "Enter", "Enter")
    expect(ben.get_by_role("status")).to_have_text("Picture 3 of 3.")
    assert [picture[1]["asset"] for picture in outline(ben)[1][1:]] == ["b", "c", "a"]
    ben.get_by_label("Alt text").first.fill("Waves at the wall")
    assert outline(ben)[1][1][1]["alt"] == "Waves at the wall"


def test_a_picture_is_dragged_to_its_place_in_the_gallery(ben):
    drop(ben, "1.jpg", "2.jpg", "3.jpg")
    pictures = ben.locator(".gallery .shown")
    expect(pictures).to_have_count(3)
    pictures.nth(2).drag_to(pictures.nth(0), target_position={"x": 20, "y": 3})
    assert [picture[1]["asset"] for picture in outline(ben)[0][1:]] == ["c", "a", "b"]


def test_a_picture_that_failed_says_why_and_is_tried_again(ben):
    drop(ben, "broken.jpg")
    expect(ben.get_by_text("The network went away")).to_be_visible()
    assert outline(ben) == [["paragraph"]]
    ben.get_by_role("button", name="Try again: broken.jpg").click()
    expect(ben.get_by_label("Alt text")).to_be_visible()
    assert outline(ben)[0][0] == "image"


def test_a_letter_typed_on_a_selected_picture_does_not_take_its_place(ben):
    drop(ben, "1.jpg")
    ben.locator(".image img").click()
    write(ben, "After.")
    assert [node[0] for node in outline(ben)] == ["image", "paragraph"]
    assert outline(ben)[1] == ["paragraph", "After."]


def test_there_is_room_to_write_before_between_and_behind_pictures(ben):
    drop(ben, "1.jpg")
    expect(ben.locator(".image")).to_have_count(1)
    ben.evaluate("body => editor.setBody(body)", block("doc", picture("a"), picture("b")))
    ben.locator(".image img").first.click()
    press(ben, "ArrowUp")
    write(ben, "Before.")
    ben.locator(".image img").first.click()
    press(ben, "ArrowDown")
    write(ben, "Between.")
    ben.locator(".image img").last.click()
    press(ben, "ArrowDown")
    write(ben, "Behind.")
    said = [node[1] if node[0] == "paragraph" else node[0] for node in outline(ben)]
    assert said == ["Before.", "image", "Between.", "image", "Behind."]


def test_pictures_from_the_clipboard_come_too_but_not_those_of_a_text(ben):
    paste(ben, html="<p>Words.</p>", text="Words.", files=("preview.png",))
    assert outline(ben) == [["paragraph", "Words."]]
    paste(ben, html='<img src="https://cdn.example/a.jpg">', files=("a.jpg",))
    expect(ben.get_by_label("Alt text")).to_be_visible()


def block(kind: str, *content: Any, **attributes: Any) -> dict[str, Any]:
    inside = [{"type": "text", "text": one} if isinstance(one, str) else one for one in content]
    return {"type": kind, "attrs": attributes, "content": inside}


def p(text: str) -> dict[str, Any]:
    return block("paragraph", text)


def picture(letter: str, **attributes: str) -> dict[str, Any]:
    return block("image", asset=letter * 64, **attributes)


EVERYTHING = block(
    "doc",
    p("Water came over the wall."),
    block("heading", "The night", level=3),
    block("quote", p("We did not expect it."), speaker="Marit Aas", role="harbour master"),
    block("fact_box", p("Built in 1962."), title="The wall"),
    block(
        "timeline",
        block("timeline_entry", p("Waves break over it."), when="4:20 p.m."),
        block("timeline_entry", p("The school opens."), when="5:30 p.m."),
    ),
    block(
        "table",
        block("table_row", *(block("table_header", name) for name in ("Place", "Metres", "At"))),
        block("table_row", *(block("table_cell", said) for said in ("Vik", "2.4", "4:20 p.m."))),
        caption="Levels",
    ),
    picture("a", credit="A. Nilsen"),
    block("gallery", picture("b", alt="Quay"), picture("c", alt="Hall"), caption="The night"),
    block("embed", url="https://vik.example/wall", title="A wall", provider="Vik Times"),
    block("divider"),
    block("bullet_list", block("list_item", p("Water"))),
)


def give_everything(page: Page) -> None:
    page.evaluate("body => editor.setBody(body)", EVERYTHING)
    page.wait_for_function("() => [...document.images].every(one => one.complete)")


def show_everything(page: Page) -> None:
    give_everything(page)
    drop(page, "slow.jpg", "broken.jpg")
    expect(page.get_by_text("The network went away")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_axe_finds_nothing(browser, site, reading, scheme, viewport):
    context = browser.new_context(
        viewport=viewport, color_scheme=scheme, base_url=site, bypass_csp=True
    )
    page = reading.watch(context.new_page())
    page.goto("/index.html")
    page.get_by_role("textbox", name="Text", exact=True).focus()
    show_everything(page)
    page.get_by_role("textbox", name="Text", exact=True).focus()
    page.evaluate("editor.editLink()")
    page.add_script_tag(path=AXE)
    violations = page.evaluate("axe.run().then(found => found.violations)")
    context.close()
    assert [(found["id"], found["nodes"][0]["html"]) for found in violations] == []


def test_every_button_and_field_is_large_enough_for_a_finger(open_page):
    page = open_page(has_touch=True, is_mobile=True)
    page.set_viewport_size(PHONE)
    show_everything(page)
    small = page.locator(".body").evaluate(
        """body => [...body.querySelectorAll("button, input, textarea")]
          .map(one => [one.textContent || one.dataset.attribute, one.getBoundingClientRect()])
          .filter(([, { width, height }]) => width > 0 && (height < 40 || width < 40))
          .map(([name]) => name)"""
    )
    assert small == []


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_sticks_out_at_any_width(ben, width):
    ben.set_viewport_size({"width": width, "height": 800})
    show_everything(ben)
    assert ben.evaluate("document.documentElement.scrollWidth") <= width


def test_the_page_does_not_jump_when_a_field_is_filled(ben):
    give_everything(ben)
    height = "document.documentElement.scrollHeight"
    before = ben.evaluate(height)
    for label in ("Alt text", "Caption", "Source", "Speaker"):
        ben.get_by_label(label).first.fill("Waves")
    assert ben.evaluate(height) == before
