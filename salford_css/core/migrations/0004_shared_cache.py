"""The table of the cache that all workers share: limits on sign-in are counted there."""

from django.db import migrations

CREATE = """
CREATE TABLE IF NOT EXISTS shared_cache (
    cache_key varchar(255) PRIMARY KEY,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);
CREATE INDEX IF NOT EXISTS shared_cache_expires ON shared_cache (expires);
"""


class Migration(migrations.Migration):
    dependencies = [("core", "0003_api_client_can_be_switched_off")]

    operations = [migrations.RunSQL(CREATE, "DROP TABLE shared_cache;")]
