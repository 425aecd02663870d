"""What a program says of a package becomes a dataset record; what has no place in it is kept as it was said."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from catalog.ckan.packages import as_moment
from catalog.ckan.writing.belonging import Places, read_groups, read_office, read_visibility
from catalog.ckan.writing.plain import plain_text
from catalog.ckan.writing.resource_fields import Before, read_resources
from catalog.ckan.writing.tags import read_tags
from catalog.ckan.writing.values import MISSING, Params, Problems, flag, given_name, objects, short_text, text
from catalog.records import NO_TEXT, Dataset
from core.clock import as_local
from core.words import Text

# Texts of a package that stand in no field of the record.
_SAID = ("notes", "author", "author_email", "url", "version", "type")
ORIGIN = "office"


def read_package(
    params: Params, package_id: str, before: Dataset | None, places: Places, problems: Problems, *, now: datetime
) -> Dataset:
    """The whole record as it is to be; equal to `before` when it says what was said before.

    Raises BadBody, or ValidationFailed naming every field that is wrong.
    """
    office = read_office(params, places, problems)
    name = given_name(params, problems)
    title = short_text(params, "title", problems) or name
    notes = plain_text(text(params, "notes", problems))
    contact = short_text(params, "maintainer", problems)
    old = Before.of(before.resources if before else ())
    local_day = as_local(now).date()
    made = Dataset(
        id=package_id,
        slug=name,
        title=Text(title, title),
        summary=Text(notes, notes),
        limits=NO_TEXT,
        question=NO_TEXT,
        keywords=read_tags(params, problems),
        keywords_en=(),
        publisher=office,
        contact_name=Text(contact, contact),
        contact_email=short_text(params, "maintainer_email", problems),
        library="",
        sublibrary="",
        theme="",
        open_type="unconditional",
        closed_reason=None,
        open_condition=None,
        license_id=short_text(params, "license_id", problems),
        update_cycle="irregular",
        origin=ORIGIN,
        frozen_on=None,
        issued_on=before.issued_on if before else local_day,
        modified_on=local_day,
        temporal_start=None,
        temporal_end=None,
        spatial_code="",
        spatial_granularity="",
        provenance=NO_TEXT,
        plan_section="",
        plan_system="",
        responsible="",
        resource_code="",
        sensitivity_level=1,
        related=(),
        sources=(),
        resources=read_resources(objects(params, "resources"), old, problems, now=now),
        metadata_modified_at=now,
        extras={"ckan": _said(params, before, problems, now=now)},
        groups=read_groups(params, places),
        visibility=read_visibility(params, office, places, problems),
    )
    problems.check()
    return undated(made, before)


def undated(made: Dataset, before: Dataset | None) -> Dataset:
    """The record as it was, when it is new in nothing but its dates."""
    if before is None:
        return made
    same = replace(made, modified_on=before.modified_on, metadata_modified_at=before.metadata_modified_at)
    return before if same == before else made


def _said(params: Params, before: Dataset | None, problems: Problems, *, now: datetime) -> dict[str, Any]:
    said: dict[str, Any] = {name: text(params, name, problems) for name in _SAID if params.get(name) is not None}
    if said.get("type") == "dataset":
        del said["type"]
    extras = read_extras(params, problems)
    if extras:
        said["extras"] = extras
    if flag(params, "private"):
        said["private"] = True
    earlier: Mapping[str, Any] = before.extras.get("ckan", {}) if before else {}
    said["metadata_created"] = earlier.get("metadata_created") or as_moment(now)
    return said


def read_extras(params: Params, problems: Problems) -> list[dict[str, str]]:
    """By key, as CKAN gives them back; one without a value is a way to take it out."""
    given = [one for one in objects(params, "extras") if one.get("value") is not None]
    wrong = [{"key": [MISSING]} if not one.get("key") else {} for one in given]
    if any(wrong):
        problems.found["extras"] = wrong
        return []
    keys = [str(one["key"]) for one in given]
    for twice in sorted({key for key in keys if keys.count(key) > 1}):
        problems.add("extras_validation", f'Duplicate key "{twice}"')
    pairs = [{"key": str(one["key"]), "value": _as_text(one["value"])} for one in given]
    return sorted(pairs, key=lambda one: one["key"])


def _as_text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
