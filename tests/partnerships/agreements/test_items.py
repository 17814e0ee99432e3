"""How much of items (a) to (g) the record shows."""

from partnerships.agreements.items import Evidence, ItemState, Variant, completeness, judge, variant_of

LEARNING_DIFFICULTIES = [
    Evidence("contributions", "Total of £16m for 2002/03; no split", complete=False),
    Evidence("people", "People with learning difficulties"),
    Evidence("services", "a joint service with integrated community teams"),
    Evidence("staff", "A joint Head of Service"),
    Evidence("start", "Start April 2002"),
]


def item(letter: str, variant: Variant = Variant.POOLED_FUND, evidence: list[Evidence] = LEARNING_DIFFICULTIES):
    return next(each for each in judge(variant, evidence) if each.letter == letter)


def test_every_form_has_the_seven_items_in_order():
    for variant in Variant:
        assert [each.letter for each in judge(variant, [])] == list("abcdefg")


def test_an_item_nothing_is_known_of_is_not_on_record():
    assert (item("a").state, item("a").says) == (ItemState.NOT_ON_RECORD, "nothing")


def test_a_total_without_its_split_is_in_part():
    assert item("b").state is ItemState.IN_PART
    assert item("b").says == "Total of £16m for 2002/03; no split; rule for varying it missing"


def test_people_and_services_together_are_on_record():
    assert item("d").state is ItemState.ON_RECORD


def test_what_is_missing_is_named():
    assert item("f").says == "Start April 2002; end, review, variation and termination missing"
    assert item("f").missing == ("end", "review", "variation", "termination")


def test_the_learning_difficulties_pool_of_2002_shows_one_item_in_full():
    counted = completeness(judge(Variant.POOLED_FUND, LEARNING_DIFFICULTIES))
    assert counted == {ItemState.ON_RECORD: 1, ItemState.IN_PART: 3, ItemState.NOT_ON_RECORD: 3}


def test_a_council_led_arrangement_is_monitored_where_a_pool_is_hosted():
    assert item("g", Variant.COUNCIL_LED).title == "How the arrangement is monitored"
    assert item("g").title == "How the fund is managed; host"


def test_payments_run_towards_the_body_that_leads():
    assert item("b", Variant.NHS_LED).title.startswith("Payments from the council")
    assert item("b", Variant.COUNCIL_LED).title.startswith("Payments from NHS bodies")


def test_who_leads_decides_the_form():
    assert variant_of("lead_commissioning", True) is Variant.NHS_LED
    assert variant_of("integrated_provision", False) is Variant.COUNCIL_LED
    assert variant_of("integrated_provision", None) is None
