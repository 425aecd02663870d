"""The form of a work as data: which fields there are, their limits, who sees them, and the JSON that is hashed."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Literal

from contest.works import form_words as words
from contest.works.errors import DraftTooLong, MalformedFormField, UnknownFormField
from contest.works.records import Attachment, Values
from core.words import Text

Shape = Literal["line", "text", "url", "uses", "sources"]

MAX_SAVED_CHARS = 20_000  # of one field of a draft, whatever its own limit: more is not kept
MAX_ENTRIES = 30  # datasets, or other sources
MAX_ENTRY_CHARS = 2_000
MAX_FIELDS_OF_USE = 200


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of the form.

    maximum     characters, or entries of a list; more is an error at submission
    is_blind    shown to judges of a blind contest; what is not identifies its authors
    kinds       the kinds of contest that ask for it
    """

    name: str
    label: Text
    help: Text
    shape: Shape
    maximum: int
    minimum: int = 0
    is_required: bool = False
    is_blind: bool = True
    kinds: tuple[str, ...] = ("app", "idea")


_APP = ("app",)
FORM: Mapping[str, FormField] = {
    field.name: field
    for field in (
        FormField("title", words.TITLE, words.TITLE_HELP, "line", 40, 2, is_required=True),
        FormField("one_line", words.ONE_LINE, words.ONE_LINE_HELP, "line", 100, 5, is_required=True),
        FormField("summary", words.SUMMARY, words.SUMMARY_HELP, "text", 2000, 30, is_required=True),
        FormField("problem", words.PROBLEM, words.PROBLEM_HELP, "text", 2000, 10, is_required=True),
        FormField("users", words.USERS, words.USERS_HELP, "text", 1000),
        FormField("dataset_uses", words.DATASET_USES, words.DATASET_USES_HELP, "uses", 20),
        FormField("other_sources", words.OTHER_SOURCES, words.OTHER_SOURCES_HELP, "sources", 20),
        FormField("app_url", words.APP_URL, words.APP_URL_HELP, "url", 500, kinds=_APP),
        FormField("code_url", words.CODE_URL, words.CODE_URL_HELP, "url", 500, is_blind=False, kinds=_APP),
        FormField("code_commit", words.CODE_COMMIT, words.CODE_COMMIT_HELP, "line", 100, is_blind=False, kinds=_APP),
        FormField("video_url", words.VIDEO_URL, words.VIDEO_URL_HELP, "url", 500),
        FormField("deployment", words.DEPLOYMENT, words.DEPLOYMENT_HELP, "text", 3000, kinds=_APP),
        FormField("reproducibility", words.REPRODUCIBILITY, words.REPRODUCIBILITY_HELP, "text", 3000, kinds=_APP),
        FormField("ai_use", words.AI_USE, words.AI_USE_HELP, "text", 1000, 1, is_required=True),
        FormField("third_party", words.THIRD_PARTY, words.THIRD_PARTY_HELP, "text", 1000),
        FormField("contact", words.CONTACT, words.CONTACT_HELP, "line", 200, 3, is_required=True, is_blind=False),
    )
}
USE_KEYS = ("dataset", "fields", "purpose", "role")
SOURCE_KEYS = ("title", "url", "licence")


def form_of(kind: str) -> tuple[FormField, ...]:
    """The fields that a kind of contest (app, idea) asks for, in their order."""
    return tuple(field for field in FORM.values() if kind in field.kinds)


def tidy_values(kind: str, values: Mapping[str, object]) -> dict[str, Any]:
    """What was sent, as it is saved: known fields only, each in its shape, line ends alike.

    Raises UnknownFormField, MalformedFormField or DraftTooLong; lengths beyond a field's own limit are kept,
    since a draft may still be shortened.
    """
    fields = {field.name: field for field in form_of(kind)}
    for name in values:
        if name not in fields:
            raise UnknownFormField(field=str(name)[:100], fields=", ".join(fields))
    return {name: _tidied(fields[name], value) for name, value in values.items()}


def _tidied(field: FormField, value: object) -> Any:
    if field.shape == "uses":
        return [_entry(field, one, USE_KEYS) for one in _entries(field, value)]
    if field.shape == "sources":
        return [_entry(field, one, SOURCE_KEYS) for one in _entries(field, value)]
    return _text(field, value, MAX_SAVED_CHARS)


def _entries(field: FormField, value: object) -> Sequence[object]:
    if not isinstance(value, list | tuple):
        raise MalformedFormField(field=field.label)
    if len(value) > MAX_ENTRIES:
        raise DraftTooLong(field=field.label, maximum=MAX_ENTRIES)
    return value


def _entry(field: FormField, value: object, keys: tuple[str, ...]) -> dict[str, Any]:
    if not isinstance(value, Mapping) or not value.keys() <= set(keys):
        raise MalformedFormField(field=field.label)
    entry: dict[str, Any] = {key: _text(field, value.get(key, ""), MAX_ENTRY_CHARS) for key in keys if key != "fields"}
    if "fields" in keys:
        entry["fields"] = _field_names(field, value.get("fields", []))
        entry["role"] = entry["role"] if entry["role"] in words.ROLES else "core"
    return entry


def _field_names(field: FormField, value: object) -> list[str]:
    if not isinstance(value, list | tuple):
        raise MalformedFormField(field=field.label)
    if len(value) > MAX_FIELDS_OF_USE:
        raise DraftTooLong(field=field.label, maximum=MAX_FIELDS_OF_USE)
    return list(dict.fromkeys(_text(field, one, MAX_ENTRY_CHARS) for one in value))


def _text(field: FormField, value: object, maximum: int) -> str:
    if not isinstance(value, str) or "\0" in value or (not value.isprintable() and _is_broken(value)):
        raise MalformedFormField(field=field.label)
    if len(value) > maximum:
        raise DraftTooLong(field=field.label, maximum=maximum)
    text = value.replace("\r\n", "\n").replace("\r", "\n").strip()
    return " ".join(text.split()) if field.shape in ("line", "url") else text


def _is_broken(value: str) -> bool:
    """Half a character of two, which no database takes."""
    return any("\ud800" <= letter <= "\udfff" for letter in value)


def submitted_content(
    kind: str, values: Values, *, pins: Mapping[str, Mapping[str, int]], files: Iterable[Attachment]
) -> dict[str, Any]:
    """What a version holds: every field of the form, datasets with their versions, files with their checksums."""
    content: dict[str, Any] = {
        field.name: values.get(field.name) or ([] if field.shape in ("uses", "sources") else "")
        for field in form_of(kind)
    }
    content["dataset_uses"] = [{**use, "versions": dict(pins[use["dataset"]])} for use in content["dataset_uses"]]
    content["files"] = [
        {
            "id": one.id,
            "kind": one.kind,
            "file_name": one.file_name,
            "media_type": one.media_type,
            "size_bytes": one.size_bytes,
            "sha256": one.sha256,
        }
        for one in files
    ]
    return content


def canonical(content: Mapping[str, Any]) -> str:
    """The one way of writing a content down: sorted keys, no blanks.

    >>> canonical({"b": "二", "a": [1]})
    '{"a":[1],"b":"二"}'
    """
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def hash_of(text: str) -> str:
    """SHA-256 of a canonical JSON; the files are in it by their checksums."""
    return sha256(text.encode()).hexdigest()


def written(content: Values) -> dict[str, Any]:
    """What people wrote and attached, without the versions that the catalogue adds: to tell whether a draft differs."""
    uses = [{key: one.get(key) for key in USE_KEYS} for one in content.get("dataset_uses", [])]
    files = sorted(one["id"] for one in content.get("files", []))
    return {
        **{name: value for name, value in content.items() if value and name in FORM},
        "dataset_uses": uses,
        "files": files,
    }


def blind_part(content: Values) -> dict[str, Any]:
    """The fields that judges of a blind contest may see; files are chosen by contest/works/attachments.py."""
    return {name: value for name, value in content.items() if name in FORM and FORM[name].is_blind}


def blind_text(content: Values) -> dict[str, str]:
    """{field: all its words} of what judges see, to be searched for names."""
    return {name: _words_of(value) for name, value in blind_part(content).items()}


def _words_of(value: Any) -> str:
    if isinstance(value, Mapping):
        return "\n".join(_words_of(one) for one in value.values())
    if isinstance(value, list):
        return "\n".join(_words_of(one) for one in value)
    return str(value)
