from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="RequestCount",
            fields=[
                ("name", models.CharField(max_length=200, primary_key=True, serialize=False)),
                ("minute", models.BigIntegerField()),
                ("used", models.PositiveIntegerField()),
            ],
        ),
        # Counting must not wait for the disc, and a count lost in a crash does no harm.
        migrations.RunSQL(
            "ALTER TABLE api_requestcount SET UNLOGGED", "ALTER TABLE api_requestcount SET LOGGED"
        ),
    ]
