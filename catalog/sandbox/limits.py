"""What one question may cost, and how many may ask at once."""

from dataclasses import dataclass

MOST_ROWS = 32_000
MOST_CHARACTERS = 20_000  # of a statement
SHOWN_CHARACTERS = 60  # of a name that is quoted back


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of a sandbox.

    soft_s, hard_s      a query is interrupted after the one and its process killed after the other
    memory_mb           what DuckDB plans with; room_mb  what the kernel gives the process beyond its start
    workers             processes, and so queries that run at once, one processor each
    waiting             queries that may wait for one; waiting_of_client  those of one client among them
    patience_s          how long one waits
    """

    soft_s: float = 8.0
    hard_s: float = 10.0
    memory_mb: int = 256
    room_mb: int = 768
    most_rows: int = MOST_ROWS
    most_bytes: int = 16 << 20
    most_columns: int = 400
    workers: int = 2
    waiting: int = 16
    waiting_of_client: int = 6
    patience_s: float = 15.0
