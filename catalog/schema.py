"""The tables of the catalogue in state.

dataset             one row a dataset; `record` is its JSON without versions (catalog/record_json.py), `revision` the
                    revision of the catalogue in which it last changed; a slug belongs to one row that is not withdrawn
resource_version    one row a version, never changed and never deleted; the highest number is the current one
catalogue_revision  one row, counted up by every change of the catalogue
usage_daily         views and downloads of a dataset in a day
directory_entry     organisations and groups made through the API, beside those of the city's files; a name belongs to
                    one row that is not deleted
"""

from core.schema import Step

STEPS = (
    Step(
        "catalog-001-datasets",
        (
            """
            CREATE TABLE dataset (
                id TEXT PRIMARY KEY,
                slug TEXT NOT NULL,
                kept_by TEXT NOT NULL CHECK (kept_by IN ('folder', 'portal', 'harvest')),
                fingerprint TEXT NOT NULL,
                record TEXT NOT NULL,
                changed_at TIMESTAMP NOT NULL,
                withdrawn_at TIMESTAMP
            )
            """,
            """
            CREATE TABLE resource_version (
                resource_id TEXT NOT NULL,
                number BIGINT NOT NULL CHECK (number > 0),
                id TEXT NOT NULL,
                dataset_id TEXT NOT NULL,
                created_at TIMESTAMP NOT NULL,
                record TEXT NOT NULL,
                PRIMARY KEY (resource_id, number)
            )
            """,
            """
            CREATE TABLE catalogue_revision (
                name TEXT PRIMARY KEY,
                revision BIGINT NOT NULL
            )
            """,
            "INSERT INTO catalogue_revision (name, revision) VALUES ('catalogue', 0)",
        ),
    ),
    Step(
        "catalog-002-usage",
        (
            """
            CREATE TABLE usage_daily (
                dataset_id TEXT NOT NULL,
                day DATE NOT NULL,
                kind TEXT NOT NULL CHECK (kind IN ('view', 'download')),
                hits BIGINT NOT NULL,
                PRIMARY KEY (dataset_id, day, kind)
            )
            """,
        ),
    ),
    Step(
        "catalog-003-api-records",
        (
            """
            CREATE TABLE dataset_wider (
                id TEXT PRIMARY KEY,
                slug TEXT NOT NULL,
                kept_by TEXT NOT NULL CHECK (kept_by IN ('folder', 'portal', 'harvest', 'api')),
                visibility TEXT NOT NULL CHECK (visibility IN ('public', 'private', 'draft')),
                publisher TEXT NOT NULL,
                revision BIGINT NOT NULL,
                fingerprint TEXT NOT NULL,
                record TEXT NOT NULL,
                changed_at TIMESTAMP NOT NULL,
                withdrawn_at TIMESTAMP
            )
            """,
            """
            INSERT INTO dataset_wider (
                id, slug, kept_by, visibility, publisher, revision, fingerprint, record, changed_at, withdrawn_at
            )
            SELECT id, slug, kept_by, 'public', '', 0, fingerprint, record, changed_at, withdrawn_at
            FROM dataset
            """,
            "DROP TABLE dataset",
            "ALTER TABLE dataset_wider RENAME TO dataset",
            """
            CREATE TABLE directory_entry (
                id TEXT PRIMARY KEY,
                kind TEXT NOT NULL CHECK (kind IN ('organization', 'group')),
                name TEXT NOT NULL,
                revision BIGINT NOT NULL,
                record TEXT NOT NULL,
                changed_at TIMESTAMP NOT NULL,
                deleted_at TIMESTAMP
            )
            """,
        ),
    ),
)
