"""The automatic report on one work: the same checks as before submission, on the version that counts, and likeness."""

from dataclasses import dataclass
from datetime import datetime

from contest.rights import require_overseer
from contest.screening.queries import ScreeningDecision, list_decisions
from contest.works import check_words
from contest.works.checking import check_outside, check_state
from contest.works.checks import Finding, warning
from contest.works.clockwork import current_status
from contest.works.duplicates import likenesses
from contest.works.errors import WorkNotFound
from contest.works.links import LinkChecker
from contest.works.queries import counted_version, counted_versions, find_attachment, get_work
from contest.works.records import Attachment, Work, WorkVersion
from core.files import Files
from core.state import State


@dataclass(frozen=True, slots=True)
class ScreeningReport:
    """findings: errors first; what was refused at submission can only appear because something changed since."""

    work: Work
    status: str
    version: WorkVersion
    findings: tuple[Finding, ...]
    decisions: tuple[ScreeningDecision, ...]


def screening_report(
    state: State, files: Files, work_id: str, *, actor: str, check_link: LinkChecker | None, now: datetime
) -> ScreeningReport:
    """What organisers decide on and auditors read. check_link: None leaves out whether links open.

    Raises RoleNeeded, and WorkNotFound also for a work that was never submitted.
    """
    work = get_work(state, work_id)
    require_overseer(state, actor, work.contest_id)
    version = counted_version(state, work_id)
    if version is None:
        raise WorkNotFound()
    attachments = _attachments(state, version)
    found = [
        *check_state(state, work, version.content).findings,
        *check_outside(state, files, work, check_link, values=version.content, attachments=attachments),
        *_likeness(state, work, version),
    ]
    return ScreeningReport(
        work=work,
        status=current_status(state, work, now),
        version=version,
        findings=tuple(sorted(found, key=lambda one: not one.is_error)),
        decisions=tuple(list_decisions(state, work_id)),
    )


def _attachments(state: State, version: WorkVersion) -> list[Attachment]:
    found = (find_attachment(state, one["id"]) for one in version.content.get("files", []))
    return [one for one in found if one is not None]


def _likeness(state: State, work: Work, version: WorkVersion) -> list[Finding]:
    others = {
        work_id: one.content for work_id, one in counted_versions(state, work.contest_id).items() if work_id != work.id
    }
    return [
        warning(
            "summary",
            check_words.LOOKS_LIKE_ANOTHER,
            code=get_work(state, one.work_id).blind_code,
            percent=one.percent,
        )
        for one in likenesses(version.content, others)
    ]
