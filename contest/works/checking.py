"""All checks of one draft together, for the page that shows them and for the act of submitting."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from contest.contests.queries import get_contest, get_track
from contest.teams.words import TEAM_STATUSES
from contest.works import check_words as words
from contest.works.blindness import authors_of_files, check_blind_files, check_blind_text, names_of_team
from contest.works.checks import Finding, check_form, check_links_of, check_team, error
from contest.works.declared import Declared, check_datasets, find_all_declared
from contest.works.links import LinkChecker, LinkResult, check_address
from contest.works.queries import get_own_work, list_attachments
from contest.works.records import Attachment, Values, Work
from core.errors import FileMissing
from core.files import Files
from core.state import State, Transaction

_TEAM_STATUS = "SELECT status FROM team WHERE id = ?"


@dataclass(frozen=True, slots=True)
class Checked:
    """What the state says of a draft: findings, and what the version will hold."""

    findings: tuple[Finding, ...]
    declared: Mapping[str, Declared]
    attachments: Sequence[Attachment]


def check_own_work(
    state: State, files: Files, work_id: str, *, actor: str, check_link: LinkChecker | None, now: datetime
) -> tuple[Finding, ...]:
    """Everything there is to say about the draft, errors first, to a member of its team.

    check_link   None leaves out whether links open: their form is checked all the same

    Raises NotYours.
    """
    work = get_own_work(state, work_id, actor)
    found = [*check_state(state, work).findings, *check_outside(state, files, work, check_link)]
    return tuple(sorted(found, key=lambda one: not one.is_error))


def check_state(tx: Transaction | State, work: Work, values: Values | None = None) -> Checked:
    """The checks that need nothing but state: form, datasets, names, team. `values`: other than those of the draft."""
    content = work.draft if values is None else values
    contest, track = get_contest(tx, work.contest_id), get_track(tx, work.track_id)
    declared = find_all_declared(tx, content)
    found = [*check_form(contest.kind, content), *check_datasets(content, declared, track.min_datasets)]
    if contest.settings.is_blind:
        found += check_blind_text(content, names_of_team(tx, work.team_id))
    status = (tx.row(_TEAM_STATUS, (work.team_id,)) or ("withdrawn",))[0]
    found += check_team(status, TEAM_STATUSES[status])
    return Checked(tuple(found), declared, list_attachments(tx, work.id))


def check_outside(
    state: State,
    files: Files,
    work: Work,
    check_link: LinkChecker | None,
    *,
    values: Values | None = None,
    attachments: Sequence[Attachment] | None = None,
) -> list[Finding]:
    """The checks that read files or ask other sites: never inside a transaction. Without `values`, of the draft."""
    contest = get_contest(state, work.contest_id)
    content = work.draft if values is None else values
    own = list_attachments(state, work.id) if attachments is None else attachments
    found = check_links_of(contest.kind, content, check_link or _only_its_form)
    missing = [one for one in own if not files.exists(one.file_key)]
    found += [error("files", words.FILE_MISSING, file=one.file_name) for one in missing]
    if contest.settings.is_blind:
        found += _of_files(state, files, work, [one for one in own if one not in missing])
    return found


def _of_files(state: State, files: Files, work: Work, own: Sequence[Attachment]) -> list[Finding]:
    try:
        authors = authors_of_files(files, own)
    except FileMissing:
        authors = {}  # removed at this moment by a team-mate
    return check_blind_files(own, authors, names_of_team(state, work.team_id))


def _only_its_form(url: str, /) -> LinkResult:
    return check_address(url)
