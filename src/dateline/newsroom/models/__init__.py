"""What the newsroom keeps. Rows are written by the newsroom's verbs and by nothing else.

people · coverages · posts · assets · journals are what was published and by whom; drafts is what was
not, or not yet; audit is who did what.
"""

from dateline.newsroom.models.assets import Asset
from dateline.newsroom.models.audit import AuditEntry
from dateline.newsroom.models.coverages import Coverage, CoverageTemplate, Story
from dateline.newsroom.models.drafts import DeskCounter, Draft, DraftVersion
from dateline.newsroom.models.journals import FollowerPlace, Journal, JournalRow
from dateline.newsroom.models.people import Assignment, Contributor, Token, User
from dateline.newsroom.models.posts import Byline, Post, Revision

__all__ = [
    "Asset",
    "Assignment",
    "AuditEntry",
    "Byline",
    "Contributor",
    "Coverage",
    "CoverageTemplate",
    "DeskCounter",
    "Draft",
    "DraftVersion",
    "FollowerPlace",
    "Journal",
    "JournalRow",
    "Post",
    "Revision",
    "Story",
    "Token",
    "User",
]
