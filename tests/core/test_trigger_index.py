from pgtrigger import registry

from salford_css.core.trigger_index import IndexedRegistry


def test_the_index_answers_what_the_package_itself_would():
    kept = registry._registry
    assert isinstance(kept, IndexedRegistry)
    assert len(kept) > 500
    plain = registry._Registry
    assert kept.by_db_table == plain.by_db_table.fget(kept)
    assert kept.pg_function_names == plain.pg_function_names.fget(kept)
