"""字段: every column with what it means and what its values look like; all of it as text and HTML."""

from html import escape

import streamlit as st

from catalog.records import ColumnProfile, Field, ForeignKey
from catalog.vocabularies import FIELD_KINDS, FIELD_TYPES
from core.words import Text
from web.ui.amounts import as_number
from web.ui.dataset import words
from web.ui.dataset.about import facts, section
from web.ui.dataset.visit import Visit
from web.ui.links import anchor, link

SHOWN_TOP = 6
SHOWN_CODES = 40
_MANY_CODES = 8  # more fold away


def show_fields(visit: Visit) -> None:
    fields = visit.version.fields if visit.version else visit.resource.fields
    profiles = {one.name: one for one in visit.version.profile} if visit.version else {}
    cards = "".join(_card(visit, field, profiles.get(field.name)) for field in fields)
    count = words.FIELDS_COUNT.say(visit.lang, count=len(fields))
    note = "" if visit.version else f'<div class="sy-note">{escape(words.PROFILE_NONE.say(visit.lang))}</div>'
    st.html(f"""<p class="ds-count"><strong>{escape(count)}</strong></p>{note}
      <div class="ds-fieldlist">{cards}</div>{_joins(visit)}""")


def _card(visit: Visit, field: Field, profile: ColumnProfile | None) -> str:
    lang = visit.lang
    description = field.description.say(lang)
    said = f"<p>{escape(description)}</p>" if description else ""
    profiled = _profile(visit, field, profile) if profile else ""
    return f"""<section class="ds-fieldcard"><div class="ds-fieldtext">
      <h2 class="ds-h3">{escape(field.title.say(lang))} <code>{escape(field.name)}</code></h2>
      <p class="sy-badges">{_marks(visit, field)}</p>{said}{_codes(visit, field)}</div>
      <div class="ds-profile">{profiled}</div></section>"""


def _marks(visit: Visit, field: Field) -> str:
    """Type, unit, what it is for, whether it is a key, and its data element."""
    lang = visit.lang
    kind = FIELD_TYPES.get(field.type)
    marks = [kind.label.say(lang) if kind else field.type]
    if field.unit:
        marks.append(field.unit.say(lang))
    if field.kind in FIELD_KINDS:
        marks.append(FIELD_KINDS[field.kind].say(lang))
    if field.is_key:
        marks.append(words.FIELD_KEY.say(lang))
    if field.is_required:
        marks.append(words.FIELD_REQUIRED.say(lang))
    if field.element:
        role = words.ELEMENT_ROLES[field.element_role or "reference"].say(lang)
        marks.append(words.FIELD_ELEMENT.say(lang, element=field.element, role=role))
    return "".join(f'<span class="sy-badge">{escape(mark)}</span>' for mark in dict.fromkeys(marks))


def _codes(visit: Visit, field: Field) -> str:
    if not field.categories:
        return ""
    lines = "".join(
        f"<dt><code>{escape(one.value)}</code></dt><dd>{escape(one.label.say(visit.lang))}</dd>"
        for one in field.categories[:SHOWN_CODES]
        if one.value != one.label.say(visit.lang)
    )
    if not lines:
        return ""
    is_open = " open" if len(field.categories) <= _MANY_CODES else ""
    title = escape(words.FIELD_CODES.say(visit.lang))
    return f'<details class="ds-more"{is_open}><summary>{title}</summary><dl class="ds-codes">{lines}</dl></details>'


# ---- what the values look like ---------------------------------------------------------------------------------------


def _profile(visit: Visit, field: Field, profile: ColumnProfile) -> str:
    return f"{facts(_numbers(visit, field, profile), visit.lang)}{_picture(visit, field, profile)}"


def _numbers(visit: Visit, field: Field, profile: ColumnProfile) -> list[tuple[Text, str]]:
    is_time = field.type in ("date", "datetime", "yearmonth", "year", "time")
    low, high = (words.PROFILE_FIRST, words.PROFILE_LAST) if is_time else (words.PROFILE_MIN, words.PROFILE_MAX)
    has_range = is_time or field.type in ("integer", "number")
    is_unique = profile.distinct == profile.rows > 1
    distinct = words.PROFILE_UNIQUE.say(visit.lang) if is_unique else as_number(profile.distinct)
    rows = [(words.PROFILE_DISTINCT, escape(distinct)), (words.PROFILE_MISSING, escape(missing(visit, profile)))]
    if has_range:
        rows[:0] = [(low, escape(_edge(profile.minimum, field))), (high, escape(_edge(profile.maximum, field)))]
    if profile.mean is not None and not field.categories and not is_time:
        column = visit.roles.get(field.name)
        if column is not None and column.role == "measure":
            rows.insert(2, (words.PROFILE_MEAN, as_number(profile.mean)))
    return rows


def missing(visit: Visit, profile: ColumnProfile) -> str:
    """`12（3.4%）`; a share under a tenth of a per cent is not called nought."""
    if not profile.missing:
        return "0"
    percent = 100 * profile.missing / max(profile.rows, 1)
    shown = f"{percent:.1f}" if percent >= 0.1 else "<0.1"
    return words.PROFILE_MISSING_VALUE.say(visit.lang, count=as_number(profile.missing), percent=shown)


def _edge(text: str | None, field: Field) -> str:
    """A bound as people read it; years and times have no thousands."""
    if text is None:
        return "—"
    if field.type == "integer":
        return f"{int(text):,}"
    if field.type == "number":
        return as_number(float(text))
    return text.replace("T", " ")


def _picture(visit: Visit, field: Field, profile: ColumnProfile) -> str:
    """A histogram for numbers and times, the most frequent values for the rest."""
    column = visit.roles.get(field.name)
    is_scale = column is not None and column.role in ("measure", "time", "longitude", "latitude")
    if is_scale and len(profile.histogram) > 2:
        return _histogram(visit, field, profile)
    return _top(visit, field, profile)


def _histogram(visit: Visit, field: Field, profile: ColumnProfile) -> str:
    """Bars by style sheet alone; each says its own numbers to a pointer and to a screen reader."""
    most = max(rows for _, _, rows in profile.histogram) or 1
    bars = "".join(_bin(visit, field, one, most) for one in profile.histogram)
    label = words.PROFILE_HISTOGRAM.say(
        visit.lang,
        label=field.title.say(visit.lang),
        low=_edge(profile.histogram[0][0], field),
        high=_edge(profile.histogram[-1][1], field),
    )
    ends = "".join(f"<span>{escape(_edge(edge, field))}</span>" for edge in (profile.minimum, profile.maximum))
    return f"""<ul class="ds-histogram" aria-label="{escape(label)}">{bars}</ul>
      <p class="ds-ends sy-small sy-muted" aria-hidden="true">{ends}</p>"""


def _bin(visit: Visit, field: Field, one: tuple[str, str, int], most: int) -> str:
    low, high, rows = one
    said = escape(
        words.PROFILE_BIN.say(visit.lang, low=_edge(low, field), high=_edge(high, field), rows=as_number(rows))
    )
    height = max(100 * rows / most, 1.5 if rows else 0)
    bar = f'<span class="ds-bin" aria-hidden="true" style="height:{height:.1f}%"></span>'
    return f'<li title="{said}"><span class="sy-hidden">{said}</span>{bar}</li>'


def _top(visit: Visit, field: Field, profile: ColumnProfile) -> str:
    """The most frequent values with a bar each; nothing where every value is its own."""
    is_even = profile.distinct > len(profile.top) and len({rows for _, rows in profile.top}) == 1
    if not profile.top or is_even:
        return ""
    most = profile.top[0][1] or 1
    lines = "".join(
        f"""<li><span class="ds-topvalue">{escape(visit.labels.value(field.name, value)[:60])}</span>
          <span class="ds-topbar" aria-hidden="true"><span style="width:{100 * rows / most:.1f}%"></span></span>
          <span class="sy-number sy-small">{as_number(rows)}</span></li>"""
        for value, rows in profile.top[:SHOWN_TOP]
    )
    return f'<ul class="ds-top" aria-label="{escape(words.PROFILE_TOP.say(visit.lang))}">{lines}</ul>'


# ---- joins -----------------------------------------------------------------------------------------------------------


def _joins(visit: Visit) -> str:
    lines = "".join(line for key in visit.resource.foreign_keys if (line := _join(visit, key)))
    return section(words.FOREIGN_KEYS, f'<ul class="ds-list">{lines}</ul>' if lines else "", visit.lang)


def _join(visit: Visit, key: ForeignKey) -> str:
    other = visit.portal.catalogue.snapshot().by_slug.get(key.dataset)
    if other is None:
        return ""
    mine = "、".join(visit.labels.field(name) for name in key.fields)
    said = words.FOREIGN_KEY.say(
        visit.lang, fields=mine, dataset=other.title.say(visit.lang), theirs=", ".join(key.reference_fields)
    )
    return f"<li>{anchor(link('/dataset', visit.lang, id=other.slug, tab='fields'), said)}</li>"
