"""What a team, and an invitation into one, can go through; and what the clock makes of a stored status."""

from contest.teams import words
from contest.transitions import Machine

_RUNNING = ("forming", "pending", "returned", "approved")

# `change`, `edit`: who is in the team, and its words; both leave the status as it is. `rename` has an approved team
# looked at again, since its name was a part of what was approved.
# `disqualify` needs two organisers; `restore`, after an upheld appeal, leads back to the status before it, which
# overriding.py keeps beside the row.
TEAM = Machine(
    thing=words.TEAM,
    statuses=words.TEAM_STATUSES,
    acts=words.TEAM_ACTS,
    moves={
        ("forming", "submit"): "pending",
        ("returned", "submit"): "pending",
        ("pending", "approve"): "approved",
        ("pending", "return"): "returned",
        ("approved", "lock"): "locked",
        ("locked", "unlock"): "approved",
        **{(status, "change"): status for status in _RUNNING},
        **{(status, "edit"): status for status in _RUNNING},
        **{(status, "rename"): status for status in _RUNNING},
        ("approved", "rename"): "pending",
        **{(status, "dissolve"): "dissolved" for status in _RUNNING},
        **{(status, "withdraw"): "withdrawn" for status in (*_RUNNING, "locked")},
        **{(status, "disqualify"): "disqualified" for status in ("pending", "approved", "locked")},
        ("disqualified", "restore"): "approved",
    },
)

INVITATION = Machine(
    thing=words.INVITATION,
    statuses=words.INVITATION_STATUSES,
    acts=words.INVITATION_ACTS,
    moves={
        ("pending", "accept"): "accepted",
        ("pending", "decline"): "declined",
        ("pending", "revoke"): "revoked",
        ("pending", "expire"): "expired",
    },
)


def status_by_the_clock(stored: str, *, is_registration_over: bool, is_complete: bool, is_approved_alone: bool) -> str:
    """The status that holds now, whether or not the job that writes it down has run.

    When registration closes, a team that is large enough but was not handed in counts as handed in, and an
    approved team is locked; both are undone when the organisers extend registration before anything was stored.

    is_approved_alone  whether the contest approves teams without an organiser

    >>> status_by_the_clock("approved", is_registration_over=True, is_complete=True, is_approved_alone=False)
    'locked'
    """
    if not is_registration_over:
        return TEAM.after(stored, "unlock") if stored == "locked" else stored
    status = stored
    if status == "forming" and is_complete:
        status = TEAM.after(status, "submit")
        if is_approved_alone:
            status = TEAM.after(status, "approve")
    return TEAM.after(status, "lock") if status == "approved" else status
