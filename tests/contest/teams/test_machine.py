"""The tables of states, whole: what is in them, and that nothing else is possible."""

from itertools import product

import pytest

from contest.errors import NotAllowedNow
from contest.teams.machine import INVITATION, TEAM, status_by_the_clock

MACHINES = {"team": TEAM, "invitation": INVITATION}
ENDS = {"team": {"withdrawn", "dissolved"}, "invitation": {"accepted", "declined", "revoked", "expired"}}


@pytest.mark.parametrize("kind", MACHINES)
def test_what_is_not_in_the_table_is_refused(kind):
    machine = MACHINES[kind]
    others = [pair for pair in product(machine.statuses, machine.acts) if pair not in machine.moves]

    for status, act in others:
        with pytest.raises(NotAllowedNow):
            machine.after(status, act)

    assert len(others) + len(machine.moves) == len(machine.statuses) * len(machine.acts)


@pytest.mark.parametrize("kind", MACHINES)
def test_only_the_ends_lead_nowhere(kind):
    machine = MACHINES[kind]
    left = {status for (status, _), after in machine.moves.items() if after != status}

    assert set(machine.statuses) - left == ENDS[kind]


@pytest.mark.parametrize("kind", MACHINES)
def test_every_state_and_act_of_the_table_has_words(kind):
    machine = MACHINES[kind]

    assert {act for _, act in machine.moves} == set(machine.acts)
    assert {status for status, _ in machine.moves} | set(machine.moves.values()) == set(machine.statuses)


@pytest.mark.parametrize(
    ("stored", "is_over", "is_complete", "is_approved_alone", "holds"),
    [
        ("forming", False, True, True, "forming"),
        ("forming", True, False, True, "forming"),
        ("forming", True, True, False, "pending"),
        ("forming", True, True, True, "locked"),
        ("pending", True, True, False, "pending"),
        ("returned", True, True, True, "returned"),
        ("approved", False, True, False, "approved"),
        ("approved", True, True, False, "locked"),
        ("locked", True, True, False, "locked"),
        ("locked", False, True, False, "approved"),
        ("withdrawn", True, True, True, "withdrawn"),
        ("dissolved", True, True, True, "dissolved"),
        ("disqualified", True, True, True, "disqualified"),
    ],
)
def test_the_clock_makes_of_a_status(stored, is_over, is_complete, is_approved_alone, holds):
    made = status_by_the_clock(
        stored, is_registration_over=is_over, is_complete=is_complete, is_approved_alone=is_approved_alone
    )

    assert made == holds
