"""Marks are told apart by shape."""

from performance.charts.marks import mark_path


def test_each_kind_has_a_shape_of_its_own() -> None:
    paths = {kind: mark_path(kind, 10, 10) for kind in ("common", "improvement", "concern", "neutral")}
    outlines = {"".join(letter for letter in path if letter.isalpha()) for path in paths.values()}
    assert len(outlines) == 4
