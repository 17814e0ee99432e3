"""The archive a workbook is packed in, opened only within bounds; its XML never with a DTD."""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from salford_css.core.imports.limits import MEGABYTE, Limits
from salford_css.core.imports.refusals import Unreadable
from salford_css.core.imports.sniffing import SAVE_AS

WORTH_A_RATIO = 2 * MEGABYTE
"""Below this size unpacked, how well a part was packed does no harm."""

DAMAGED = "The workbook is damaged"
HOSTILE = "The workbook carries definitions (a DTD) that no spreadsheet program writes."
OTHER_PACKAGES = (
    ("word/", "This is a Word document."),
    ("ppt/", "This is a presentation."),
    ("xl/workbook.bin", "This is a binary workbook (.xlsb)."),
    ("content.xml", "This is an OpenDocument file (.ods)."),
    ("Index/", "This is a Numbers file."),
)


class Archive:
    """The parts of a workbook. Raises Unreadable for what is no workbook, is locked, or unpacks beyond the limits."""

    def __init__(self, file: BinaryIO, limits: Limits) -> None:
        self.limits = limits
        with damage_told():
            self._zip = zipfile.ZipFile(file)
        self._check_sizes()
        if "[Content_Types].xml" not in self._zip.NameToInfo:
            raise self._not_a_workbook()

    def has(self, name: str) -> bool:
        """Say whether there is such a part."""
        return name in self._zip.NameToInfo

    def size(self, name: str) -> int:
        """Return the size of a part unpacked, in bytes."""
        return self._zip.NameToInfo[name].file_size

    def small_part(self, name: str) -> Element:
        """Return a part of modest size as a tree; raises Unreadable when it is missing, large, broken or has a DTD."""
        if not self.has(name):
            raise self._not_a_workbook()
        if self.size(name) > self.limits.small_part:
            raise Unreadable(f"A part of the workbook ({name}) is far too large.", SAVE_AS)
        with damage_told():
            return ElementTree.fromstring(self._zip.read(name), forbid_dtd=True)

    @contextmanager
    def stream(self, name: str) -> Iterator[Any]:
        """Open a part to be read piece by piece."""
        if not self.has(name):
            raise Unreadable(f"{DAMAGED}: a part is missing ({name}).", SAVE_AS)
        with damage_told(), self._zip.open(name) as part:
            yield part

    def _check_sizes(self) -> None:
        parts = self._zip.infolist()
        if len(parts) > self.limits.members:
            raise Unreadable(f"The file holds {len(parts):,} parts; a workbook holds a few dozen.", SAVE_AS)
        if any(part.flag_bits & 1 for part in parts):
            raise Unreadable("The archive is locked with a password.", "Take the password away and save it again.")
        total = sum(part.file_size for part in parts)
        if total > self.limits.unpacked:
            raise Unreadable(
                f"Unpacked, the workbook takes {total // MEGABYTE:,} MB; "
                f"up to {self.limits.unpacked // MEGABYTE:,} MB are read.",
                "Split it into several files, or save only the sheet you need.",
            )
        for part in parts:
            if part.file_size > max(WORTH_A_RATIO, self.limits.ratio * part.compress_size):
                raise Unreadable(
                    f"A part of the workbook ({part.filename}) unpacks to over {self.limits.ratio} times its size.",
                    SAVE_AS,
                )

    def _not_a_workbook(self) -> Unreadable:
        names = self._zip.namelist()
        for beginning, sentence in OTHER_PACKAGES:
            if any(name.startswith(beginning) for name in names):
                return Unreadable(sentence, SAVE_AS)
        return Unreadable("This is an archive, not a workbook.", "Unpack it and send the spreadsheet itself.")


@contextmanager
def damage_told() -> Iterator[None]:
    """Turn what the libraries say of broken archives and XML into one refusal."""
    try:
        yield
    except DefusedXmlException as hostile:
        raise Unreadable(HOSTILE, SAVE_AS) from hostile
    except (zipfile.BadZipFile, zlib.error, EOFError, ParseError, OSError, NotImplementedError, RuntimeError) as broken:
        raise Unreadable(f"{DAMAGED}.", SAVE_AS) from broken
