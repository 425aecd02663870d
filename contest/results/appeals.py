"""Appeals: filed in their window on listed grounds, decided in working days by people who were not involved."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from contest.contests.queries import get_contest, require_published
from contest.contests.reasons import require_reason
from contest.contests.records import Contest
from contest.contests.workdays import WEEKENDS_ONLY, Calendar
from contest.errors import NotYours
from contest.phases import require_open
from contest.results import words
from contest.results.errors import (
    AppealAlreadyOpen,
    AppealBadLength,
    AppealNeedsAccount,
    AppealNotFound,
    NothingToObjectTo,
    UnknownGrounds,
    UnknownOutcome,
)
from contest.results.letters import leader_of, tell_of_change, tell_of_filing
from contest.results.machine import APPEAL, OPEN_APPEALS, OUTCOMES, PUBLIC
from contest.results.panel import require_panel, require_uninvolved
from contest.results.queries import may_see_unpublished
from contest.results.records import Appeal
from contest.results.workdays import end_of_workday
from contest.works.moving import move_work
from contest.works.queries import find_work
from core.audit import record_event
from core.ids import new_id
from core.state import State, Transaction
from core.words import Text

MIN_WORDS, MAX_WORDS = 20, 4000  # characters
MIN_REASONS = 10
RESTORABLE = ("rejected", "disqualified")  # statuses of a work out of which an upheld appeal leads

_COLUMNS = """
    SELECT id, contest_id, work_id, run_id, filed_by, grounds, words, status, filed_at, acknowledge_by, decide_by,
           decided_by, decided_at, reasons, result_run_id
    FROM appeal
"""
_GET = _COLUMNS + "WHERE id = ?"
_OF_CONTEST = _COLUMNS + "WHERE contest_id = ? ORDER BY filed_at, id"
_OF_PERSON = _COLUMNS + "WHERE contest_id = ? AND filed_by = ? ORDER BY filed_at, id"
_OF_WORK = _COLUMNS + "WHERE work_id = ? ORDER BY filed_at, id"
_OPEN_TWIN = f"""
    SELECT 1
    FROM appeal
    WHERE contest_id = ? AND filed_by = ? AND grounds = ? AND coalesce(work_id, '') = ? AND status IN {OPEN_APPEALS}
    LIMIT 1
"""  # noqa: S608 — a constant
_COUNT_OPEN = f"SELECT count(*) FROM appeal WHERE contest_id = ? AND status IN {OPEN_APPEALS}"  # noqa: S608
_IS_CONFIRMED = "SELECT 1 FROM account WHERE id = ? AND confirmed_at IS NOT NULL AND closed_at IS NULL"
_PUBLIC_RUN = f"""
    SELECT r.id
    FROM result_run AS r
    JOIN stage AS s ON s.id = r.stage_id
    WHERE r.contest_id = ? AND r.status IN {PUBLIC}
    ORDER BY s.ordinal DESC, r.number DESC, r.id
    LIMIT 1
"""  # noqa: S608
_IN_RUN = """
    SELECT 1 FROM result_row WHERE run_id = ? AND work_id = ?
    UNION ALL
    SELECT 1 FROM result_award WHERE run_id = ? AND work_id = ?
    LIMIT 1
"""
_ADD = """
    INSERT INTO appeal
        (id, contest_id, work_id, run_id, filed_by, grounds, words, filed_at, acknowledge_by, decide_by,
         status, reasons)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'filed', '')
"""
_SET_STATUS = "UPDATE appeal SET status = ? WHERE id = ?"
_DECIDE = "UPDATE appeal SET status = ?, decided_by = ?, decided_at = ?, reasons = ? WHERE id = ?"


@dataclass(frozen=True, slots=True)
class AppealWords:
    """What an appeal says: grounds of `words.GROUNDS`, and the facts in the appellant's own words."""

    grounds: str
    words: str


# ---- filing ----------------------------------------------------------------------------------------------------


def file_appeal(
    state: State,
    contest_id: str,
    said: AppealWords,
    *,
    work_id: str | None,
    actor: str,
    public_url: str,
    now: datetime,
    calendar: Calendar = WEEKENDS_ONLY,
) -> str:
    """The id of the appeal. Open while the window `appeals` is: a moment before it closes is in time, at it is not.

    work_id   the leader's own work; or, as an objection to what was published, a work of that result, None for the
              notice as a whole

    Raises UnknownGrounds, AppealBadLength, ContestNotOpen, WindowNotOpenYet, WindowClosed, AppealNeedsAccount,
    NotYours for any other work, NothingToObjectTo, AppealAlreadyOpen.
    """
    text = _checked_words(said)
    with state.transaction() as tx:
        contest = require_published(tx, contest_id)
        require_open(tx, contest.id, "appeals", now)
        run_id = _standing_to_appeal(tx, contest.id, work_id, actor)
        if tx.row(_OPEN_TWIN, (contest.id, actor, said.grounds, work_id or "")) is not None:
            raise AppealAlreadyOpen()
        appeal_id = new_id()
        acknowledge_by = end_of_workday(now, contest.settings.appeal_acknowledge_workdays, calendar)
        decide_by = end_of_workday(now, contest.settings.appeal_decide_workdays, calendar)
        row = (appeal_id, contest.id, work_id, run_id, actor, said.grounds, text, now, acknowledge_by, decide_by)
        tx.execute(_ADD, row)
        facts = {"work_id": work_id, "run_id": run_id, "grounds": said.grounds}
        record_event(tx, actor=actor, action="appeal.file", subject=f"appeal:{appeal_id}", facts=facts, now=now)
        tell_of_filing(tx, get_appeal(tx, appeal_id), contest, public_url=public_url, now=now)
    return appeal_id


def _checked_words(said: AppealWords) -> str:
    if said.grounds not in words.GROUNDS:
        raise UnknownGrounds(grounds=_listed(words.GROUNDS.values()))
    text = said.words.strip()
    if not MIN_WORDS <= len(text) <= MAX_WORDS:
        raise AppealBadLength(minimum=MIN_WORDS, maximum=MAX_WORDS, length=len(text))
    return text


def _listed(texts: Iterable[Text]) -> Text:
    each = list(texts)
    return Text("、".join(text.zh for text in each), ", ".join(text.en for text in each))


def _standing_to_appeal(tx: Transaction, contest_id: str, work_id: str | None, actor: str) -> str | None:
    """The version of the result that the appeal is about, None before one is public."""
    if tx.row(_IS_CONFIRMED, (actor,)) is None:
        raise AppealNeedsAccount()
    work = find_work(tx, work_id) if work_id is not None else None
    if work_id is not None and (work is None or work.contest_id != contest_id):
        raise NotYours()
    found = tx.row(_PUBLIC_RUN, (contest_id,))
    is_leader = work is not None and leader_of(tx, work.id) == actor
    if is_leader:
        return found[0] if found else None
    if found is None:
        raise NothingToObjectTo()
    if work is not None and tx.row(_IN_RUN, (found[0], work.id, found[0], work.id)) is None:
        raise NotYours()
    return str(found[0])


# ---- deciding --------------------------------------------------------------------------------------------------


def accept_appeal(state: State, appeal_id: str, *, actor: str, public_url: str, now: datetime) -> None:
    """Takes it up for decision. Raises AppealNotFound, PanelNeeded or NotAllowedNow."""
    with state.transaction() as tx:
        appeal = get_appeal(tx, appeal_id)
        require_panel(tx, actor, appeal.contest_id)
        tx.execute(_SET_STATUS, (APPEAL.after(appeal.status, "accept"), appeal.id))
        _record(tx, appeal, "accept", {}, actor=actor, now=now)
        tell_of_change(tx, get_appeal(tx, appeal_id), _contest(tx, appeal), public_url=public_url, now=now)


def refuse_appeal(state: State, appeal_id: str, *, reasons: str, actor: str, public_url: str, now: datetime) -> None:
    """Inadmissible, with the reasons. Raises AppealNotFound, PanelNeeded, InvolvedInAppeal, ReasonNeeded …"""
    _close(state, appeal_id, "refuse", reasons, actor=actor, public_url=public_url, now=now, restores_work=False)


def decide_appeal(
    state: State,
    appeal_id: str,
    *,
    outcome: str,
    reasons: str,
    actor: str,
    public_url: str,
    now: datetime,
    restores_work: bool = False,
) -> None:
    """Upheld, upheld in part or dismissed, by somebody who was not involved.

    restores_work   leads a rejected or disqualified work back to where it stood; only where the appeal is upheld

    An appeal that is upheld asks for a new version of the result: none computed before it can become final any more.
    Raises UnknownOutcome, AppealNotFound, PanelNeeded, InvolvedInAppeal, ReasonNeeded or NotAllowedNow.
    """
    if outcome not in OUTCOMES:
        raise UnknownOutcome(outcomes=_listed(words.APPEAL_STATUSES[each] for each in OUTCOMES))
    restores = restores_work and outcome != "dismissed"
    _close(
        state,
        appeal_id,
        OUTCOMES[outcome],
        reasons,
        actor=actor,
        public_url=public_url,
        now=now,
        restores_work=restores,
    )


def _close(
    state: State,
    appeal_id: str,
    act: str,
    reasons: str,
    *,
    actor: str,
    public_url: str,
    now: datetime,
    restores_work: bool,
) -> None:
    with state.transaction() as tx:
        appeal = get_appeal(tx, appeal_id)
        require_uninvolved(tx, actor, appeal)
        text = require_reason(reasons, minimum=MIN_REASONS)
        status = APPEAL.after(appeal.status, act)
        tx.execute(_DECIDE, (status, actor, now, text, appeal.id))
        _record(tx, appeal, act, {"status": status, "restores_work": restores_work}, actor=actor, now=now)
        if restores_work and appeal.work_id is not None:
            move_work(tx, appeal.work_id, "restore", actor=actor, reason=text, now=now)
        tell_of_change(tx, get_appeal(tx, appeal_id), _contest(tx, appeal), public_url=public_url, now=now)


def withdraw_appeal(state: State, appeal_id: str, *, actor: str, now: datetime) -> None:
    """Taken back by whoever filed it. Raises AppealNotFound, NotYours or NotAllowedNow."""
    with state.transaction() as tx:
        appeal = get_appeal(tx, appeal_id)
        if appeal.filed_by != actor:
            raise NotYours()
        tx.execute(_SET_STATUS, (APPEAL.after(appeal.status, "withdraw"), appeal.id))
        _record(tx, appeal, "withdraw", {}, actor=actor, now=now)


def _contest(tx: Transaction, appeal: Appeal) -> Contest:
    return get_contest(tx, appeal.contest_id)


def _record(tx: Transaction, appeal: Appeal, act: str, facts: dict[str, object], *, actor: str, now: datetime) -> None:
    record_event(tx, actor=actor, action=f"appeal.{act}", subject=f"appeal:{appeal.id}", facts=facts, now=now)


# ---- reading ---------------------------------------------------------------------------------------------------


def get_appeal(tx: Transaction | State, appeal_id: str) -> Appeal:
    """Whoever asks: for commands. Raises AppealNotFound."""
    found = tx.row(_GET, (appeal_id,))
    if found is None:
        raise AppealNotFound()
    return Appeal(*found)


def get_appeal_for(tx: Transaction | State, appeal_id: str, *, viewer: str) -> Appeal:
    """For whoever filed it, organisers and auditors. Raises AppealNotFound for others."""
    appeal = get_appeal(tx, appeal_id)
    if appeal.filed_by == viewer or may_see_unpublished(tx, viewer, appeal.contest_id):
        return appeal
    raise AppealNotFound()


def list_appeals(tx: Transaction | State, contest_id: str) -> list[Appeal]:
    """The oldest first: for organisers and auditors."""
    return [Appeal(*row) for row in tx.rows(_OF_CONTEST, (contest_id,))]


def list_appeals_of(tx: Transaction | State, contest_id: str, account_id: str) -> list[Appeal]:
    """What one person filed."""
    return [Appeal(*row) for row in tx.rows(_OF_PERSON, (contest_id, account_id))]


def list_appeals_about(tx: Transaction | State, work_id: str) -> list[Appeal]:
    """Whoever filed them: for organisers and auditors."""
    return [Appeal(*row) for row in tx.rows(_OF_WORK, (work_id,))]


def count_open_appeals(tx: Transaction | State, contest_id: str) -> int:
    found = tx.row(_COUNT_OPEN, (contest_id,))
    return int(found[0]) if found else 0


def is_overdue(appeal: Appeal, now: datetime) -> bool:
    """Whether the working days given to accept or to decide it are over."""
    due = appeal.acknowledge_by if appeal.status == "filed" else appeal.decide_by
    return appeal.is_open and now >= due
