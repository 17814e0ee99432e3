from tests.api.conftest import calls, stranger, trust, trust_client  # noqa: F401 (fixtures)
