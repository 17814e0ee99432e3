"""What apps offer upward without importing each other. Filled in each app's AppConfig.ready(), one line each.

Nobody registered means nobody sees: an outside client is shown only what some app has answered for.
"""

from salford_css.core.registry.citing import Choice, Figure, Figures
from salford_css.core.registry.duties import Diary, DiaryDate, Work, WorkItem
from salford_css.core.registry.finding import Finding, FindingRule, Findings, RegisteredRule, asked_about, once
from salford_css.core.registry.governing import BodyHooks
from salford_css.core.registry.importing import Imports
from salford_css.core.registry.marking import Marks
from salford_css.core.registry.placing import Pages, Place
from salford_css.core.registry.printing import BuildDocument, DocumentKind, Documents
from salford_css.core.registry.reader import Reader
from salford_css.core.registry.rungs import Link, LinkReader, Node, NodeReader, Thread
from salford_css.core.registry.scoping import Scopes
from salford_css.core.registry.searching import Search, SearchKind

pages = Pages()
findings = Findings()
thread = Thread()
search = Search()
figures = Figures()
documents = Documents()
work = Work()
diary = Diary()
scopes = Scopes()
submits = Scopes()
"""What an outside client may send figures of; empty, nobody sends any."""
marks = Marks()
"""What stands beside a single figure: who disputes it."""
bodies = BodyHooks()
imports = Imports()

__all__ = [
    "BodyHooks",
    "BuildDocument",
    "Choice",
    "Diary",
    "DiaryDate",
    "DocumentKind",
    "Documents",
    "Figure",
    "Figures",
    "Finding",
    "FindingRule",
    "Findings",
    "Imports",
    "Link",
    "LinkReader",
    "Marks",
    "Node",
    "NodeReader",
    "Pages",
    "Place",
    "Reader",
    "RegisteredRule",
    "Scopes",
    "Search",
    "SearchKind",
    "Thread",
    "Work",
    "WorkItem",
    "asked_about",
    "bodies",
    "diary",
    "documents",
    "figures",
    "findings",
    "imports",
    "once",
    "pages",
    "scopes",
    "search",
    "submits",
    "thread",
    "work",
]
