"""Questions: a member asks, an organiser answers, and everybody reads the answer at the same moment."""

from datetime import datetime

from catalog.catalogue import Catalogue
from catalog.queries import get_dataset
from contest.contests import words
from contest.contests.errors import ConfirmToAsk, QuestionAnswered, TooManyQuestions
from contest.contests.queries import Reader, get_question, require_published
from contest.contests.records import Question
from contest.contests.wording import one_language
from contest.rights import require_organiser
from core.audit import record_event
from core.ids import new_id
from core.people.accounts import require_open_account
from core.state import State

QUESTION_CHARS = (5, 1000)
ANSWER_CHARS = (2, 4000)
MAX_WAITING = 3  # questions of one person in one contest that nobody has answered yet

_WAITING = "SELECT count(*) FROM question WHERE contest_id = ? AND asked_by = ? AND answered_at IS NULL"
_ASK = """
    INSERT INTO question (id, contest_id, asked_by, asked_at, words, dataset_id, answer)
    VALUES (?, ?, ?, ?, ?, ?, '')
"""
_ANSWER = "UPDATE question SET answer = ?, answered_by = ?, answered_at = ? WHERE id = ?"


def ask_question(
    catalogue: Catalogue, contest_id: str, *, said: str, actor: str, now: datetime, dataset: str = ""
) -> Question:
    """A question about the contest, or about a dataset, by slug or id.

    Only the one who asked and the organisers see it until it is answered. Raises DatasetNotFound, WordsNeeded,
    WordsTooLong, ContestNotFound, ContestNotOpen, AccountNotFound, ConfirmToAsk or TooManyQuestions.
    """
    least, most = QUESTION_CHARS
    said = one_language(said, words.QUESTION, at_least=least, at_most=most)
    dataset_id = get_dataset(catalogue, dataset).id if dataset else None
    with catalogue.state.transaction() as tx:
        contest = require_published(tx, contest_id)
        if not require_open_account(tx, actor).is_active:
            raise ConfirmToAsk()
        if count_waiting(tx, contest.id, actor) >= MAX_WAITING:
            raise TooManyQuestions(most=MAX_WAITING)
        question_id = new_id()
        tx.execute(_ASK, (question_id, contest.id, actor, now, said, dataset_id))
        facts = {"contest_id": contest.id, "dataset_id": dataset_id}
        subject = f"question:{question_id}"
        record_event(tx, actor=actor, action="question.ask", subject=subject, facts=facts, now=now)
        return get_question(tx, question_id)


def answer_question(state: State, question_id: str, *, answer: str, actor: str, now: datetime) -> Question:
    """From here on everybody reads question and answer; what has to be corrected later is announced.

    Raises WordsNeeded, WordsTooLong, SomethingMissing, RoleNeeded or QuestionAnswered.
    """
    least, most = ANSWER_CHARS
    answer = one_language(answer, words.ANSWER, at_least=least, at_most=most)
    with state.transaction() as tx:
        question = get_question(tx, question_id)
        require_organiser(tx, actor, question.contest_id)
        if question.is_answered:
            raise QuestionAnswered()
        tx.execute(_ANSWER, (answer, actor, now, question.id))
        facts = {"contest_id": question.contest_id}
        subject = f"question:{question.id}"
        record_event(tx, actor=actor, action="question.answer", subject=subject, facts=facts, now=now)
        return get_question(tx, question.id)


def count_waiting(tx: Reader, contest_id: str, account_id: str) -> int:
    """Questions of one person that nobody has answered yet."""
    found = tx.row(_WAITING, (contest_id, account_id))
    return found[0] if found else 0
