"""规则: the versions, what differs between two of them, and publishing the next one."""

from html import escape

import streamlit as st

from contest.contests import words as terms
from contest.contests.queries import list_rules
from contest.contests.records import RuleVersion
from contest.contests.rules import MAX_RULES_CHARS, DiffLine, diff_rules, publish_rules
from contest.phases import beijing
from core.words import Lang, Text
from web import contest_organiser_words as words
from web.ui.contest.doing import show_problem
from web.ui.contest.organising.editor import Editor
from web.ui.contest.organising.naming import name_of
from web.ui.contest.prose import prose
from web.ui.contest.visit import ContestVisit

_NO_WORDS = Text("", "")


def show_rules(visit: ContestVisit) -> None:
    versions = list_rules(visit.state, visit.contest.id)
    st.html(_versions(visit, versions))
    if len(versions) > 1:
        _show_diff(visit, versions)
    if visit.is_organiser:
        _show_writing(visit, versions[0] if versions else None)


def _versions(visit: ContestVisit, versions: list[RuleVersion]) -> str:
    if not versions:
        return f'<p class="sy-empty">{escape(words.NO_RULES.say(visit.lang))}</p>'
    return "".join(_version(visit, one, is_open=False) for one in versions)


def _version(visit: ContestVisit, rules: RuleVersion, *, is_open: bool) -> str:
    lang = visit.lang
    who, when = name_of(visit, rules.published_by), beijing(rules.published_at)
    title = words.VERSION_OF.say(lang, version=rules.version, moment=when, who=who)
    weight = words.MATERIAL if rules.is_material else words.MINOR
    css = "sy-badge-red" if rules.is_material else ""
    return f"""<details class="ct-terms"{" open" if is_open else ""}><summary>{escape(title)}
      <span class="sy-badge {css}">{escape(weight.say(lang))}</span></summary>
      <div class="ct-text">{prose(rules.body.say(lang))}</div></details>"""


def _show_diff(visit: ContestVisit, versions: list[RuleVersion]) -> None:
    lang = visit.lang
    by_number = {one.version: one for one in versions}
    numbers = list(by_number)  # the newest first
    st.html(f'<h2 class="ct-h2 co-block">{escape(words.COMPARE.say(lang))}</h2>')
    left, right = st.columns(2)
    with left:
        old = _choose(lang, words.COMPARE_OLD, numbers, 1, "organisers.rules.old")
    with right:
        new = _choose(lang, words.COMPARE_NEW, numbers, 0, "organisers.rules.new")
    lines = diff_rules(by_number[old], by_number[new], lang)
    st.html(_diff(lang, lines, words.DIFF.say(lang, old=old, new=new)))


def _choose(lang: Lang, label: Text, numbers: list[int], index: int, key: str) -> int:
    return st.selectbox(
        label.say(lang),
        numbers,
        index,
        format_func=lambda one: words.VERSION.say(lang, version=one),
        key=key,
    )


def _diff(lang: Lang, lines: list[DiffLine], title: str) -> str:
    if all(line.kind == "same" for line in lines):
        return f"<p>{escape(words.SAME.say(lang))}</p>"
    body = "".join(_line(lang, line) for line in lines)
    return f'<section class="co-diff" aria-label="{escape(title)}">{body}</section>'


def _line(lang: Lang, line: DiffLine) -> str:
    """Marked by a sign and a spoken word too, not by colour alone."""
    if line.kind == "same":
        return f"<p>{escape(line.text) or '&nbsp;'}</p>"
    sign, word, tag = ("−", words.DIFF_REMOVED, "del") if line.kind == "removed" else ("+", words.DIFF_ADDED, "ins")
    return f"""<p class="co-{line.kind}"><span aria-hidden="true">{sign} </span>
      <span class="sy-hidden">{escape(word.say(lang))}</span><{tag}>{escape(line.text)}</{tag}></p>"""


def _show_writing(visit: ContestVisit, current: RuleVersion | None) -> None:
    lang, editor = visit.lang, Editor(visit, "rules-text")
    if not editor.may_edit:
        return
    st.html(f'<h2 class="ct-h2 co-block">{escape(words.WRITE_RULES.say(lang))}</h2>')
    editor.show_conflict()
    with editor.frame():
        if visit.contest.status == "draft":
            st.html(f'<p class="sy-muted">{escape(words.RULES_DRAFT.say(lang))}</p>')
        body = editor.both("body", terms.RULES, current.body if current else _NO_WORDS, limit=MAX_RULES_CHARS, rows=14)
        is_material = editor.flag("material", words.IS_MATERIAL.say(lang), value=True)
        is_sure = visit.contest.status == "draft" or editor.flag("sure", words.SURE_OF_RULES.say(lang), value=False)
        label = words.PUBLISH_RULES if visit.contest.status == "published" else words.SAVE
        if st.form_submit_button(label.say(lang), type="primary", key=editor.key("save")):
            if is_sure:
                editor.save(words.RULES_PUBLISHED, lambda revision: _publish(visit, body, is_material, revision))
            else:
                show_problem(words.TICK_FIRST.say(lang))
    editor.show_saved()


def _publish(visit: ContestVisit, body: Text, is_material: bool, revision: int) -> int:
    who = {"actor": visit.actor, "now": visit.now}
    publish_rules(visit.state, visit.contest.id, body=body, is_material=is_material, revision=revision, **who)
    return revision + 1  # an edit counts up by one
