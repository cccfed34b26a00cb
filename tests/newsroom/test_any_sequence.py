"""Whatever the newsroom does, in whatever order: the journal says what the database says."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from dateline.journal.digest import verify
from dateline.journal.errors import ChainBroken
from dateline.journal.fold import CoverageFold, fold
from dateline.newsroom.documents import document, paragraph
from dateline.newsroom.errors import Conflict
from dateline.newsroom.ids import new_id
from dateline.newsroom.models import Coverage, Post, Revision
from dateline.newsroom.publishing import (
    edit_coverage,
    end_coverage,
    mark_key_moment,
    move_post,
    open_coverage,
    pause_coverage,
    pin_post,
    publish_post,
    reopen_coverage,
    resume_coverage,
    revise_post,
    unmark_key_moment,
    unpin_post,
    withdraw_post,
)
from dateline.newsroom.reading import changes_after, heads

NOON = datetime(2022, 1, 21, 12, tzinfo=UTC)
WORDS = st.sampled_from(["The ferry is late.", "The ferry is lost.", "All are safe."])
MARKS = st.sampled_from([pin_post, unpin_post, mark_key_moment, unmark_key_moment])
STATES = st.sampled_from([pause_coverage, resume_coverage, end_coverage, reopen_coverage])


class Newsroom(RuleBasedStateMachine):
    """One coverage, in which anything is done; a reader who hears every change as it comes."""

    posts = Bundle("posts")

    @initialize()
    def open(self):
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.coverage = open_coverage(headline="Storm on the coast")
        self.name = str(self.coverage.pk)
        self.reader, self.heard, self.withdrawals = CoverageFold(), [], 0

    @rule(target=posts, words=WORDS, minutes=st.none() | st.integers(-3, 3), key=st.booleans())
    def publish(self, words, minutes, key):
        moment = None if minutes is None else NOON + timedelta(minutes=minutes)
        asked = {"id": new_id(), "body": document(paragraph(words)), "key": key}
        with suppress(Conflict):  # it has ended
            publish_post(self.coverage, **asked, published_at=moment)
        return asked["id"]

    def post(self, id):
        return Post.objects.filter(pk=id).first()

    @rule(id=posts, words=WORDS, correction=st.sampled_from(["", "", "We were wrong."]))
    def revise(self, id, words, correction):
        with suppress(Conflict):
            if post := self.post(id):
                revise_post(post, body=document(paragraph(words)), correction=correction)

    @rule(id=posts, mark=MARKS)
    def mark(self, id, mark):
        with suppress(Conflict):
            if post := self.post(id):
                mark(post)

    @rule(id=posts, other=posts, side=st.sampled_from(["above", "below"]))
    def move(self, id, other, side):
        with suppress(Conflict):
            if (post := self.post(id)) and (beside := self.post(other)):
                move_post(post, **{side: beside})

    @rule(id=posts)
    def withdraw(self, id):
        post = self.post(id)
        if post:
            self.withdrawals += post.withdrawn_at is None
            withdraw_post(post, reason="Not so.")

    @rule(words=WORDS)
    def edit(self, words):
        edit_coverage(self.coverage, headline=words, summary=[words])

    @rule(verb=STATES)
    def change_state(self, verb):
        with suppress(Conflict):
            verb(self.coverage)

    @rule(place=st.integers(0, 40), back=st.integers(0, 5))
    def somebody_comes_back(self, place, back):
        journal = changes_after(self.name, 0, 1000)
        had = fold(journal[:place])
        assert fold(changes_after(self.name, max(0, place - back), 1000), onto=had) == fold(journal)

    @rule(place=st.integers(0, 40))
    def somebody_drops_or_swaps_a_change(self, place):
        journal = changes_after(self.name, 0, 1000)
        before, after = journal[:place], journal[place:]
        if len(after) > 1:
            with pytest.raises(ChainBroken):
                verify(before + after[1:])
            with pytest.raises(ChainBroken):
                verify([*before, after[1], after[0], *after[2:]])

    @invariant()
    def the_reader_has_what_the_database_has(self):
        new = changes_after(self.name, self.reader.seq, 1000)
        self.heard += new
        fold(new, onto=self.reader)
        posts = Post.objects.filter(coverage=self.coverage)
        standing = posts.filter(withdrawn_at=None).order_by("-position", "-pk")
        assert [shown(id, state) for id, state in self.reader.standing()] == list(
            map(kept, standing)
        )
        withdrawn = posts.exclude(withdrawn_at=None).values_list("pk", flat=True)
        assert self.reader.withdrawn.keys() == set(map(str, withdrawn))
        coverage = Coverage.objects.get(pk=self.coverage.pk)
        head = self.reader.coverage
        assert (head["headline"], head["state"]) == (coverage.headline, coverage.state)

    @invariant()
    def nobody_stands_where_another_stands(self):
        posts = Post.objects.filter(coverage=self.coverage, withdrawn_at=None)
        positions = posts.values_list("position", flat=True)
        assert len(set(positions)) == len(positions)

    @invariant()
    def the_chain_verifies_and_the_head_says_where_it_ends(self):
        tip = verify(changes_after(self.name, 0, 1000))
        head = heads([self.name])[self.name]
        assert (head.seq, head.digest) == (tip.seq, tip.digest)
        assert head.edition == 1 + self.withdrawals

    @invariant()
    def whoever_comes_later_has_the_page_of_whoever_heard_everything(self):
        assert fold(changes_after(self.name, 0, 1000)) == fold(self.heard) == self.reader

    def teardown(self):
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)


def shown(id, state):
    correction = state["correction"] and state["correction"]["text"]
    marks = state["pinned"], state["key"], correction
    return id, state["position"], state["body"], state["html"], *marks


def kept(post):
    revision = Revision.objects.get(post=post, number=post.revision)
    corrections = post.revisions.exclude(correction="").order_by("number")
    correction = corrections.last().correction if corrections else None
    marks = post.pinned, post.key, correction
    return str(post.pk), post.position, revision.body, revision.html, *marks


def test_whatever_the_newsroom_does(db):
    run_state_machine_as_test(
        Newsroom, settings=settings(max_examples=20, stateful_step_count=25, deadline=None)
    )
