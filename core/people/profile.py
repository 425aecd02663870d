"""What a person says of himself or herself: name, organisation, a few words, language of the mails."""

from dataclasses import dataclass
from datetime import datetime

from core.audit import record_event
from core.people.accounts import require_open_account
from core.people.affiliations import affiliation_id_of
from core.people.errors import AboutTooLong, BadName
from core.state import State
from core.words import DEFAULT_LANG, Lang

LONGEST_NAME, LONGEST_ABOUT = 40, 1000  # characters

_UPDATE = "UPDATE account SET display_name = ?, affiliation_id = ?, about = ?, lang = ? WHERE id = ?"


@dataclass(frozen=True, slots=True)
class Profile:
    display_name: str
    affiliation: str = ""
    about: str = ""
    lang: Lang = DEFAULT_LANG


def checked_profile(profile: Profile) -> Profile:
    """The same without stray spaces. Raises BadName or AboutTooLong."""
    name = " ".join(profile.display_name.split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise BadName()
    about = "\n".join(line.rstrip() for line in profile.about.strip().splitlines())
    about = "".join(c for c in about if c.isprintable() or c == "\n")
    if len(about) > LONGEST_ABOUT:
        raise AboutTooLong()
    return Profile(name, profile.affiliation, about, profile.lang)


def update_profile(state: State, profile: Profile, *, actor: str, now: datetime) -> None:
    """Raises BadName, BadAffiliation, AboutTooLong or AccountNotFound."""
    checked = checked_profile(profile)
    with state.transaction() as tx:
        require_open_account(tx, actor)
        affiliation_id = affiliation_id_of(tx, checked.affiliation)
        tx.execute(_UPDATE, (checked.display_name, affiliation_id, checked.about, checked.lang, actor))
        facts = {"affiliation_id": affiliation_id}
        record_event(tx, actor=actor, action="account.profile", subject=f"account:{actor}", facts=facts, now=now)
