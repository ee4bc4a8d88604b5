from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SQLITE = """CREATE VIRTUAL TABLE search_text USING fts5(
    kind UNINDEXED, key UNINDEXED, title, body, tokenize = 'unicode61')"""
POSTGRES = [
    """CREATE TABLE search_text (
        kind varchar(30) NOT NULL, key varchar(80) NOT NULL, title text NOT NULL, body text NOT NULL,
        text tsvector GENERATED ALWAYS AS (
            setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', body), 'B')) STORED,
        PRIMARY KEY (kind, key))""",
    "CREATE INDEX search_text_words ON search_text USING gin (text)",
]


def create(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    statements = [SQLITE] if schema_editor.connection.vendor == "sqlite" else POSTGRES
    for statement in statements:
        schema_editor.execute(statement)


def drop(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    schema_editor.execute("DROP TABLE search_text")


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="Word",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                ("kind", models.CharField(max_length=30)),
                ("text", models.CharField(max_length=60)),
                ("documents", models.PositiveIntegerField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("kind", "text"), name="search_each_word_once")],
            },
        ),
        migrations.RunPython(create, drop),
    ]
