"""What a report lacks before it can be put to a body."""

from dataclasses import replace

from strategy.reporting.missing import Facts, Field, Paragraph, missing

WHOLE = Facts(
    fields=[Field("title", "Title", text="Next Steps"), Field("recommendations", "Recommendations")],
    paragraphs=[Paragraph("1", True, "Introduction"), Paragraph("1.1", text="Cabinet had it.")],
    recommendations=1,
    has_body=True,
    has_contact=True,
    has_wards=True,
    has_policies=True,
)


def test_a_whole_report_lacks_nothing():
    assert missing(WHOLE) == []


def test_a_required_heading_left_empty_is_named_with_what_to_do():
    lacking = replace(WHOLE, fields=[Field("legal-advice", "Legal advice obtained")])
    assert missing(lacking) == [
        "“Legal advice obtained” is empty. Say yes, no or not applicable, or what the advice is."
    ]


def test_an_answer_without_a_text_fills_a_heading():
    assert missing(replace(WHOLE, fields=[Field("legal-advice", "Legal advice obtained", answer="na")])) == []


def test_a_heading_that_need_not_be_filled_is_not_asked_for():
    assert missing(replace(WHOLE, fields=[Field("hr-advice", "Human resources", required=False)])) == []


def test_recommendations_body_and_policies_are_asked_for():
    fields = [Field("recommendations", "Recommendations"), Field("policies", "Key council policies")]
    found = missing(replace(WHOLE, fields=fields, recommendations=0, has_body=False, has_policies=False))
    assert len(found) == 3


def test_part_two_needs_a_reason_and_a_paragraph_of_the_schedule():
    exempt = Paragraph("1.1", text="Terms of the contract.", part="exempt")
    found = missing(replace(WHOLE, paragraphs=[Paragraph("1", True, "Introduction"), exempt]))
    assert [sentence.split(".")[0] for sentence in found] == ["Paragraph 1", "Paragraph 1"]


def test_empty_sections_and_paragraphs_are_named():
    found = missing(replace(WHOLE, paragraphs=[Paragraph("1", True, "Introduction"), Paragraph("2", True, "End")]))
    assert "Section 1 “Introduction” says nothing. Write a paragraph in it, or take it out." in found


def test_a_token_that_nobody_can_read_is_named():
    found = missing(replace(WHOLE, paragraphs=[Paragraph("1", text="It is.", unknown=("pool:nothing",))]))
    assert found == ["Paragraph 1 cites “pool:nothing”, which no figure is known as. Choose it from the list."]
