"""Many models are made in one step, and only models that are new."""

import pytest
from django.db import connection, migrations, models
from django.db.migrations.state import ProjectState

from salford_css.core.schema import AllAtOnce

KEY = ("id", models.BigAutoField(primary_key=True))


def two_models() -> AllAtOnce:
    return AllAtOnce(
        [
            migrations.CreateModel("Street", [KEY, ("name", models.CharField(max_length=20))]),
            migrations.CreateModel("House", [KEY]),
            migrations.AddField("house", "street", models.ForeignKey("core.street", models.PROTECT)),
            migrations.AddConstraint("street", models.UniqueConstraint(fields=["name"], name="core_street_named_once")),
        ]
    )


def tables() -> set[str]:
    with connection.cursor() as cursor:
        return set(connection.introspection.table_names(cursor)) & {"core_street", "core_house"}


@pytest.mark.django_db(transaction=True)
def test_models_are_made_as_they_stand_at_the_end_and_unmade():
    step, before, after = two_models(), ProjectState(), ProjectState()
    step.state_forwards("core", after)
    with connection.schema_editor() as editor:
        step.database_forwards("core", editor, before, after)
    with connection.cursor() as cursor:
        constraints = connection.introspection.get_constraints(cursor, "core_street")
        columns = {column.name for column in connection.introspection.get_table_description(cursor, "core_house")}
    with connection.schema_editor() as editor:
        step.database_backwards("core", editor, after, before)
    assert "core_street_named_once" in constraints
    assert "street_id" in columns
    assert tables() == set()


def test_a_change_to_a_model_that_was_there_before_is_refused():
    with pytest.raises(ValueError, match="is not about a model made in this step"):
        AllAtOnce([migrations.AddField("organisation", "motto", models.CharField(max_length=20))])


def test_the_step_says_how_many_models_it_makes():
    assert two_models().describe() == "Create 2 models at once"
