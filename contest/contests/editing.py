"""Making a contest, and editing its words and settings."""

import json
import re
from collections.abc import Mapping
from datetime import datetime

from contest.contests import words
from contest.contests.defaults import RUBRICS, USUAL_WORDS
from contest.contests.errors import BadSlug, BadYear, SettingFrozen, SlugTaken, UnknownWords
from contest.contests.queries import find_contest
from contest.contests.records import Contest, ContestKind
from contest.contests.revisions import begin_edit, finish_edit
from contest.contests.rubric import write_rubric
from contest.contests.settings import changed_settings, settings_as_json
from contest.contests.stages import StageForm, write_stages
from contest.contests.wording import in_both_languages, maybe_empty
from core.audit import record_event
from core.ids import new_id
from core.people.roles import require_role
from core.state import State
from core.words import Text

MAX_TITLE_CHARS = 120
MAX_WORDS_CHARS = 20_000
YEARS = (2000, 2100)
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_MAX_SLUG_CHARS = 60
# What does not touch what entrants were promised, and so may still be changed once they have read the rules.
CHANGEABLE_AFTER_PUBLICATION = frozenset(
    "auto_approve_teams invitation_days min_reviews max_load max_attachments max_file_mb max_total_mb".split()
)

_ADD = """
    INSERT INTO contest
        (id, slug, kind, edition_year, title_zh, title_en, status, content, settings, revision, created_at)
    VALUES (?, ?, ?, ?, ?, ?, 'draft', ?, '{}', 1, ?)
"""
_CHANGE = """
    UPDATE contest
    SET title_zh = ?, title_en = ?, edition_year = ?, content = ?, settings = ?
    WHERE id = ?
"""


def create_contest(
    state: State, *, slug: str, kind: ContestKind, edition_year: int, title: Text, actor: str, now: datetime
) -> str:
    """The id of a new draft, with one stage, the usual rubric of its kind, and words on how ties are broken.

    Whoever organises for the whole portal makes contests; an administrator gives roles and makes none.
    Raises RoleNeeded, BadSlug, SlugTaken, BadYear, WordsNeeded or WordsTooLong.
    """
    title = in_both_languages(title, words.TITLE, at_most=MAX_TITLE_CHARS)
    _check_slug(slug)
    _check_year(edition_year)
    contest_id = new_id()
    with state.transaction() as tx:
        require_role(tx, actor, "organiser", "")
        if find_contest(tx, slug) is not None:
            raise SlugTaken(slug=slug)
        content = _content_as_json(USUAL_WORDS)
        tx.execute(_ADD, (contest_id, slug, kind, edition_year, title.zh, title.en, content, now))
        [stage_id] = write_stages(tx, contest_id, [StageForm(title=words.FIRST_STAGE, method="calibrated")])
        write_rubric(tx, stage_id, RUBRICS[kind])
        facts = {"kind": kind, "slug": slug}
        record_event(tx, actor=actor, action="contest.create", subject=f"contest:{contest_id}", facts=facts, now=now)
    return contest_id


def edit_contest(
    state: State,
    contest_id: str,
    *,
    revision: int,
    actor: str,
    now: datetime,
    title: Text | None = None,
    edition_year: int | None = None,
    content: Mapping[str, Text] | None = None,
    settings: Mapping[str, object] | None = None,
) -> int:
    """The new revision. What is not given stays as it is; `content` and `settings` may name some of theirs only.

    Raises what `begin_edit` does; UnknownWords, WordsNeeded, WordsTooLong, BadYear; what `changed_settings` does; and
    SettingFrozen for a setting that entrants already rely on.
    """
    with state.transaction() as tx:
        contest = begin_edit(tx, contest_id, revision=revision, actor=actor)
        new_title = in_both_languages(title or contest.title, words.TITLE, at_most=MAX_TITLE_CHARS)
        year = edition_year or contest.edition_year
        _check_year(year)
        new_content = {**contest.content, **_checked_content(contest, content or {})}
        new_settings = changed_settings(contest.settings, settings or {})
        changed = [name for name in words.SETTINGS if getattr(new_settings, name) != getattr(contest.settings, name)]
        _refuse_frozen(contest, changed)
        tx.execute(
            _CHANGE,
            (
                new_title.zh,
                new_title.en,
                year,
                _content_as_json(new_content),
                settings_as_json(new_settings),
                contest.id,
            ),
        )
        facts = {
            "settings": {name: [getattr(contest.settings, name), getattr(new_settings, name)] for name in changed},
            "words": sorted(name for name in new_content if new_content[name] != contest.content.get(name)),
            "title": new_title != contest.title,
        }
        return finish_edit(tx, contest, "contest.edit", facts=facts, actor=actor, now=now)


def _checked_content(contest: Contest, content: Mapping[str, Text]) -> dict[str, Text]:
    """A draft may still lack words; what was published is not emptied."""
    checked = {}
    for name, text in content.items():
        if name not in words.CONTENT:
            raise UnknownWords(name=name[:100])
        is_needed = contest.status == "published" and name in words.NEEDED_CONTENT
        check = in_both_languages if is_needed else maybe_empty
        checked[name] = check(text, words.CONTENT[name], at_most=MAX_WORDS_CHARS)
    return checked


def _refuse_frozen(contest: Contest, changed: list[str]) -> None:
    for name in changed:
        if contest.status == "published" and name not in CHANGEABLE_AFTER_PUBLICATION:
            raise SettingFrozen(field=words.SETTINGS[name])


def _check_slug(slug: str) -> None:
    if not _SLUG.fullmatch(slug) or not 2 <= len(slug) <= _MAX_SLUG_CHARS:
        raise BadSlug(slug=slug[:100])


def _check_year(year: int) -> None:
    if not YEARS[0] <= year <= YEARS[1]:
        raise BadYear(year=year, first=YEARS[0], last=YEARS[1])


def _content_as_json(content: Mapping[str, Text]) -> str:
    return json.dumps({name: {"zh": text.zh, "en": text.en} for name, text in content.items()}, ensure_ascii=False)
