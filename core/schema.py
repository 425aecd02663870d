"""The tables of state, made in numbered steps: each step runs once, in order, in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.errors import StateIsNewer
from core.state import State


@dataclass(frozen=True, slots=True)
class Step:
    name: str  # "core-001-audit": the layer, its number, what it adds; never renamed once it has run anywhere
    statements: tuple[str, ...]


STEPS = (
    Step(
        "core-001-audit",
        (
            """
            CREATE TABLE audit_event (
                sequence BIGINT PRIMARY KEY,
                happened_at TIMESTAMP NOT NULL,
                actor TEXT NOT NULL,
                action TEXT NOT NULL,
                subject TEXT NOT NULL,
                facts TEXT NOT NULL,
                previous_hash TEXT NOT NULL,
                hash TEXT NOT NULL UNIQUE
            )
            """,
        ),
    ),
)

_MAKE_REGISTER = "CREATE TABLE IF NOT EXISTS schema_step (name TEXT PRIMARY KEY, position BIGINT NOT NULL UNIQUE)"


def migrate(state: State, steps: Sequence[Step]) -> list[str]:
    """Runs the steps that this state has not seen; returns their names. Raises StateIsNewer, changing nothing."""
    with state.transaction() as tx:
        tx.execute(_MAKE_REGISTER)
        done = {name for (name,) in tx.rows("SELECT name FROM schema_step")}
        unknown = sorted(done - {step.name for step in steps})
        if unknown:
            raise StateIsNewer(steps=", ".join(unknown))
        missing = [step for step in steps if step.name not in done]
        for position, step in enumerate(missing, start=len(done) + 1):
            for statement in step.statements:
                tx.execute(statement)
            tx.execute("INSERT INTO schema_step (name, position) VALUES (?, ?)", (step.name, position))
        return [step.name for step in missing]
