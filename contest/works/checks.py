"""The automatic checks of a work before it is submitted: errors stop it, warnings are told and leave it to people."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from contest.works import check_words as words
from contest.works import form_words
from contest.works.content import FORM, FormField, form_of
from contest.works.links import LinkChecker, LinkResult, check_links
from contest.works.records import Values
from core.words import Text

Level = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with one field of the form; `files` and `team` stand for what is not a field."""

    field: str
    level: Level
    sentence: Text

    @property
    def is_error(self) -> bool:
        return self.level == "error"


def error(field: str, sentence: Text, /, **facts: object) -> Finding:
    return Finding(field, "error", sentence.filled(**facts) if facts else sentence)


def warning(field: str, sentence: Text, /, **facts: object) -> Finding:
    return Finding(field, "warning", sentence.filled(**facts) if facts else sentence)


def errors_of(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(one for one in findings if one.is_error)


def check_form(kind: str, values: Values) -> list[Finding]:
    """Whether every field that is asked for is there and has the right length."""
    found = [one for field in form_of(kind) for one in _check_field(field, values.get(field.name))]
    return found + _check_sources(values)


def _check_field(field: FormField, value: Any) -> list[Finding]:
    if not value:
        return [error(field.name, words.REQUIRED, field=field.label)] if field.is_required else []
    length = len(value)
    facts = {"field": field.label, "length": length, "maximum": field.maximum, "minimum": field.minimum}
    if length < field.minimum:
        return [error(field.name, words.TOO_SHORT, **facts)]
    if length > field.maximum:
        return [error(field.name, words.TOO_MANY if isinstance(value, list) else words.TOO_LONG, **facts)]
    return []


def _check_sources(values: Values) -> list[Finding]:
    return [
        error("other_sources", words.SOURCE_INCOMPLETE, number=number)
        for number, source in enumerate(values.get("other_sources", []), start=1)
        if not all(source.get(key) for key in ("title", "url", "licence"))
    ]


def links_of(kind: str, values: Values) -> list[tuple[FormField, str]]:
    """Every address that a draft names, with the field in which it stands."""
    found = []
    for field in form_of(kind):
        value = values.get(field.name)
        if field.shape == "url" and value:
            found.append((field, str(value)))
        elif field.shape == "sources":
            found += [(field, str(source["url"])) for source in value or [] if source.get("url")]
    return found


def check_links_of(kind: str, values: Values, check: LinkChecker) -> list[Finding]:
    """An address that nobody may be sent to is an error; one that does not open now is a warning."""
    links = links_of(kind, values)
    results = check_links([url for _, url in links], check)
    return [one for (field, _), result in zip(links, results, strict=True) for one in _of_link(field, result)]


def _of_link(field: FormField, result: LinkResult) -> list[Finding]:
    if result.state == "alive":
        return []
    facts = {"field": field.label, "reason": result.reason}
    if result.is_refused:
        return [error(field.name, words.LINK_REFUSED, **facts)]
    return [warning(field.name, words.LINK_DEAD, **facts)]


def check_team(team_status: str, label: Text) -> list[Finding]:
    """Only an approved team is judged; it may submit before."""
    if team_status in ("approved", "locked"):
        return []
    return [warning("team", words.TEAM_NOT_APPROVED, status=label)]


def by_field(findings: Sequence[Finding]) -> dict[str, list[Finding]]:
    """{field: its findings, errors first}, for a page."""
    ordered = sorted(findings, key=lambda one: not one.is_error)
    return {name: [one for one in ordered if one.field == name] for name in dict.fromkeys(o.field for o in ordered)}


def label_of(field: str) -> Text:
    """What a finding's field is called."""
    others = {"files": form_words.FILES, "team": form_words.TEAM}
    return others[field] if field in others else FORM[field].label
