"""Where style sheets and scripts come from."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from salford_css.core.assets import NODE_FILES, NodePackageFinder

COMPILED = Path(settings.BASE_DIR, "static_build/app.css")


def test_nothing_leaves_the_packages_but_what_is_on_the_list():
    finder = NodePackageFinder()

    assert finder.find("axe.min.js") == []
    assert finder.find("../package.json") == []
    assert [name for name, _ in finder.list(None)] == list(NODE_FILES)


def test_a_file_on_the_list_is_found_under_its_public_name():
    finder = NodePackageFinder()

    assert finder.find("govuk-frontend.min.js").endswith("dist/govuk/govuk-frontend.min.js")
    assert finder.find("govuk-frontend.min.js", find_all=True)


def test_missing_assets_are_reported_with_the_command_that_makes_them(tmp_path, settings):
    settings.BASE_DIR, settings.STATIC_ROOT = tmp_path, tmp_path / "collected"

    (problem,) = NodePackageFinder().check()

    assert problem.hint == "Run make assets."
    assert "static_build/app.css" in problem.msg


def test_missing_fonts_of_documents_are_reported_too(settings):
    settings.DOCUMENT_FONTS = []

    assert [problem.id for problem in NodePackageFinder().check()] == ["assets.W002"]


def test_a_server_with_collected_files_needs_no_packages(tmp_path, settings):
    settings.BASE_DIR, settings.STATIC_ROOT = tmp_path, tmp_path
    (tmp_path / "staticfiles.json").write_text("{}")

    assert NodePackageFinder().check() == []


@pytest.mark.skipif(not COMPILED.exists(), reason="the style sheet is not compiled: run make assets")
@pytest.mark.parametrize("reserved", ["GDS Transport", "@font-face", "crest", "crown", "icon-document"])
def test_the_style_sheet_carries_nothing_that_is_reserved_for_others(reserved):
    assert reserved not in COMPILED.read_text()


@pytest.mark.skipif(not COMPILED.exists(), reason="the style sheet is not compiled: run make assets")
def test_the_style_sheet_points_to_no_file():
    assert re.findall(r"url\((?!['\"]?data:)[^)]*\)", COMPILED.read_text()) == []


def test_no_template_carries_a_style_or_script_of_its_own():
    inline = re.compile(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*(?:\ssrc=|application/json))")
    found = [
        path.name for path in Path(settings.BASE_DIR, "templates").rglob("*.html") if inline.search(path.read_text())
    ]

    assert found == []
