"""The newsroom's HTTP API: one endpoint a verb, behind the same gate as everything else.

Whoever is signed in at the desk may use it, and whoever has a token. A refusal is RFC 9457 problem
details whose ``detail`` is the verb's own sentence.
"""

from ninja.security import django_auth

from dateline.desk.api.addresses import router as addresses
from dateline.desk.api.audit import router as audit
from dateline.desk.api.cards import router as cards
from dateline.desk.api.coverages import router as coverages
from dateline.desk.api.description import DescribedAPI
from dateline.desk.api.drafts import router as drafts
from dateline.desk.api.me import router as me
from dateline.desk.api.people import of_coverage as people_of_coverage
from dateline.desk.api.people import router as people
from dateline.desk.api.pictures import router as pictures
from dateline.desk.api.posts import router as posts
from dateline.desk.api.problems import answer_problems
from dateline.desk.api.stories import router as stories
from dateline.desk.api.templates import router as templates
from dateline.desk.api.tokens import TokenAuth
from dateline.desk.api.tokens import router as tokens

api = DescribedAPI(title="Dateline", version="1", auth=[TokenAuth(), django_auth], docs_url=None)

api.add_router("/me", me)
api.add_router("/coverages", coverages)
api.add_router("/addresses", addresses)
api.add_router("/coverages", posts)
api.add_router("/coverages", drafts)
api.add_router("/pictures", pictures)
api.add_router("/cards", cards)
api.add_router("/coverages", people_of_coverage)
api.add_router("/people", people)
api.add_router("/stories", stories)
api.add_router("/templates", templates)
api.add_router("/audit", audit)
api.add_router("/tokens", tokens)
answer_problems(api)
