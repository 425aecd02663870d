"""A contest, people, teams and works straight into state, for tests that need one as a starting point.

Say what matters, the rest is filled in. Nothing here checks a rule: what a command refuses is tested by the command.

The season of `add_contest`, in days from `START` (naive UTC):

    registration 0–20 · submission 10–30 · screening 30–35 · judging 35–45 · final 45–50
    voting 35–45 · verification 45–47 · publicity 50–57 · appeals 50–57
"""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from core.ids import new_id
from core.state import State

START = datetime(2026, 3, 1, 4, 0)  # naive UTC: noon in Shenyang
SEASON: Mapping[str, tuple[float, float]] = {
    "registration": (0, 20),
    "submission": (10, 30),
    "screening": (30, 35),
    "judging": (35, 45),
    "final": (45, 50),
    "voting": (35, 45),
    "verification": (45, 47),
    "publicity": (50, 57),
    "appeals": (50, 57),
}
CRITERIA: Sequence[tuple[str, int]] = (
    ("data", 25),
    ("impact", 25),
    ("innovation", 20),
    ("completeness", 20),
    ("presentation", 10),
)


def day(number: float) -> datetime:
    """So many days into the season."""
    return START + timedelta(days=number)


def insert(db: State, table: str, **values: Any) -> None:
    names = ", ".join(values)
    with db.transaction() as tx:
        tx.execute(
            f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(values))})",
            list(values.values()),
        )


def add_account(db: State, name: str, **what_matters: Any) -> str:
    """A confirmed person; the id is the name. `affiliation="示例公司"` makes the affiliation too."""
    affiliation = what_matters.pop("affiliation", None)
    if affiliation is not None:
        what_matters["affiliation_id"] = add_affiliation(db, affiliation)
    insert(
        db,
        "account",
        **{
            "id": name,
            "email": f"{name}@{name}.example",
            "password_hash": None,
            "display_name": name,
            "affiliation_id": None,
            "about": "",
            "lang": "zh",
            "created_at": day(-30),
            "confirmed_at": day(-30),
            **what_matters,
        },
    )
    return name


def add_affiliation(db: State, name: str) -> str:
    if db.row("SELECT 1 FROM affiliation WHERE id = ?", (name,)) is None:
        insert(db, "affiliation", id=name, name=name, name_key=name.casefold())
    return name


def grant(db: State, account_id: str, role: str, scope: str = "") -> str:
    """A role straight into state; makes the account if there is none."""
    if db.row("SELECT 1 FROM account WHERE id = ?", (account_id,)) is None:
        add_account(db, account_id)
    insert(
        db,
        "role_grant",
        account_id=account_id,
        role=role,
        scope=scope,
        granted_by="administrator",
        granted_at=day(-20),
    )
    return account_id


def add_contest(db: State, contest_id: str = "c1", **what_matters: Any) -> str:
    """A published contest with one track, one stage and its criteria, and the whole season.

    `season={"judging": (35, 45)}` replaces the phases; `method="pairwise"` is that of the stage.
    The track is `{contest_id}-t1`, the stage `{contest_id}-s1`; organisers `o1` and `o2`.
    """
    season = what_matters.pop("season", SEASON)
    method = what_matters.pop("method", "calibrated")
    insert(
        db,
        "contest",
        **{
            "id": contest_id,
            "slug": contest_id,
            "kind": "app",
            "edition_year": 2026,
            "title_zh": f"大赛 {contest_id}",
            "title_en": f"Contest {contest_id}",
            "status": "published",
            "content": "{}",
            "settings": "{}",
            "revision": 1,
            "created_at": day(-20),
            "published_at": day(-10),
            **what_matters,
        },
    )
    for kind, (opens, closes) in season.items():
        add_phase(db, contest_id, kind, opens, closes)
    add_track(db, contest_id, "t1")
    add_stage(db, contest_id, 1, method=method)
    for organiser in ("o1", "o2"):
        grant(db, organiser, "organiser", f"contest:{contest_id}")
    return contest_id


def add_phase(db: State, contest_id: str, kind: str, opens: float, closes: float, grace_s: int = 0) -> None:
    insert(
        db,
        "contest_phase",
        contest_id=contest_id,
        kind=kind,
        opens_at=day(opens),
        closes_at=day(closes),
        grace_s=grace_s,
    )


def add_track(db: State, contest_id: str, code: str, **what_matters: Any) -> str:
    insert(
        db,
        "track",
        **{
            "id": f"{contest_id}-{code}",
            "contest_id": contest_id,
            "code": code,
            "ordinal": 1,
            "title_zh": f"赛道 {code}",
            "title_en": f"Track {code}",
            "about_zh": "",
            "about_en": "",
            "min_datasets": 1,
            **what_matters,
        },
    )
    return f"{contest_id}-{code}"


def add_stage(db: State, contest_id: str, ordinal: int, **what_matters: Any) -> str:
    """A stage with the five usual criteria, marked 0 to 10 in halves."""
    stage_id = f"{contest_id}-s{ordinal}"
    insert(
        db,
        "stage",
        **{
            "id": stage_id,
            "contest_id": contest_id,
            "ordinal": ordinal,
            "title_zh": f"第 {ordinal} 轮",
            "title_en": f"Round {ordinal}",
            "method": "calibrated",
            "quota_per_track": None,
            **what_matters,
        },
    )
    for position, (key, weight) in enumerate(CRITERIA, start=1):
        insert(
            db,
            "criterion",
            stage_id=stage_id,
            key=key,
            ordinal=position,
            title_zh=f"指标 {key}",
            title_en=f"Criterion {key}",
            about_zh="",
            about_en="",
            weight=weight,
            maximum="10",
            step="0.5",
            anchors="{}",
            is_counted=True,
        )
    return stage_id


def add_team(db: State, name: str, members: Sequence[str], contest_id: str = "c1", **what_matters: Any) -> str:
    """A team whose first member leads; the id is the name. Makes accounts that are missing."""
    for member in members:
        if db.row("SELECT 1 FROM account WHERE id = ?", (member,)) is None:
            add_account(db, member)
    insert(
        db,
        "team",
        **{
            "id": name,
            "contest_id": contest_id,
            "name": name,
            "name_key": name.casefold(),
            "leader_id": members[0],
            "category": "individual",
            "about": "",
            "looking_for": "",
            "status": "approved",
            "status_before": None,
            "revision": 1,
            "created_at": day(1),
            **what_matters,
        },
    )
    for minute, member in enumerate(members):
        insert(
            db,
            "membership",
            contest_id=contest_id,
            account_id=member,
            team_id=name,
            joined_at=day(1) + timedelta(minutes=minute),
        )
    return name


def add_work(db: State, work_id: str, team_id: str, contest_id: str = "c1", **what_matters: Any) -> str:
    """A work with one submitted version, unless `version=0`. `content` is the JSON of the version."""
    version = what_matters.pop("version", 1)
    content = what_matters.pop("content", {"title": f"作品 {work_id}", "summary": "示例", "dataset_uses": []})
    insert(
        db,
        "work",
        **{
            "id": work_id,
            "contest_id": contest_id,
            "track_id": f"{contest_id}-t1",
            "team_id": team_id,
            "blind_code": f"B-{work_id}",
            "status": "locked" if version else "draft",
            "status_before": None,
            "current_version": version,
            "return_closes_at": None,
            "draft": json.dumps(content, ensure_ascii=False),
            "draft_revision": 1,
            "draft_changed_at": day(12),
            "draft_changed_by": team_id,
            "created_at": day(12),
            **what_matters,
        },
    )
    if version:
        insert(
            db,
            "work_version",
            work_id=work_id,
            number=version,
            content=json.dumps(content, ensure_ascii=False),
            sha256="0" * 64,
            receipt_code=f"R-{work_id}",
            client_token=new_id(),
            is_late=False,
            submitted_by=team_id,
            submitted_at=day(20),
        )
    return work_id


def add_judge(db: State, account_id: str, contest_id: str = "c1", **what_matters: Any) -> str:
    """An active judge; the id is `judge-{account}`. Makes the account and the role."""
    grant(db, account_id, "judge", f"contest:{contest_id}")
    insert(
        db,
        "judge",
        **{
            "id": f"judge-{account_id}",
            "contest_id": contest_id,
            "account_id": account_id,
            "email": f"{account_id}@{account_id}.example",
            "token_hash": new_id(),
            "status": "active",
            "expertise": "{}",
            "max_load": 20,
            "invited_by": "o1",
            "invited_at": day(5),
            "answered_at": day(6),
            **what_matters,
        },
    )
    return f"judge-{account_id}"


def add_review(
    db: State, judge_id: str, work_id: str, scores: Mapping[str, str] | None, stage_id: str = "c1-s1", **what: Any
) -> str:
    """An assignment, and its submitted review where there are scores; the id is `{judge}:{work}`."""
    assignment_id = f"{judge_id}:{work_id}"
    insert(
        db,
        "assignment",
        **{
            "id": assignment_id,
            "stage_id": stage_id,
            "judge_id": judge_id,
            "work_id": work_id,
            "work_version": 1,
            "run_id": "run-1",
            "ordinal": 1,
            "status": "submitted" if scores else "offered",
            "void_reason": "",
            "offered_at": day(35),
            **what,
        },
    )
    if scores:
        insert(
            db,
            "review",
            assignment_id=assignment_id,
            scores=json.dumps(dict(scores)),
            comment="",
            flags="[]",
            revision=1,
            saved_at=day(36),
            submitted_at=day(36),
        )
    return assignment_id


def snapshot(db: State, *tables: str) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of some tables, to show that a refused act changed nothing."""
    return {table: sorted(db.rows(f"SELECT * FROM {table}"), key=str) for table in tables}


def add_run(db: State, run_id: str = "run-1", contest_id: str = "c1", **what_matters: Any) -> str:
    """A version of the result of a stage, in its public notice, without rows."""
    insert(
        db,
        "result_run",
        **{
            "id": run_id,
            "contest_id": contest_id,
            "stage_id": f"{contest_id}-s1",
            "number": 1,
            "status": "publicity",
            "method": "calibrated",
            "parameters": "{}",
            "input_sha256": "0" * 64,
            "bundle": "{}",
            "report": "{}",
            "reason": "",
            "made_by": "o1",
            "made_at": day(48),
            "published_at": day(50),
            **what_matters,
        },
    )
    return run_id


def add_result_row(db: State, work_id: str, rank: int, run_id: str = "run-1", **what_matters: Any) -> None:
    insert(
        db,
        "result_row",
        **{
            "run_id": run_id,
            "work_id": work_id,
            "track_id": "c1-t1",
            "rank": rank,
            "review_count": 3,
            "raw_mean": "80",
            "median": "80",
            "deviation": "0",
            "calibrated": str(100 - rank),
            "standard_error": "0.1",
            "tie_break": "[]",
            "is_promoted": False,
            "needs_deliberation": False,
            **what_matters,
        },
    )


def add_prize(db: State, prize_id: str, quota: int = 1, contest_id: str = "c1", **what_matters: Any) -> str:
    """A prize of the jury over all tracks."""
    insert(
        db,
        "prize",
        **{
            "id": prize_id,
            "contest_id": contest_id,
            "track_id": None,
            "ordinal": 1,
            "title_zh": f"奖项 {prize_id}",
            "title_en": f"Prize {prize_id}",
            "quota": quota,
            "amount_cny": None,
            "basis": "judged",
            **what_matters,
        },
    )
    return prize_id


def add_award(db: State, work_id: str, prize_id: str, run_id: str = "run-1") -> None:
    insert(db, "result_award", run_id=run_id, prize_id=prize_id, work_id=work_id, is_shared=False)
