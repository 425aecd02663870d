"""The tables of rows written one by one.

live_table    one row a table that takes such rows: the version its changes start from, how far the log goes, how far it
              is folded into that version, the largest number a row was ever given, and since when changes wait
live_change   the log: in the order of `sequence`, rows that were put (JSON objects, whole, with their `_id`) or removed
              (numbers of rows); kept for a while after they are folded, for readers who began before
table_alias   a further name of a table
"""

from core.schema import Step

STEPS = (
    Step(
        "catalog-live-001",
        (
            """
            CREATE TABLE live_table (
                resource_id TEXT PRIMARY KEY,
                dataset_id TEXT NOT NULL,
                version_number BIGINT NOT NULL,
                folded_sequence BIGINT NOT NULL,
                last_sequence BIGINT NOT NULL,
                last_row_id BIGINT NOT NULL,
                changed_at TIMESTAMP NOT NULL,
                waiting_since TIMESTAMP
            )
            """,
            """
            CREATE TABLE live_change (
                resource_id TEXT NOT NULL,
                sequence BIGINT NOT NULL,
                operation TEXT NOT NULL CHECK (operation IN ('put', 'remove')),
                content TEXT NOT NULL,
                made_at TIMESTAMP NOT NULL,
                PRIMARY KEY (resource_id, sequence)
            )
            """,
            """
            CREATE TABLE table_alias (
                alias TEXT PRIMARY KEY,
                resource_id TEXT NOT NULL
            )
            """,
        ),
    ),
)
