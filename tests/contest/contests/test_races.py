"""Organisers at the same moment: one wins, the others are told, on both engines."""

from concurrent.futures import ThreadPoolExecutor

from contest.contests.editing import edit_contest
from contest.contests.errors import EditedMeanwhile
from contest.contests.publishing import propose_cancellation
from contest.contests.queries import get_contest
from contest.contests.two_people import list_open_acts
from contest.errors import AlreadyProposed
from core.audit import broken_links
from tests.contest.builders import add_contest, day
from tests.contest.contests.drafts import text

AT_ONCE = 16


def outcomes(act):
    with ThreadPoolExecutor(AT_ONCE) as people:
        return list(people.map(lambda number: _outcome(act, number), range(AT_ONCE)))


def _outcome(act, number):
    try:
        act(number)
    except (EditedMeanwhile, AlreadyProposed) as refused:
        return type(refused)
    return None


def test_of_many_who_save_the_same_form_one_saves(both):
    add_contest(both)

    found = outcomes(lambda n: edit_contest(both, "c1", revision=1, title=text(str(n)), actor="o1", now=day(1)))

    assert sorted(found, key=str) == [EditedMeanwhile] * (AT_ONCE - 1) + [None]
    contest = get_contest(both, "c1")
    assert (contest.revision, contest.title) == (2, text(str(found.index(None))))
    assert broken_links(both) == []


def test_of_many_who_propose_the_same_one_does(both):
    add_contest(both)

    found = outcomes(
        lambda n: propose_cancellation(both, "c1", reason="经费未落实", actor=("o1", "o2")[n % 2], now=day(1))
    )

    assert found.count(None) == 1
    assert len(list_open_acts(both, "c1")) == 1
