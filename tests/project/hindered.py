"""Dateline's settings over a database that is hindered: no patience, and what HINDERED_BY says to SQLite."""

import os

from dateline.project.settings import *  # noqa: F403
from dateline.project.settings import DATABASES

DATABASES["default"]["OPTIONS"]["timeout"] = 0.25
DATABASES["default"]["OPTIONS"]["init_command"] += os.environ.get("HINDERED_BY", "")
