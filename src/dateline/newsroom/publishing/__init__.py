"""The one door for writes: whatever readers may see was put there by a function of this package.

One function a verb. Each takes the lock of its coverage's journal, looks at things as they are under
that lock, appends what changed, and says so after the commit. A verb that would change nothing
appends nothing, so a retry is harmless. ``by`` is the person who does it; None is the operator at
the command line.
"""

from dateline.newsroom.publishing.heads import KEEP, edit_coverage
from dateline.newsroom.publishing.marking import (
    mark_key_moment,
    pin_post,
    unmark_key_moment,
    unpin_post,
)
from dateline.newsroom.publishing.opening import continue_coverage, open_coverage
from dateline.newsroom.publishing.order import move_post, redate_post
from dateline.newsroom.publishing.pictures import focus_picture
from dateline.newsroom.publishing.posts import publish_post, revise_post, withdraw_post
from dateline.newsroom.publishing.running import (
    end_coverage,
    lead_on,
    pause_coverage,
    reopen_coverage,
    resume_coverage,
    start_coverage,
    start_due,
)
from dateline.newsroom.publishing.stories import edit_story

__all__ = [
    "KEEP",
    "continue_coverage",
    "edit_coverage",
    "edit_story",
    "end_coverage",
    "focus_picture",
    "lead_on",
    "mark_key_moment",
    "move_post",
    "open_coverage",
    "pause_coverage",
    "pin_post",
    "publish_post",
    "redate_post",
    "reopen_coverage",
    "resume_coverage",
    "revise_post",
    "start_coverage",
    "start_due",
    "unmark_key_moment",
    "unpin_post",
    "withdraw_post",
]
