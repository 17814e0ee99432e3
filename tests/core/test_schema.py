"""Many models are made and changed in one step, where the order of what is done cannot matter."""

import pytest
from django.db import connection, migrations, models
from django.db.migrations.state import ProjectState

from salford_css.core.schema import AllAtOnce, in_steps, part_of

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


@pytest.mark.django_db(transaction=True)
def test_a_model_that_was_there_before_gets_its_field_and_constraint_and_loses_them():
    first, between = two_models(), ProjectState()
    first.state_forwards("core", between)
    second = AllAtOnce(
        [
            migrations.AddField("house", "number", models.IntegerField(default=1)),
            migrations.AddConstraint(
                "house", models.CheckConstraint(condition=models.Q(number__gt=0), name="core_house_numbered")
            ),
            migrations.AlterField("street", "name", models.CharField(max_length=40)),
        ]
    )
    after = between.clone()
    second.state_forwards("core", after)
    with connection.schema_editor() as editor:
        first.database_forwards("core", editor, ProjectState(), between)
        second.database_forwards("core", editor, between, after)
    changed = house()
    with connection.schema_editor() as editor:
        second.database_backwards("core", editor, after, between)
        unchanged = house()
        first.database_backwards("core", editor, between, ProjectState())
    assert {"number", "core_house_numbered"} <= changed
    assert not {"number", "core_house_numbered"} & unchanged
    assert tables() == set()


def house() -> set[str]:
    """The names of the columns and constraints of a house."""
    with connection.cursor() as cursor:
        columns = {column.name for column in connection.introspection.get_table_description(cursor, "core_house")}
        return columns | set(connection.introspection.get_constraints(cursor, "core_house"))


def test_a_new_name_needs_a_step_of_its_own():
    with pytest.raises(ValueError, match="needs a step of its own"):
        AllAtOnce([migrations.RenameField("organisation", "note", "remark")])


def test_a_field_is_treated_once_in_a_step():
    wide, wider = (models.CharField(max_length=length) for length in (20, 40))
    with pytest.raises(ValueError, match="second change to that field"):
        AllAtOnce(
            [migrations.AddField("organisation", "motto", wide), migrations.AlterField("organisation", "motto", wider)]
        )


def test_the_step_says_how_many_models_it_makes():
    assert two_models().describe() == "Create 2 models at once"


def test_a_part_of_a_state_holds_what_its_models_point_at_and_nothing_else():
    state = ProjectState()
    two_models().state_forwards("core", state)
    assert set(part_of(state, [("core", "house")]).models) == {("core", "house"), ("core", "street")}
    assert set(part_of(state, [("core", "street")]).models) == {("core", "street")}


class TestInAsFewStepsAsItCanBe:
    """Django's own migrations and those of other packages come as single operations."""

    WIDE, WIDER = (models.CharField(max_length=length) for length in (20, 40))

    def test_what_is_about_one_model_goes_together_in_its_order(self):
        operations = two_models().operations
        (step,) = in_steps(operations)
        assert isinstance(step, AllAtOnce)
        assert step.operations == operations

    @pytest.mark.parametrize(
        "alone",
        [
            migrations.RunPython(migrations.RunPython.noop),
            migrations.RunSQL("SELECT 1"),
            migrations.RenameField("organisation", "note", "remark"),
            migrations.DeleteModel("organisation"),
            two_models(),
        ],
        ids=lambda operation: type(operation).__name__,
    )
    def test_what_may_look_further_stands_alone_and_in_its_place(self, alone):
        before = migrations.AddField("organisation", "motto", self.WIDE)
        after = migrations.AlterField("organisation", "motto", self.WIDER)
        first, second, third = in_steps([before, alone, after])
        assert (first.operations, second, third.operations) == ([before], alone, [after])

    def test_a_second_change_to_a_field_begins_a_new_step(self):
        added = migrations.AddField("organisation", "motto", self.WIDE)
        widened = migrations.AlterField("organisation", "motto", self.WIDER)
        renamed = migrations.AlterModelOptions("organisation", {"verbose_name": "body"})
        assert [step.operations for step in in_steps([added, widened, renamed])] == [[added], [widened, renamed]]

    def test_nothing_to_do_is_no_step(self):
        assert in_steps([]) == []
