"""Who may open a file of a work, and under which name: judges of a blind contest get one that tells nothing."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath

from contest.contests.queries import list_stages
from contest.errors import NotYours, SomethingMissing
from contest.judging.blind import get_blind_file
from contest.judging.comparing import get_compared_file
from contest.rights import is_auditor, is_member, is_organiser, judge_id_of
from contest.showcase.errors import ShownWorkNotFound
from contest.showcase.queries import get_shown_screenshot
from contest.voting.candidates import get_candidate_screenshot
from contest.voting.errors import WorkNotInPoll
from contest.voting.queries import find_poll_of
from contest.works.errors import AttachmentNotFound, FileNotForYou
from contest.works.queries import find_attachment, get_work
from contest.works.receipts import Receipt, get_receipt
from contest.works.records import Attachment
from core.errors import PortalError
from core.state import State

_ASSIGNMENTS = """
    SELECT id
    FROM assignment
    WHERE judge_id = ? AND work_id = ? AND status NOT IN ('void', 'recused')
    ORDER BY offered_at, id
"""


@dataclass(frozen=True, slots=True)
class OpenedFile:
    attachment: Attachment
    name: str  # as this reader may see it


def open_attachment(state: State, attachment_id: str, *, viewer: str | None, now: datetime) -> OpenedFile:
    """The file for whoever may see it: the team, organisers and auditors, its judges, everybody in gallery and poll.

    viewer   the account that is signed in, None for a visitor

    Raises FileNotForYou, also where there is no such file.
    """
    found = find_attachment(state, attachment_id)
    if found is None:
        raise FileNotForYou()
    if viewer is not None and _is_insider(state, found, viewer):
        return OpenedFile(found, found.file_name)
    judged = None if viewer is None else _as_judge(state, found, viewer, now)
    if judged is not None:
        return judged
    return _as_anybody(state, found, now)


def open_receipt(state: State, code: str, *, viewer: str | None) -> Receipt:
    """The receipt, to be printed by the team or an organiser. Raises ReceiptNotFound or FileNotForYou."""
    receipt = get_receipt(state, code)
    work = get_work(state, receipt.work_id)
    if viewer is None or not (is_member(state, viewer, work.team_id) or is_organiser(state, viewer, work.contest_id)):
        raise FileNotForYou()
    return receipt


def _as_anybody(state: State, found: Attachment, now: datetime) -> OpenedFile:
    """Pictures of the gallery, and of works that can be voted for: those without the name their makers gave them."""
    try:
        return OpenedFile(get_shown_screenshot(state, found.id), found.file_name)
    except ShownWorkNotFound:
        poll = find_poll_of(state, get_work(state, found.work_id).contest_id)
    try:
        if poll is not None:
            candidate = get_candidate_screenshot(state, poll.id, found.id, now=now)
            return OpenedFile(candidate, f"{candidate.kind}{PurePath(candidate.file_name).suffix}")
    except (WorkNotInPoll, SomethingMissing):
        pass
    raise FileNotForYou()


def _is_insider(state: State, found: Attachment, viewer: str) -> bool:
    work = get_work(state, found.work_id)
    if is_member(state, viewer, work.team_id):
        return True
    return is_organiser(state, viewer, work.contest_id) or is_auditor(state, viewer, work.contest_id)


def _as_judge(state: State, found: Attachment, viewer: str, now: datetime) -> OpenedFile | None:
    """For a judge with an assignment of the work, or who compares it with others: what may be seen, without names."""
    work = get_work(state, found.work_id)
    judge_id = judge_id_of(state, viewer, work.contest_id)
    if judge_id is None:
        return None
    for (assignment_id,) in state.rows(_ASSIGNMENTS, (judge_id, found.work_id)):
        try:
            shown, _ = get_blind_file(state, assignment_id, found.id, actor=viewer)
        except (NotYours, AttachmentNotFound):
            continue
        return OpenedFile(found, shown.name)
    for stage in list_stages(state, work.contest_id):
        if stage.method != "pairwise":
            continue
        with suppress(PortalError):  # not open now, a conflict, another stage, another file
            shown, _ = get_compared_file(state, stage.id, work.id, found.id, actor=viewer, now=now)
            return OpenedFile(found, shown.name)
    return None
