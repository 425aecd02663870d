"""The table of outgoing mail: a letter stays until it was handed over, so that no outage loses one."""

from core.schema import Step

STEPS = (
    Step(
        "core-003-mail",
        (
            """
            CREATE TABLE outgoing_mail (
                id TEXT PRIMARY KEY,
                recipient TEXT NOT NULL,
                subject TEXT NOT NULL,
                body TEXT NOT NULL,
                queued_at TIMESTAMP NOT NULL,
                due_at TIMESTAMP NOT NULL,
                attempts BIGINT NOT NULL,
                problem TEXT NOT NULL,
                sent_at TIMESTAMP,
                given_up_at TIMESTAMP
            )
            """,
        ),
    ),
)
