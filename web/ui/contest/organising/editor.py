"""A form of the console that was made from one revision of the contest, and loses nothing that was typed.

The revision is kept from when the form was first drawn. Whoever saves after somebody else is refused by the domain,
reads what is saved now, and chooses: to save their own over it, or to begin anew from it.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from html import escape
from typing import Any

import streamlit as st

from contest.contests.moments import YEARS, as_day_and_time, from_day_and_time
from contest.contests.queries import get_contest
from core.words import Text
from web import contest_organiser_words as words
from web.ui.contest.doing import attempt, show_problem
from web.ui.contest.visit import ContestVisit

_EDITABLE = ("draft", "published")


class Editor:
    """The fields of one form. A field shows what was typed, or what is saved while nothing was."""

    def __init__(self, visit: ContestVisit, name: str) -> None:
        self.visit, self._base = visit, f"organisers.{name}"
        self.revision: int = st.session_state.setdefault(f"{self._base}.revision", visit.contest.revision)
        self._saved: list[tuple[str, str]] = []  # fields whose saved value is another than the one in the box

    @property
    def may_edit(self) -> bool:
        return self.visit.is_organiser and self.visit.contest.status in _EDITABLE

    @property
    def is_stale(self) -> bool:
        return self.revision != self.visit.contest.revision

    def key(self, field: str) -> str:
        return f"{self._base}.{field}"

    def frame(self) -> AbstractContextManager[Any]:
        """A form; without a right to save, only a frame."""
        return st.form(self.key("form")) if self.may_edit else st.container(border=True)

    # ---- fields ------------------------------------------------------------------------------------------

    def text(self, field: str, label: str, value: str, *, limit: int, rows: int = 0, is_frozen: bool = False) -> str:
        """One line, or an area of so many rows."""
        self._seed(field, value)
        given = {"key": self.key(field), "max_chars": limit, "disabled": is_frozen or not self.may_edit}
        typed = st.text_area(label, height=28 * rows + 20, **given) if rows else st.text_input(label, **given)
        return self._compared(label, value, typed or "")

    def both(self, field: str, label: Text, value: Text, *, limit: int, rows: int = 0, is_needed: bool = False) -> Text:
        """The same words in Chinese and in English, side by side."""
        lang = self.visit.lang
        zh_label, en_label = (words.IN_ZH_NEEDED, words.IN_EN_NEEDED) if is_needed else (words.IN_ZH, words.IN_EN)
        left, right = st.columns(2)
        with left:
            zh = self.text(f"{field}.zh", zh_label.say(lang, field=label), value.zh, limit=limit, rows=rows)
        with right:
            en = self.text(f"{field}.en", en_label.say(lang, field=label), value.en, limit=limit, rows=rows)
        return Text(zh, en)

    def number(
        self,
        field: str,
        label: str,
        value: int | None,
        *,
        limits: tuple[int, int],
        is_optional: bool = False,
        is_frozen: bool = False,
    ) -> Any:
        """A whole number; None where it is optional and the box is empty."""
        self._seed(field, value)
        typed = st.number_input(
            label,
            min_value=limits[0],
            max_value=limits[1],
            value=None if is_optional else "min",
            step=1,
            key=self.key(field),
            disabled=is_frozen or not self.may_edit,
        )
        return self._compared(label, value, typed)

    def choice(
        self, field: str, label: str, value: str, options: Mapping[str, Text], *, is_frozen: bool = False
    ) -> Any:
        self._seed(field, value)
        typed = st.selectbox(
            label,
            list(options),
            format_func=lambda one: options[one].say(self.visit.lang),
            key=self.key(field),
            disabled=is_frozen or not self.may_edit,
        )
        return self._compared(label, value, typed)

    def flag(self, field: str, label: str, value: bool, *, is_frozen: bool = False) -> bool:
        self._seed(field, value)
        typed = st.checkbox(label, key=self.key(field), disabled=is_frozen or not self.may_edit)
        return bool(self._compared(label, value, typed))

    def moment(
        self, field: str, labels: tuple[str, str], value: datetime | None, columns: Sequence[Any]
    ) -> datetime | None:
        """A day and a time of Beijing as naive UTC; None unless both are there."""
        day, at = as_day_and_time(value) if value else (None, None)
        self._seed(f"{field}.day", day)
        self._seed(f"{field}.time", at)
        typed = ask_moment(self.key(field), labels, value, columns, is_disabled=not self.may_edit)
        return self._compared(labels[0], value, typed)

    def is_half_typed(self, *fields: str) -> bool:
        """Whether a day or a time stands in one of these moments."""
        keys = [self.key(f"{field}.{part}") for field in fields for part in ("day", "time")]
        return any(st.session_state.get(key) is not None for key in keys)

    def items(self, saved: Sequence[Any]) -> list[Any]:
        """The rows of a list: what was saved when the form was made, and None for each that was added since."""
        return st.session_state.setdefault(self.key("items"), list(saved))

    def add_item(self) -> None:
        """One more empty row, on the next run."""
        st.session_state[self.key("items")] = [*st.session_state[self.key("items")], None]
        st.rerun()

    def _seed(self, field: str, value: object) -> None:
        if self.key(field) not in st.session_state:
            st.session_state[self.key(field)] = value
            self._seeds[field] = value

    @property
    def _seeds(self) -> dict[str, object]:
        """What each field began with: where it still says so, its reader has not touched it."""
        return st.session_state.setdefault(self.key("seeds"), {})

    def _compared(self, label: str, value: Any, typed: Any) -> Any:
        if self.is_stale and typed != value:
            self._saved.append((label, str("" if value is None else value)))
        return typed

    # ---- saving ------------------------------------------------------------------------------------------

    def save_button(self) -> bool:
        """The main act of the form; nobody but its editors sees it."""
        label = words.SAVE.say(self.visit.lang)
        return self.may_edit and st.form_submit_button(label, type="primary", key=self.key("save"))

    def save(self, done: Text, command: Callable[[int], int]) -> None:
        """Runs the command with the revision of the form. Saved: forms of this reader made from it go on."""
        if self.is_stale:
            show_problem(words.CHOOSE_FIRST.say(self.visit.lang))
            return
        attempt(self.visit, done, lambda: self._go_on(command(self.revision)))

    def _go_on(self, revision: int) -> None:
        self.forget()
        for key, kept in list(st.session_state.items()):
            if str(key).startswith("organisers.") and str(key).endswith(".revision") and kept == self.revision:
                st.session_state[key] = revision

    def forget(self) -> None:
        """The form begins anew from what is saved."""
        for key in [key for key in st.session_state if str(key).startswith(f"{self._base}.")]:
            del st.session_state[key]

    def show_conflict(self) -> None:
        """Above the form: somebody else saved meanwhile, and the two ways on."""
        if not self.is_stale or not self.may_edit:
            return
        lang = self.visit.lang
        said = words.CONFLICT.say(lang, kept=self.revision, now=self.visit.contest.revision)
        st.html(f'<p class="sy-note sy-note-amber" role="status">{escape(said)}</p>')
        mine, theirs = st.columns(2)
        if mine.button(words.KEEP_MINE.say(lang), key=self.key("mine")):
            self._adopt_untouched()
            st.rerun()
        if theirs.button(words.TAKE_THEIRS.say(lang), key=self.key("theirs")):
            self.forget()
            st.rerun()

    def _adopt_untouched(self) -> None:
        """Goes on from the newest revision: what this reader did not touch becomes what is saved now."""
        for field, seed in list(self._seeds.items()):
            if st.session_state.get(self.key(field)) == seed:
                del st.session_state[self.key(field)]
        st.session_state[self.key("revision")] = get_contest(self.visit.state, self.visit.contest.id).revision

    def show_saved(self, lines: Sequence[tuple[str, str]] = ()) -> None:
        """Below the form: what is saved now where the form says something else. `lines`: of lists, told as a whole."""
        told = [*self._saved, *lines] if self.is_stale else []
        if told:
            items = "".join(f"<dt>{escape(label)}</dt><dd>{escape(value) or '—'}</dd>" for label, value in told)
            title = escape(words.SAVED_NOW.say(self.visit.lang))
            st.html(f'<section class="co-saved"><h3 class="ct-h3">{title}</h3><dl>{items}</dl></section>')


def ask_moment(
    key: str,
    labels: tuple[str, str],
    value: datetime | None,
    columns: Sequence[Any],
    *,
    is_disabled: bool = False,
) -> datetime | None:
    """A box for the day and one for the time, both of Beijing, as naive UTC; None unless both are there.

    The box for the time has minutes. Seconds of a moment whose minute is left alone are kept: what was put in comes
    back.
    """
    day, at = as_day_and_time(value) if value else (None, None)
    st.session_state.setdefault(f"{key}.day", day)
    st.session_state.setdefault(f"{key}.time", at)
    first, last = (date(YEARS[0], 1, 1), date(YEARS[1], 12, 31))
    new_day = columns[0].date_input(
        labels[0],
        value=None,
        min_value=first,
        max_value=last,
        key=f"{key}.day",
        format="YYYY-MM-DD",
        disabled=is_disabled,
    )
    new_at = columns[1].time_input(labels[1], value=None, key=f"{key}.time", step=60, disabled=is_disabled)
    if not isinstance(new_day, date) or new_at is None:
        return None
    is_same_minute = at is not None and (at.hour, at.minute) == (new_at.hour, new_at.minute)
    return from_day_and_time(new_day, at if at is not None and is_same_minute else new_at)
