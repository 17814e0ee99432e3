"""What an admin works out from a model by itself."""

from salford_css.core.admin import fieldsets
from salford_css.core.models import ActivityLog, Organisation, Post, Publication, Tenure


def test_a_log_and_a_publication_are_frozen_and_a_post_is_not():
    assert fieldsets.is_frozen(ActivityLog)
    assert fieldsets.is_frozen(Publication)
    assert not fieldsets.is_frozen(Post)


def test_the_trail_itself_is_frozen():
    assert fieldsets.is_frozen(Post.pgh_event_model)


def test_short_texts_are_searched_and_choices_filter():
    assert fieldsets.searchable(Post) == ["ref", "title", "note"]
    assert fieldsets.filterable(Post) == ["kind", "status", "collective"]


def test_a_list_shows_the_name_the_ref_and_the_dates():
    assert fieldsets.columns(Organisation) == ["__str__", "ref", "valid_from", "valid_to"]


def test_what_the_database_derives_is_no_field_of_a_form():
    assert "validity" not in [field.name for field in fieldsets.own_fields(Tenure)]


def test_a_form_begins_with_what_the_row_is_about():
    assert fieldsets.in_order(["valid_from", "valid_to", "post", "place"]) == [
        "post",
        "place",
        "valid_from",
        "valid_to",
    ]
