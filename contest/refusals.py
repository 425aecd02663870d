"""What was refused because it was not theirs to do goes on the audit chain; a slip of the pen does not."""

from datetime import datetime

from contest.errors import NotYours
from core.audit import record_event
from core.errors import Conflict, Forbidden, PortalError
from core.state import State

_MATTERS = (Forbidden, Conflict)


def note_refusal(state: State, actor: str, refused: PortalError, *, contest_id: str, now: datetime) -> None:
    """Records who was refused what, without the facts of the sentence: they may name people."""
    if isinstance(refused, _MATTERS):
        with state.transaction() as tx:
            record_event(
                tx,
                actor=actor,
                action="tampering.refused" if isinstance(refused, NotYours) else "act.refused",
                subject=f"contest:{contest_id}",
                facts={"code": refused.code()},
                now=now,
            )
