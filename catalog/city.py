"""The city as data: its names, districts, offices, themes, libraries, licences and life events, from files."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from catalog.city_files import About, listed
from catalog.errors import CityInvalid
from catalog.licences import KNOWN_LICENCES, NOT_SPECIFIED, PLAIN_ELSEWHERE, PLAIN_NOT_SPECIFIED
from core.words import Text


class _Named:
    """What has a name in both languages."""

    __slots__ = ()
    name: str
    name_en: str

    @property
    def label(self) -> Text:
        return Text(self.name, self.name_en)


@dataclass(frozen=True, slots=True)
class District(_Named):
    """Its place in the tile map counts from 0 at the top left."""

    code: str
    name: str
    name_en: str
    tile_row: int
    tile_column: int

    @property
    def id(self) -> str:
        return self.code


@dataclass(frozen=True, slots=True)
class Office(_Named):
    """`given_name` is what programs call it where that is not its id: one made through the API has a uuid."""

    id: str
    name: str
    name_en: str
    given_name: str = ""

    @property
    def slug(self) -> str:
        return self.given_name or self.id


@dataclass(frozen=True, slots=True)
class Theme(_Named):
    """A theme of the city, or a group made through the API; `given_name` as of an office."""

    id: str
    name: str
    name_en: str
    icon: str
    given_name: str = ""

    @property
    def slug(self) -> str:
        return self.given_name or self.id


@dataclass(frozen=True, slots=True)
class Sublibrary(_Named):
    id: str  # unique in the whole tree
    library: str
    name: str
    name_en: str


@dataclass(frozen=True, slots=True)
class Library(_Named):
    """One of the four libraries (四库)."""

    id: str
    name: str
    name_en: str
    sublibraries: tuple[Sublibrary, ...]


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence in plain words: what it is, what a user may do, what he must do."""

    id: str  # SPDX
    title: Text
    url: str
    plain: Text
    may: tuple[Text, ...]
    must: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class LifeEvent(_Named):
    """An entrance on the front page: it leads to a search for `query` (may be empty), or to `themes`, or to both."""

    id: str
    name: str
    name_en: str
    icon: str
    query: Text
    themes: tuple[str, ...]


NO_OFFICE = Office("", "未注明单位", "No organization")
NO_THEME = Theme("", "未分主题", "No group", "📋")
NO_LIBRARY = Library("", "未归库", "No library", ())
NO_SUBLIBRARY = Sublibrary("", "", "未归子库", "No sub-library")


@dataclass(frozen=True)
class City:
    """`fingerprint` changes whenever something changes that a dataset record is checked against."""

    code: str
    name: Text
    site_name: Text
    tagline: Text
    statement: Text
    contact_name: Text
    contact_email: str
    id_namespace: str
    districts: tuple[District, ...]
    offices: tuple[Office, ...]
    themes: tuple[Theme, ...]
    libraries: tuple[Library, ...]
    licences: tuple[Licence, ...]
    life_events: tuple[LifeEvent, ...]
    fingerprint: str

    def with_directory(self, offices: Iterable[Office], themes: Iterable[Theme]) -> "City":
        """The same city with what was made through the API; an id that the files have stays as they have it."""
        more_offices = tuple(one for one in offices if one.id not in self.offices_by_id)
        more_themes = tuple(one for one in themes if one.id not in self.themes_by_id)
        return replace(self, offices=self.offices + more_offices, themes=self.themes + more_themes)

    def office(self, office_id: str) -> Office:
        """The office of a dataset, `NO_OFFICE` for "". One that is gone is called by its id."""
        return self.offices_by_id.get(office_id) or (Office(*(office_id,) * 3) if office_id else NO_OFFICE)

    def theme(self, theme_id: str) -> Theme:
        found = self.themes_by_id.get(theme_id)
        return found or (Theme(*(theme_id,) * 3, NO_THEME.icon) if theme_id else NO_THEME)

    def library(self, library_id: str) -> Library:
        return self.libraries_by_id.get(library_id) or (Library(*(library_id,) * 3, ()) if library_id else NO_LIBRARY)

    def sublibrary(self, sublibrary_id: str) -> Sublibrary:
        found = self.sublibraries_by_id.get(sublibrary_id)
        return found or (Sublibrary(sublibrary_id, "", *(sublibrary_id,) * 2) if sublibrary_id else NO_SUBLIBRARY)

    def licence(self, licence_id: str) -> Licence:
        """The city's own licence, else one that portals know by this id, else the id itself in place of a title."""
        return self.licences_by_id.get(licence_id) or _licence_of_portals(licence_id)

    def district(self, code_or_name: str) -> District | None:
        """The district with this code or this Chinese name."""
        return self._districts_by_any.get(code_or_name)

    @cached_property
    def offices_by_id(self) -> Mapping[str, Office]:
        return {office.id: office for office in self.offices}

    @cached_property
    def themes_by_id(self) -> Mapping[str, Theme]:
        return {theme.id: theme for theme in self.themes}

    @cached_property
    def offices_by_slug(self) -> Mapping[str, Office]:
        return {office.slug: office for office in self.offices}

    @cached_property
    def themes_by_slug(self) -> Mapping[str, Theme]:
        return {theme.slug: theme for theme in self.themes}

    @cached_property
    def libraries_by_id(self) -> Mapping[str, Library]:
        return {library.id: library for library in self.libraries}

    @cached_property
    def sublibraries_by_id(self) -> Mapping[str, Sublibrary]:
        return {part.id: part for library in self.libraries for part in library.sublibraries}

    @cached_property
    def licences_by_id(self) -> Mapping[str, Licence]:
        return {licence.id: licence for licence in self.licences}

    @cached_property
    def _districts_by_any(self) -> Mapping[str, District]:
        return {key: district for district in self.districts for key in (district.code, district.name)}


def _licence_of_portals(licence_id: str) -> Licence:
    known = KNOWN_LICENCES.get(licence_id or NOT_SPECIFIED)
    plain = PLAIN_NOT_SPECIFIED if licence_id in ("", NOT_SPECIFIED) else PLAIN_ELSEWHERE
    title, url = (known.title, known.url) if known else (Text(licence_id, licence_id), "")
    return Licence(licence_id, title, url, plain, (), ())


CHECKED_FILES = ("city.json", "offices.csv", "themes.csv", "libraries.csv", "licences.csv")


def read_city(folder: Path) -> City:
    """The city described by the files of `folder`. Raises CityInvalid naming the file, the field and the fix."""
    about = About(folder / "city.json")
    contact = about.part("contact")
    themes = listed(folder / "themes.csv", lambda row: Theme(row["id"], row["name"], row["name_en"], row["icon"]))
    return City(
        code=about.text("code"),
        name=about.both("name"),
        site_name=about.both("site_name"),
        tagline=about.both("tagline"),
        statement=about.both("statement"),
        contact_name=contact.both("name"),
        contact_email=contact.text("email"),
        id_namespace=about.text("id_namespace"),
        districts=listed(folder / "districts.csv", _district, key="code"),
        offices=listed(folder / "offices.csv", lambda row: Office(row["id"], row["name"], row["name_en"])),
        themes=themes,
        libraries=_libraries(listed(folder / "libraries.csv", _library_line)),
        licences=listed(folder / "licences.csv", _licence),
        life_events=_life_events(folder / "life-events.csv", {theme.id for theme in themes}),
        fingerprint=_fingerprint(folder),
    )


def _fingerprint(folder: Path) -> str:
    return hashlib.sha256(b"\0".join((folder / name).read_bytes() for name in CHECKED_FILES)).hexdigest()


def _district(row: Mapping[str, str]) -> District:
    return District(row["code"], row["name"], row["name_en"], int(row["tile_row"]), int(row["tile_column"]))


def _library_line(row: Mapping[str, str]) -> Library:
    """A library with the one sub-library of its line; `_libraries` gathers them."""
    part = Sublibrary(row["id"], row["library"], row["name"], row["name_en"])
    return Library(row["library"], row["library_name"], row["library_name_en"], (part,))


def _libraries(lines: Iterable[Library]) -> tuple[Library, ...]:
    gathered: dict[str, Library] = {}
    for line in lines:
        before = gathered.get(line.id, Library(line.id, line.name, line.name_en, ()))
        gathered[line.id] = Library(line.id, before.name, before.name_en, before.sublibraries + line.sublibraries)
    return tuple(gathered.values())


def _licence(row: Mapping[str, str]) -> Licence:
    def points(name: str) -> tuple[Text, ...]:
        pairs = zip(row[name].split("|"), row[f"{name}_en"].split("|"), strict=True)
        return tuple(Text(zh, en) for zh, en in pairs if zh)

    plain = Text(row["plain"], row["plain_en"])
    return Licence(row["id"], Text(row["title"], row["title_en"]), row["url"], plain, points("may"), points("must"))


def _life_events(path: Path, themes: set[str]) -> tuple[LifeEvent, ...]:
    events = listed(path, _life_event)
    for event in events:
        unknown = set(event.themes) - themes
        if unknown or not (event.query.zh or event.themes):
            fix = Text(
                "请写搜索词，或 themes.csv 里的主题编号。", "give search words, or themes that are in themes.csv."
            )
            raise CityInvalid(file=path.name, field=f"{event.id} · query, themes", fix=fix)
    return events


def _life_event(row: Mapping[str, str]) -> LifeEvent:
    themes = tuple(theme for theme in row["themes"].split("|") if theme)
    return LifeEvent(row["id"], row["name"], row["name_en"], row["icon"], Text(row["query"], row["query_en"]), themes)
