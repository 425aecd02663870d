"""A member asks, an organiser answers, and everybody reads the answer at once."""

import pytest

from catalog.errors import DatasetNotFound
from contest.contests.errors import ConfirmToAsk, QuestionAnswered, TooManyQuestions, WordsNeeded, WordsTooLong
from contest.contests.queries import list_open_questions, list_questions, list_questions_of
from contest.contests.questions import MAX_WAITING, answer_question, ask_question, count_waiting
from contest.errors import ContestNotOpen, SomethingMissing
from core.people.errors import AccountNotFound, RoleNeeded
from tests.builders import add_dataset
from tests.contest.builders import add_account, add_contest, day, snapshot

ASKED = "一个人可以参加两条赛道吗？"


@pytest.fixture
def portal(catalogue):
    add_contest(catalogue.state)
    for name in ("ann", "ben"):
        add_account(catalogue.state, name)
    return catalogue


def ask(portal, said=ASKED, *, actor="ann", now=None, **what):
    return ask_question(portal, "c1", said=said, actor=actor, now=now or day(1), **what)


def answer(portal, question, said="不可以，一人一队。", *, actor="o1"):
    return answer_question(portal.state, question.id, answer=said, actor=actor, now=day(2))


def refused(portal, error, act):
    before = snapshot(portal.state, "question", "audit_event")
    with pytest.raises(error):
        act()
    assert snapshot(portal.state, "question", "audit_event") == before


def test_an_answer_is_public_at_once_and_a_question_alone_is_not(portal):
    question = ask(portal)

    assert list_questions(portal.state, "c1") == []
    assert list_open_questions(portal.state, "c1") == [question]
    assert list_questions_of(portal.state, "c1", "ann") == [question]
    assert list_questions_of(portal.state, "c1", "ben") == []

    answered = answer(portal, question)

    assert (answered.answer, answered.answered_by, answered.answered_at) == ("不可以，一人一队。", "o1", day(2))
    assert list_questions(portal.state, "c1") == [answered]
    assert list_open_questions(portal.state, "c1") == []
    assert portal.state.rows("SELECT action FROM audit_event ORDER BY sequence") == [
        ("question.ask",), ("question.answer",),
    ]  # fmt: skip


def test_a_question_about_a_dataset_names_it(portal):
    dataset = add_dataset(portal, "bus-stops")

    assert ask(portal, dataset="bus-stops").dataset_id == dataset.id
    refused(portal, DatasetNotFound, lambda: ask(portal, dataset="nothing"))


def test_only_so_many_questions_wait(portal):
    waiting = [ask(portal, now=day(1 + number)) for number in range(MAX_WAITING)]

    refused(portal, TooManyQuestions, lambda: ask(portal))
    ask(portal, actor="ben")
    answer(portal, waiting[0])
    ask(portal)

    assert count_waiting(portal.state, "c1", "ann") == MAX_WAITING


def test_who_and_when(portal):
    add_account(portal.state, "new", confirmed_at=None)
    add_account(portal.state, "gone", closed_at=day(0), email=None)

    refused(portal, ConfirmToAsk, lambda: ask(portal, actor="new"))
    refused(portal, AccountNotFound, lambda: ask(portal, actor="gone"))
    refused(portal, AccountNotFound, lambda: ask(portal, actor="nobody"))
    with portal.state.transaction() as tx:
        tx.execute("UPDATE contest SET status = 'draft'")
    refused(portal, ContestNotOpen, lambda: ask(portal))


@pytest.mark.parametrize(("said", "error"), [("  几号？ ", WordsNeeded), ("长" * 1001, WordsTooLong)])
def test_a_question_has_a_length(portal, said, error):
    refused(portal, error, lambda: ask(portal, said))


def test_an_answer_is_given_once_by_an_organiser(portal):
    question = ask(portal)

    refused(portal, RoleNeeded, lambda: answer(portal, question, actor="ben"))
    refused(portal, WordsNeeded, lambda: answer(portal, question, " "))
    refused(portal, WordsTooLong, lambda: answer(portal, question, "长" * 4001))
    refused(
        portal, SomethingMissing,
        lambda: answer_question(portal.state, "nothing", answer="不可以。", actor="o1", now=day(2)),
    )  # fmt: skip
    answer(portal, question)
    refused(portal, QuestionAnswered, lambda: answer(portal, question, "可以。", actor="o2"))
