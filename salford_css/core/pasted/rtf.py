"""The words of a document that was pasted as Rich Text Format (version 1.9.1 of its specification). Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(r"\\'([0-9a-fA-F]{2})|\\([a-z]{1,32})(-?\d{1,9})? ?|\\(.)|([{}])|([^\\{}\r\n]+)|[\r\n]+", re.DOTALL)
_UNSEEN = frozenset(
    [
        "fonttbl",
        "colortbl",
        "stylesheet",
        "info",
        "pict",
        "object",
        "header",
        "headerl",
        "headerr",
        "footer",
        "footerl",
        "footerr",
        "generator",
        "listtable",
        "listoverridetable",
        "rsidtbl",
        "themedata",
        "datastore",
        "latentstyles",
        "xmlnstbl",
        "fldinst",
        "bkmkstart",
        "bkmkend",
        "annotation",
    ]
)
_SAID = {
    "par": "\n",
    "line": "\n",
    "sect": "\n",
    "page": "\n",
    "row": "\n",
    "tab": " ",
    "cell": " ",
    "emdash": "\u2014",
    "endash": "\u2013",
    "bullet": "\u2022",
    "lquote": "\u2018",
    "rquote": "\u2019",
    "ldblquote": "\u201c",
    "rdblquote": "\u201d",
}
_SIGNS = {"~": "\u00a0", "_": "\u2011", "-": "", "{": "{", "}": "}", "\\": "\\", "\n": "\n", "\r": "\n"}


def is_rtf(text: str) -> bool:
    """Say whether a text is a document in Rich Text Format."""
    return text.lstrip().startswith("{\\rtf")


def words(text: str) -> str:
    """Return what a reader of the document saw."""
    return re.sub(r"\n{3,}", "\n\n", "".join(_said(text))).strip()


@dataclass
class _Group:
    """Where the reader is: in a group that is seen or not, with so many letters standing in for a code point."""

    unseen: bool = False
    stand_ins: int = 1


def _said(text: str) -> Iterator[str]:
    groups = [_Group()]
    skip = 0
    for code, word, number, sign, brace, run in _TOKEN.findall(text):
        here = groups[-1]
        if brace == "{":
            groups.append(_Group(here.unseen, here.stand_ins))
        elif brace and len(groups) > 1:
            groups.pop()
        elif word == "uc":
            here.stand_ins = int(number or 1)
        elif word in _UNSEEN or sign == "*":
            here.unseen = True
        elif here.unseen:
            continue
        elif word == "u" and number:
            skip = here.stand_ins
            yield _letter(int(number))
        elif skip and (code or run):
            skip, run = (skip - 1, "") if code else (max(0, skip - len(run)), run[skip:])
            yield run
        else:
            yield bytes.fromhex(code).decode("cp1252", "replace") if code else _SAID.get(word, _SIGNS.get(sign, run))


def _letter(number: int) -> str:
    """Return a letter from its code point, which RTF writes as a signed number of 16 bits."""
    point = number % 0x10000
    return "" if 0xD800 <= point <= 0xDFFF else chr(point)
