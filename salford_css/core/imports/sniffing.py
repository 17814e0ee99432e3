"""What a file really is, by its first bytes and never by its name."""

from enum import Enum
from typing import BinaryIO

from salford_css.core.imports.refusals import Unreadable

SAVE_AS = "Open it in your spreadsheet program and save it as .xlsx or as CSV."

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
HTML = (b"<!doctype html", b"<html", b"<head", b"<body", b"<table", b"<div", b"<style")
OTHERS = {
    b"%PDF": "This is a PDF.",
    b"{\\rtf": "This is a text document (RTF).",
    b"\x1f\x8b": "This is a compressed file (gzip).",
    b"7z\xbc\xaf": "This is a compressed file (7z).",
    b"Rar!": "This is a compressed file (RAR).",
    b"\x89PNG": "This is a picture.",
    b"\xff\xd8\xff": "This is a picture.",
    b"GIF8": "This is a picture.",
}


class Form(Enum):
    """The two forms that are read."""

    WORKBOOK = "workbook"
    SEPARATED = "text with separators"


def form_of(file: BinaryIO, size: int) -> Form:
    """Say which form a file has; raises Unreadable for an empty one and for anything else than the two."""
    file.seek(0)
    head = file.read(4096)
    if not head.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n"):
        raise Unreadable("The file is empty.", "Check that the right file was chosen.")
    if head.startswith(b"PK\x03\x04"):
        return Form.WORKBOOK
    if head.startswith(OLE):
        raise _old_or_locked(file, size)
    _refuse_others(head)
    return Form.SEPARATED


def _old_or_locked(file: BinaryIO, size: int) -> Unreadable:
    file.seek(max(0, size - 65536))
    tail = file.read(65536)
    file.seek(0)
    if ENCRYPTED in file.read(65536) or ENCRYPTED in tail:
        return Unreadable("The workbook is locked with a password.", "Take the password away and save it again.")
    return Unreadable("This is a workbook of the old form (.xls), or another old Office file.", SAVE_AS)


def _refuse_others(head: bytes) -> None:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(HTML) or (start.startswith(b"<?xml") and b"<html" in start):
        raise Unreadable("This is a web page, whatever its name says.", SAVE_AS)
    if start.startswith(b"<?xml"):
        raise Unreadable("This is an XML file.", SAVE_AS)
    for magic, sentence in OTHERS.items():
        if head.startswith(magic):
            raise Unreadable(sentence, "Choose the spreadsheet itself.")
