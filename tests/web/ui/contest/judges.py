"""Judges at work, for the tests of their page and of the console: a season that stands where a test needs it."""

import re
from datetime import timedelta
from typing import Any

from streamlit.testing.v1 import AppTest

from contest.works.content import FORM
from core.clock import utc_now
from core.people.sessions import begin_session
from tests.contest import builders
from tests.contest.builders import add_contest, add_judge, add_review, add_team, add_work, insert
from tests.contest.judging.builders import FULL
from tests.web.ui.drawn import HOME, Drawn
from web.ui.account import visitor

TEAMS = {"w1": "示例甲队", "w2": "示例乙队"}


def move_to(monkeypatch, days: float) -> None:
    """Now is so many days into the season of whatever is built from here on."""
    monkeypatch.setattr(builders, "START", utc_now() - timedelta(days=days))


def sign_in(monkeypatch, db, account_id: str) -> None:
    with db.transaction() as tx:
        cookie = begin_session(tx, account_id, now=utc_now())
    monkeypatch.setattr(visitor, "session_cookie", lambda: cookie)


def add_judging(db) -> None:
    """The judge `j1` has the works of both teams to judge; `j2` has sent a review of the first."""
    add_contest(db)
    for judge in ("j1", "j2"):
        add_judge(db, judge)
    for number, (work_id, team) in enumerate(TEAMS.items(), start=1):
        add_team(db, team, [f"队员{number}"])
        add_work(db, work_id, team, content=_content(db, work_id, team), status="in_review", blind_code=f"A-00{number}")
        add_review(db, "judge-j1", work_id, None, ordinal=number)
    add_review(db, "judge-j2", "w1", {**FULL, "data": "1.5"}, work_version=1)


def _content(db, work_id: str, team: str) -> dict[str, object]:
    file = {"id": f"f-{work_id}", "kind": "slides", "file_name": f"{team}.pdf", "media_type": "application/pdf"}
    sizes = {"size_bytes": 2048, "sha256": "0" * 64}
    more = {"file_key": "k", "uploaded_by": "x", "uploaded_at": builders.day(13)}
    insert(db, "attachment", work_id=work_id, **file, **sizes, **more)
    return {
        **{name: f"{name} 的内容" for name, field in FORM.items() if field.shape in ("line", "text")},
        "title": f"作品 <{work_id}>",
        "contact": f"{team} 13800000000",
        "code_url": f"https://git.example/{team}",
        "dataset_uses": [],
        "files": [{**file, **sizes}],
    }


def open_page(page: str, **query: str) -> AppTest:
    """The page by its name, run once. Fails when it crashed."""
    app = AppTest.from_file(HOME, default_timeout=60)
    for name, value in query.items():
        app.query_params[name] = value
    app.switch_page(f"pages/{page}.py")
    return run(app)


def run(app: AppTest) -> AppTest:
    app.run()
    assert list(app.exception) == []
    return app


def drawn(app: AppTest) -> Drawn:
    return Drawn("".join(one.value for one in app.get("html")))


def press(app: AppTest, key: str) -> Drawn:
    """Presses the button with this key, on a form or not."""
    button = next(one for one in app.button if one.key == key or (one.key or "").startswith(f"FormSubmitter:{key}-"))
    button.click()
    return drawn(run(app))


def put(app: AppTest, key: str, value: object) -> None:
    """Fills in the field with this key."""
    _field(app, key).set_value(value)


def value_of(app: AppTest, key: str) -> object:
    return _field(app, key).value


def _field(app: AppTest, key: str) -> Any:
    """After each act it has another key, so that it begins empty."""
    kinds = (app.selectbox, app.text_input, app.text_area, app.checkbox, app.radio)
    return next(one for kind in kinds for one in kind if re.fullmatch(rf"{re.escape(key)}(\.\d+)?", one.key or ""))


def said(page: Drawn) -> list[str]:
    return page.text_of("sy-note-green") + page.text_of("sy-note-red")
