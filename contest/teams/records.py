"""What a team consists of, as records."""

from dataclasses import dataclass
from datetime import datetime

from contest.teams.machine import TEAM


@dataclass(frozen=True, slots=True)
class Entrant:
    """A person who enters, or wants to."""

    id: str
    email: str | None  # None once the account is closed
    display_name: str
    lang: str
    confirmed_at: datetime | None
    closed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Team:
    id: str
    contest_id: str
    name: str
    leader_id: str
    category: str
    about: str
    looking_for: str  # '' while nobody is looked for
    status: str  # that holds at the moment of reading
    stored_status: str
    status_before: str | None  # of a disqualified team
    created_at: datetime
    size: int  # active members
    minimum: int
    maximum: int
    locks_at: datetime | None  # close of registration

    @property
    def is_full(self) -> bool:
        return self.size >= self.maximum

    def allows(self, act: str) -> bool:
        """Whether the status takes this act of `machine.TEAM`; windows and rights are asked by the commands."""
        return TEAM.allows(self.status, act)


@dataclass(frozen=True, slots=True)
class Member:
    account_id: str
    display_name: str
    affiliation: str  # '' without one
    joined_at: datetime
    is_leader: bool


@dataclass(frozen=True, slots=True)
class Invitation:
    """An invitation into a team, or a person's request to join one (`direction`)."""

    id: str
    contest_id: str
    team_id: str
    team_name: str
    direction: str  # invitation | request
    email: str | None  # None for a link and for a request
    message: str  # what somebody who asks to join says
    status: str  # that holds at the moment of reading
    invited_by: str  # of a request: who asks
    invited_by_name: str
    created_at: datetime
    expires_at: datetime
    answered_at: datetime | None

    @property
    def is_link(self) -> bool:
        return self.direction == "invitation" and self.email is None


@dataclass(frozen=True, slots=True)
class IssuedLink:
    """A single-use link, to be shown once: state holds only the hash of its secret."""

    invitation_id: str
    url: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class TeamDecision:
    result: str  # approved | returned
    reason: str
    decided_by: str
    decided_at: datetime


@dataclass(frozen=True, slots=True)
class MembershipEvent:
    account_id: str
    display_name: str
    kind: str  # joined | left | removed | leads | closed
    actor: str
    happened_at: datetime
