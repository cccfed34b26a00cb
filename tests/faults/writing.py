"""What befalls Ben's writing, step by step: a seed says all of it, but for the machine's own timing."""

from collections import Counter
from collections.abc import Callable
from itertools import count
from random import Random

from playwright.sync_api import BrowserContext

from tests.browser.between import Cut
from tests.browser.newsroom import Coverage, House, Tab, words

STEPS = 16
MOST_PAUSE_MS = 1_500  # saving begins a second after the last keystroke: many a step falls into it


class Shift:
    """Ben's shift on a coverage, with Ada at the desk, and everything else against him."""

    def __init__(self, seed: int, house: House, bens: BrowserContext) -> None:
        self._chance = Random(seed)
        self._house = house
        self._bens = bens
        self.coverage: Coverage = house.open_coverage(f"shift-{seed}")
        self._number = count(1)
        self.log: list[str] = []
        self.written: set[str] = set()  # every word of which somebody was told that it is kept
        self._is_up = True
        self._tabs = [self._tab()]
        self._writes_on: list[str] = []
        self._marks: dict[str, str] = {}  # the first word of each new post

    def live(self) -> None:
        self._begin()
        for _ in range(STEPS):
            step = self._chance.choice(self._steps)
            self.log.append(step.__name__.strip("_"))
            step()
            self._tabs[0].page.wait_for_timeout(self._chance.randrange(MOST_PAUSE_MS))

    def end(self) -> None:
        """The network and the server are back, one tab is left, and Ben decides what is to be decided."""
        self._house.between.cuts.clear()
        self._come_back()
        for tab in self._tabs[1:]:
            tab.page.close()
        self._tabs = self._tabs[:1]
        self._tabs[0].page.evaluate("desk.retry()")
        self._tabs[0].settle()
        self._tabs[0].hear_all_of(self.coverage)

    def judge(self) -> Counter[str]:
        """What was lost, is there twice, or was written over: nothing."""
        posts, drafts = self.coverage.posts, self.coverage.drafts
        texts = [
            *((post["state"]["headline"] or "", post["state"]["body"]) for post in posts),
            *((draft["text"]["headline"], draft["text"]["body"]) for draft in drafts),
        ]
        found = {word for headline, body in texts for word in [*headline.split(), *words(body)]}
        bodies = [set(words(post["state"]["body"])) for post in posts]
        return Counter(
            {
                "lost": len(self.written - found),
                "posts twice": sum(
                    sum(mark in body for body in bodies) > 1 for mark in self._marks
                ),
                "revisions twice": self.coverage.revisions_said_twice(),
            }
        )

    @property
    def lost(self) -> list[str]:
        posts, drafts = self.coverage.posts, self.coverage.drafts
        said = str([post["state"] for post in posts]) + str([draft["text"] for draft in drafts])
        return sorted(word for word in self.written if word not in said)

    @property
    def _steps(self) -> list[Callable[[], None]]:
        """Ben writes more often than anything befalls him."""
        writing = [
            self._type,
            self._type,
            self._add_paragraph,
            self._add_to_headline,
            self._publish,
            self._publish,
            self._publish,
        ]
        begins = [self._begin, self._change, self._submit]
        ada = [self._ada_writes, self._ada_writes, self._ada_revises]
        faults = [
            self._cut,
            self._cut,
            self._cut,
            self._go_away,
            self._come_back,
            self._kill_server,
            self._close_tab,
            self._second_tab,
            self._sleep,
        ]
        return [*writing, *begins, *ada, *faults]

    # Ben

    def _word(self, who: str) -> str:
        return f"{who}{next(self._number)}x"

    def _wrote(self, word: str) -> None:
        self.written.add(word)

    def _begin(self) -> None:
        word = self._word("new")
        id = self._any_tab().begin(word)
        self._marks[word] = id
        self._writes_on.append(id)
        self._wrote(word)
        for tab in self._tabs:
            tab.page.evaluate("slug => desk.resume(slug)", self.coverage.slug)

    def _write(self, how: str) -> None:
        tab = self._any_tab()
        ids = tab.page.evaluate(
            "desk.all.filter(({safety}) => safety !== 'published').map(({id}) => id)"
        )
        if not ids:
            return
        id, word = self._chance.choice(sorted(ids)), self._word("ben")
        tab.page.evaluate("slug => desk.resume(slug)", self.coverage.slug)
        if tab.page.evaluate("id => desk.has(id)", id):
            tab.write(how, id, word)
            self._wrote(word)

    def _type(self) -> None:
        self._write("type")

    def _add_paragraph(self) -> None:
        self._write("addParagraph")

    def _add_to_headline(self) -> None:
        self._write("addToHeadline")

    def _act(self, **act: str) -> None:
        tab = self._any_tab()
        ids = tab.page.evaluate(
            "desk.all.filter(({safety}) => safety !== 'published').map(({id}) => id)"
        )
        tab.page.evaluate("slug => desk.resume(slug)", self.coverage.slug)
        for id in sorted(ids)[-1:]:
            if tab.page.evaluate("id => desk.has(id)", id):
                tab.act(id, **act)

    def _publish(self) -> None:
        self._act(do="publish")

    def _submit(self) -> None:
        self._act(do="submit", note="Ready")

    def _change(self) -> None:
        """Ben begins a change to a post, if he can see one."""
        if not self._is_up or self._house.between.is_away:
            return
        posts = [post["id"] for post in self.coverage.posts if post["author"] == "ben"]
        if not posts:
            return
        tab, word = self._any_tab(), self._word("change")
        id = tab.change(self._chance.choice(sorted(posts)))
        tab.type(id, word)
        self._wrote(word)

    def _any_tab(self) -> Tab:
        return self._chance.choice(self._tabs)

    # Ada

    def _ada_writes(self) -> None:
        if not self._is_up:
            return
        drafts = self.coverage.drafts
        if not drafts:
            return
        draft, word = self._chance.choice(drafts), self._word("ada")
        if self._chance.random() < 0.5:
            text = {"headline": f"{draft['text']['headline']} {word}".strip()}
        else:
            text = {"body": with_word(draft["text"]["body"], word, self._chance)}
        if self.coverage.change_draft(draft, text):
            self._wrote(word)

    def _ada_revises(self) -> None:
        if not self._is_up:
            return
        posts = self.coverage.posts
        if not posts:
            return
        post, word = self._chance.choice(posts), self._word("ada")
        if self.coverage.revise(post, with_word(post["state"]["body"], word, self._chance)):
            self._wrote(word)

    # Everything else

    def _cut(self) -> None:
        for _ in range(self._chance.randrange(1, 4)):
            what = self._chance.choice(["request", "answer"])
            self._house.between.cuts.append(
                Cut(what, self._chance.choice([0, 1, self._chance.random()]))
            )

    def _go_away(self) -> None:
        self._house.between.go_away()

    def _come_back(self) -> None:
        self._house.between.come_back()
        if not self._is_up:
            self._house.server.start()
            self._is_up = True

    def _kill_server(self) -> None:
        if self._is_up:
            self._house.server.kill()
            self._is_up = False

    def _close_tab(self) -> None:
        """At once, in the middle of whatever it does."""
        closed = self._tabs.pop(self._chance.randrange(len(self._tabs)))
        closed.page.close()
        if not self._tabs:
            self._tabs.append(self._tab())

    def _second_tab(self) -> None:
        if len(self._tabs) == 1:
            self._tabs.append(self._tab())

    def _sleep(self) -> None:
        tab = self._any_tab()
        tab.freeze()
        tab.page.context.pages[0].wait_for_timeout(500)
        tab.thaw()

    def _tab(self) -> Tab:
        return Tab(self._bens.new_page(), self.coverage.slug).open()


def with_word(body: dict, word: str, chance: Random) -> dict:
    """A paragraph more, somewhere; or a word more in one that is there."""
    blocks = list(body["content"])
    place = chance.randrange(len(blocks) + 1)
    if chance.random() < 0.5 or place == len(blocks):
        blocks.insert(place, {"type": "paragraph", "content": [{"type": "text", "text": word}]})
    else:
        said = " ".join(words(blocks[place]))
        text = f"{word} {said}".strip()
        blocks[place] = {"type": "paragraph", "content": [{"type": "text", "text": text}]}
    return {"type": "doc", "content": blocks}
