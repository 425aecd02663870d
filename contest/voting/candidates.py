"""A work as voters read it before they choose: what judges of a blind contest may see, and no more."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from contest.voting.errors import WorkNotInPoll
from contest.voting.queries import Reader, get_poll, get_poll_state, list_candidates
from contest.voting.records import Candidate
from contest.works.content import blind_part
from contest.works.queries import find_attachment, find_version, list_uses
from contest.works.records import Attachment, DatasetUse

_TOLD_BY_USES = "dataset_uses"


@dataclass(frozen=True, slots=True)
class Picture:
    """A screenshot without its file name and uploader, which may tell who made the work."""

    attachment_id: str
    media_type: str


@dataclass(frozen=True, slots=True)
class CandidateDetails:
    candidate: Candidate
    content: Mapping[str, Any]  # fields of the form that tell nothing of who made it, by name
    screenshots: tuple[Picture, ...]
    uses: tuple[DatasetUse, ...]


def get_candidate(tx: Reader, poll_id: str, work_id: str, *, viewer: str, now: datetime) -> CandidateDetails:
    """From the moment voting opens. Raises PollNotFound or WorkNotInPoll."""
    if get_poll_state(tx, get_poll(tx, poll_id), now) == "scheduled":
        raise WorkNotInPoll()
    found = next((one for one in list_candidates(tx, poll_id, viewer=viewer) if one.work_id == work_id), None)
    version = find_version(tx, work_id, found.version) if found else None
    if found is None or version is None:
        raise WorkNotInPoll()
    files = [one for one in version.content.get("files", []) if one["kind"] == "screenshot"]
    content = blind_part(version.content)
    content.pop(_TOLD_BY_USES, None)
    return CandidateDetails(
        candidate=found,
        content=content,
        screenshots=tuple(Picture(one["id"], one["media_type"]) for one in files),
        uses=tuple(list_uses(tx, work_id, found.version)),
    )


def get_candidate_screenshot(tx: Reader, poll_id: str, attachment_id: str, *, now: datetime) -> Attachment:
    """A picture that voters may open, and nothing else. Raises PollNotFound or WorkNotInPoll."""
    found = find_attachment(tx, attachment_id)
    if found is None:
        raise WorkNotInPoll()
    details = get_candidate(tx, poll_id, found.work_id, viewer="", now=now)
    if attachment_id not in {one.attachment_id for one in details.screenshots}:
        raise WorkNotInPoll()
    return found
