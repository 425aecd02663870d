"""The gallery as organisers and teams look after it."""

from contest.showcase.entries import find_entry, list_entries
from contest.showcase.showcase import hide_work, open_gallery, take_back_consent
from tests.contest.builders import add_contest, day
from tests.contest.showcase.scene import FINAL, add_entry, add_result


def gallery(db):
    """Four finalists in the gallery, and one work of another contest."""
    add_contest(db)
    for n in (1, 2, 3, 4):
        add_entry(db, n)
    add_result(db)
    open_gallery(db, "c1", actor="o1", now=FINAL)
    add_contest(db, "c2")
    add_entry(db, 9, contest_id="c2")
    add_result(db, "c2")
    open_gallery(db, "c2", actor="o1", now=FINAL)


def test_every_state_of_an_entry_is_told_with_its_reason(both):
    gallery(both)
    hide_work(both, "w2", reason="应用里有个人信息", actor="o1", now=day(61))
    take_back_consent(both, "w3", actor="leader3", now=day(61))
    with both.transaction() as tx:
        tx.execute("UPDATE work SET status = 'disqualified' WHERE id = 'w4'")

    assert [(one.work_id, one.state, one.hidden_reason) for one in list_entries(both, "c1")] == [
        ("w1", "shown", ""),
        ("w2", "hidden", "应用里有个人信息"),
        ("w3", "taken_back", ""),
        ("w4", "out", ""),
    ]


def test_a_team_finds_its_own_entry_or_none(db):
    gallery(db)

    assert find_entry(db, "w1") == list_entries(db, "c1")[0]
    assert find_entry(db, "w0") is None
