"""The casebook file is checked whole: what is wrong names file, item and field, and nothing is stored."""

import pytest

from salford_css.casebook.reading import CASE_FILE, CasebookProblem, read_case


@pytest.fixture
def changed(tmp_path):
    """Write the case file with one text put in place of another."""

    def change(old: str, new: str):
        text = CASE_FILE.read_text(encoding="utf-8")
        assert text.count(old) >= 1
        file = tmp_path / "salford_case.yaml"
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
        return file

    return change


def test_the_file_as_it_ships_holds_409_items():
    assert len(read_case().items) == 409


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("- id: prop-02", "- id: prop-01", "item prop-01, id: this id is given twice"),
        (
            "  affects:\n    - prop-03",
            "  affects:\n    - prop-33",
            "affects: 'prop-33' is the id of no item",
        ),
        ("  proposal: prop-01", "  proposal: prop-99", "proposal: 'prop-99' is the id of no item"),
        (
            "  - body-housing\n  amended_by:",
            "  - body-house\n  amended_by:",
            "'body-house' is the id of no item",
        ),
        (
            "  number: 1\n  title: Partnership Boards",
            "  title: Partnership Boards",
            "item prop-01, number: this field is missing",
        ),
        (
            "  number: 1\n  title: Partnership Boards",
            "  number: one\n  title: Partnership Boards",
            "item prop-01, number: 'one' is not a whole number",
        ),
        (
            "pooled_budget_gbp: 16000000",
            "pooled_budget_gbp: 16 million",
            "'16 million' is not a whole number or nothing",
        ),
        ("  lead_area: Day care", "  lead_areas: Day care", "item prop-09, lead_area: this field is missing"),
        ("  kind: governance\n", "  kind: governance\n  kind: twice\n", "the key 'kind' is given twice"),
        ("mission:\n", "missions:\n", "the section missions.components is not known"),
        ("- id: obj-1\n", "- ident: obj-1\n", "id: this field is missing"),
        ("meta:\n", "meta: [\n", "it is not YAML"),
    ],
)
def test_a_broken_file_is_refused_with_file_item_and_field(changed, old, new, sentence):
    with pytest.raises(CasebookProblem) as refusal:
        read_case(changed(old, new))
    assert sentence in str(refusal.value)
    assert str(refusal.value).startswith("salford_case.yaml")


def test_a_file_that_is_not_there_is_said_to_be_missing(tmp_path):
    with pytest.raises(CasebookProblem, match="cannot be read"):
        read_case(tmp_path / "nothing.yaml")
