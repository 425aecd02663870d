"""Refusals on the audit chain."""

from contest.errors import NotYours, ReasonNeeded, WindowClosed
from contest.phases import PHASES
from contest.refusals import note_refusal
from core.audit import broken_links
from tests.contest.builders import day


def test_what_was_not_theirs_or_came_too_late_is_recorded_and_a_slip_is_not(db):
    for refused in (
        NotYours(),
        WindowClosed(phase=PHASES["voting"], closed_at="2026-03-01 12:00"),
        ReasonNeeded(minimum=10),
    ):
        note_refusal(db, "wang", refused, contest_id="c1", now=day(0))

    assert db.rows("SELECT actor, action, subject, facts FROM audit_event ORDER BY sequence") == [
        ("wang", "tampering.refused", "contest:c1", '{"code": "not_yours"}'),
        ("wang", "act.refused", "contest:c1", '{"code": "window_closed"}'),
    ]
    assert broken_links(db) == []
