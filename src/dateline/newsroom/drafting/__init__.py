"""What is written before it is published: one function a verb, as in ``newsroom.publishing``.

A draft goes from draft to submitted to published, or is sent back with a note; it can wait for a
time. Each verb holds the lock of the coverage's desk counter, looks at the draft as it is under that
lock, and gives it the next place on the desk, so that whoever follows the desk sees every change of
it in order. Where readers see something too, the journal's lock is taken first.
"""

from dateline.newsroom.drafting.filing import (
    discard_draft,
    restore_draft,
    send_back_draft,
    submit_draft,
)
from dateline.newsroom.drafting.printing import publish_draft, publish_text
from dateline.newsroom.drafting.saving import save_draft
from dateline.newsroom.drafting.schedule import publish_due, schedule_draft, unschedule_draft

__all__ = [
    "discard_draft",
    "publish_draft",
    "publish_due",
    "publish_text",
    "restore_draft",
    "save_draft",
    "schedule_draft",
    "send_back_draft",
    "submit_draft",
    "unschedule_draft",
]
