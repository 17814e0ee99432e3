"""What changes is written down by the database, with who and why, and what is written down stays."""

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, models, transaction
from django.test import Client

from salford_css.core import audit, changes, events
from salford_css.core.activity import record_activity
from salford_css.core.models import ActivityLog, Organisation, Post, User
from salford_css.core.trail import Trail

OURS = ("core", "strategy", "performance", "partnerships", "dashboards", "api", "casebook")


def our_models() -> list[type[models.Model]]:
    return [model for label in OURS for model in apps.get_app_config(label).get_models()]


def trails() -> list[type[models.Model]]:
    return [model for model in our_models() if issubclass(model, Trail)]


@pytest.fixture
def post(db: None) -> Post:
    return Post.objects.create(ref="director", title="Director")


def story_of(record: models.Model) -> list[events.TrailEvent]:
    strands = changes.strands_of(record)
    return changes.told(changes.page_of(strands, None), strands, record)


# ------------------------------------------------------------------ nothing is forgotten


def test_every_model_has_a_trail_or_says_why_not():
    missing = [
        model._meta.label
        for model in our_models()
        if not issubclass(model, Trail)
        and model._meta.managed
        and not events.is_tracked(model)
        and not audit.UNTRACKED.get(model._meta.label)
    ]
    assert not missing, f"Put @audit.track() or @audit.untracked('why') above: {missing}"


def test_no_secret_is_kept_in_a_trail():
    kept = {(trail._meta.label, field.name) for trail in trails() for field in trail._meta.get_fields()}
    assert not [pair for pair in kept if pair[1] in {"password", "client_secret", "last_login"}]


def test_every_trail_can_only_grow():
    for trail in trails():
        triggers = {trigger.name for trigger in trail._meta.triggers}
        assert "append_only" in triggers, trail


@pytest.mark.parametrize("statement", ["UPDATE core_posttrail SET title = 'x'", "DELETE FROM core_posttrail"])
def test_the_trail_cannot_be_changed_even_by_sql(post: Post, statement: str):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize("statement", ["UPDATE core_activitylog SET reason = 'x'", "DELETE FROM core_activitylog"])
def test_the_log_of_decisions_can_only_grow(post: Post, statement: str):
    record_activity("post-made", post, by=None)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert ActivityLog.objects.get().reason == ""


# ------------------------------------------------------------------ every way of changing is seen


def test_a_bulk_change_is_seen(post: Post):
    Post.objects.update(title="Director of Social Services")
    assert story_of(post)[0].differences == [events.Difference("title", "Director", "Director of Social Services")]


def test_a_bulk_entry_is_seen(db: None):
    made = Post.objects.bulk_create([Post(ref=f"post-{n}", title="Post") for n in range(3)])
    assert [len(story_of(post)) for post in made] == [1, 1, 1]


def test_raw_sql_is_seen(post: Post):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE core_post SET note = 'by hand' WHERE id = %s", [post.pk])
    assert story_of(post)[0].differences[0].after == "by hand"


def test_a_deletion_is_seen(post: Post):
    pk = post.pk
    post.delete()
    assert Post.pgh_event_model.objects.filter(pgh_obj_id=pk, pgh_label="delete").exists()


def test_a_change_that_changes_nothing_leaves_no_event(post: Post):
    post.save()
    assert len(story_of(post)) == 1


# ------------------------------------------------------------------ who and why are inside


def test_a_request_leaves_who_which_request_and_why_inside_the_event(ada: User, as_ada: Client, post: Post):
    as_ada.post(
        f"/admin/core/post/{post.pk}/change/",
        {
            "ref": "director",
            "title": "Chief Officer",
            "kind": "officer",
            "status": "established",
            "_reason": "Renamed by the council.",
            "note": "",
            **{
                f"{prefix}-{count}": "0"
                for prefix in ("tenures", "employments", "reports_to", "grants")
                for count in ("TOTAL_FORMS", "INITIAL_FORMS")
            },
        },
        headers={"X-Request-ID": "request-0001"},
    )
    context = Post.pgh_event_model.objects.latest("pgh_id").pgh_context
    assert (context["user"], context["request_id"]) == (ada.pk, "request-0001")
    assert context["reason"] == "Renamed by the council."


def test_a_command_names_itself(db: None):
    with audit.changes_from(command="load_something"):
        post = Post.objects.create(ref="a", title="A")
    assert story_of(post)[0].who == "the command load_something"


def test_a_partners_system_is_named_with_its_organisation(db: None):
    with audit.changes_from(client="Ledger", organisation="The Trust"):
        post = Post.objects.create(ref="a", title="A")
    assert story_of(post)[0].who == "Ledger (The Trust)"


def test_a_change_past_the_product_says_so(post: Post):
    assert story_of(post)[0].who == "not known: changed past the product"


def test_a_key_in_the_trail_reads_as_the_name_of_its_row(db: None, post: Post):
    trust = Organisation.objects.create(ref="trust", name="The Trust")
    employment = post.employments.create(organisation=trust)
    told = {difference.label: difference.after for difference in story_of(employment)[0].differences}
    assert told["organisation"] == "The Trust"
