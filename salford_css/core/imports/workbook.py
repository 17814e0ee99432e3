"""A workbook (.xlsx, .xlsm), read row by row. Macros are never looked at, formulas give the value they last had."""

import posixpath
from collections.abc import Iterator
from typing import BinaryIO
from xml.etree.ElementTree import Element

from salford_css.core.imports import cells
from salford_css.core.imports.archive import Archive
from salford_css.core.imports.limits import Limits
from salford_css.core.imports.refusals import Unreadable
from salford_css.core.imports.rows import Row, Sheet
from salford_css.core.imports.sheet_xml import SheetReader
from salford_css.core.imports.sniffing import SAVE_AS
from salford_css.core.imports.strings_xml import read_strings

PIECE = 64 * 1024


class Workbook:
    """An open workbook. Raises Unreadable for what is none, is hostile, or goes beyond the limits."""

    def __init__(self, file: BinaryIO, limits: Limits) -> None:
        self.limits = limits
        self._archive = Archive(file, limits)
        self._main = self._part_of("", "officeDocument") or "xl/workbook.xml"
        tree = self._archive.small_part(self._main)
        self._since_1904 = any(_flag(node, "date1904") for node in _named(tree, "workbookPr"))
        self.sheets = self._sheets(tree)
        self._strings: list[str] | None = None

    def rows(self, name: str) -> Iterator[Row]:
        """Yield the rows of a sheet that hold anything, in their order."""
        sheet = next((one for one in self.sheets if one.name == name), None)
        if sheet is None:
            raise Unreadable(f"There is no sheet “{name}”.", "Choose one of the sheets there are.")
        reader = SheetReader(
            sheet.name,
            self.limits,
            strings=self._all_strings(),
            shapes=self._shapes(),
            size=self._archive.size(sheet.part),
        )
        with self._archive.stream(sheet.part) as part:
            while piece := part.read(PIECE):
                reader.feed(piece)
                yield from reader.taken()
            reader.close()
            yield from reader.taken()

    def weight(self, name: str) -> int:
        """Return roughly how much there is to read in a sheet, in bytes."""
        return next((self._archive.size(one.part) for one in self.sheets if one.name == name), 0)

    def _sheets(self, tree: Element) -> tuple[Sheet, ...]:
        parts = self._targets(self._main)
        found = []
        for node in _named(tree, "sheet"):
            identity = next((value for key, value in node.attrib.items() if key.endswith("}id")), "")
            kind, part = parts.get(identity, ("", ""))
            if kind == "worksheet" and self._archive.has(part):
                hidden = node.get("state", "visible") != "visible"
                found.append(Sheet(node.get("name", ""), hidden, part))
        if len(found) > self.limits.sheets:
            raise Unreadable(
                f"The workbook has {len(found)} sheets; up to {self.limits.sheets} are read.", "Save only those needed."
            )
        if not found:
            raise Unreadable("The workbook has no sheet of cells.", "Check that the right file was chosen.")
        return tuple(found)

    def _targets(self, part: str) -> dict[str, tuple[str, str]]:
        """Return the parts a part refers to: by identity, their kind and name."""
        folder, name = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        if not self._archive.has(relations):
            return {}
        found = {}
        for node in self._archive.small_part(relations):
            target = node.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found[node.get("Id", "")] = (node.get("Type", "").rpartition("/")[2], path)
        return found

    def _part_of(self, part: str, kind: str) -> str:
        return next((path for found, path in self._targets(part).values() if found == kind), "")

    def _all_strings(self) -> list[str]:
        if self._strings is None:
            part = self._part_of(self._main, "sharedStrings")
            self._strings = []
            if part and self._archive.has(part):
                with self._archive.stream(part) as stream:
                    self._strings = read_strings(iter(lambda: stream.read(PIECE), b""), self.limits)
        return self._strings

    def _shapes(self) -> list[cells.Shape]:
        part = self._part_of(self._main, "styles")
        if not part or not self._archive.has(part):
            return []
        tree = self._archive.small_part(part)
        codes = {node.get("numFmtId", ""): node.get("formatCode", "") for node in _named(tree, "numFmt")}
        formats = next(iter(_named(tree, "cellXfs")), None)
        ids = [node.get("numFmtId", "0") for node in _named(formats, "xf")] if formats is not None else []
        shapes = {one: self._shape(one, codes.get(one, "general")) for one in set(ids)}
        return [shapes[one] for one in ids]

    def _shape(self, identity: str, code: str) -> cells.Shape:
        if not identity.isdigit():
            raise Unreadable("The workbook's list of formats is damaged.", SAVE_AS)
        return cells.shape_of(int(identity), code, since_1904=self._since_1904)


def _named(tree: Element, name: str) -> list[Element]:
    """Return the elements of a name below a tree, in any namespace: there are two for workbooks."""
    return [node for node in tree.iter() if isinstance(node.tag, str) and node.tag.rpartition("}")[2] == name]


def _flag(node: Element, name: str) -> bool:
    return node.get(name, "0") in ("1", "true")
