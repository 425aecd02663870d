"""The public vote of the finished edition: cast while the judges work, checked, and published by two."""

from random import Random

from contest.demonstration import finished_words as words
from contest.demonstration.acts import votes_for
from contest.demonstration.edition import Edition
from contest.demonstration.people import ENTRANTS
from contest.demonstration.season import Story
from contest.demonstration.works_finished import POPULAR, REJECTED, TEAMS
from contest.voting.ballots import cast_ballot
from contest.voting.networks import ballot_marks
from contest.voting.polls import open_poll
from contest.voting.publication import propose_publication, publish_counts
from contest.voting.verification import finish_verification, quarantine_suspicious

_VOTERS = ("member", *(person.key for person in ENTRANTS))
_LIKED = 3.0  # how much more often the favourite of the public is chosen


def public_vote(edition: Edition) -> Story:
    stage, state = edition.stage, edition.stage.state
    first, second = edition.person("organiser"), edition.person("organiser-2")
    now = yield from stage.at(-258, 11)
    poll_id = open_poll(state, edition.id, actor=first, now=now).id
    yield from _cast(edition, poll_id)
    now = yield from stage.at(-245, 10)
    quarantine_suspicious(state, poll_id, actor=first, now=now)
    now = yield from stage.at(-244, 10)
    finish_verification(state, poll_id, actor=first, now=now)
    now = yield from stage.at(-242, 10)
    act = propose_publication(state, poll_id, reason=words.NEXT_STEP, actor=first, now=now)
    now = yield from stage.at(-242, 15)
    publish_counts(state, act, actor=second, is_confirmed=True, now=now)


def _cast(edition: Edition, poll_id: str) -> Story:
    """Each person from a place of their own, at an hour of the day, and nobody for their own work."""
    chance = Random(7)  # noqa: S311 — invented ballots, the same each time
    for place, key in enumerate(_VOTERS):
        now = yield from edition.stage.at(-255 + place // 4, 10 + 3 * (place % 4), place)
        liked = {
            edition.works[team.work.title]: _LIKED if team.work.title == POPULAR else 1.0
            for team in TEAMS
            if team.work and team.work.title != REJECTED and key not in team.members
        }
        chosen = votes_for(chance, liked, chance.choice((2, 3, 3)))
        marks = {"address": f"198.51.{100 + place}.7", "user_agent": "demonstration"}
        network, agent = ballot_marks(edition.stage.state, poll_id, **marks)
        cast_ballot(
            edition.stage.state, poll_id, actor=edition.person(key), votes=dict.fromkeys(chosen, 1), network=network,
            agent=agent, now=now,
        )  # fmt: skip
