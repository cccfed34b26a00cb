"""Drafts for tests: what Ben writes, kept."""

from dateline.newsroom.documents import document, paragraph
from dateline.newsroom.drafting import save_draft
from dateline.newsroom.drafting.texts import DraftText
from dateline.newsroom.ids import new_id
from dateline.newsroom.models import Coverage, Draft, User


def text(words: str = "The ferry is late.", **more) -> DraftText:
    return DraftText.checked(body=document(paragraph(words)), **more)


def kept(coverage: Coverage, by: User, words: str = "The ferry is late.", **asked) -> Draft:
    usual = {"id": new_id(), "version": 0, "text": text(words), "by": by}
    return save_draft(coverage, **usual | asked)
