"""How a row becomes text: a JSON object or list, a line of CSV or TSV, a row of XML. DuckDB makes it, cell by cell."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from catalog.quoting import literal, quoted
from catalog.records import Field
from catalog.rows.source import ROW_ID
from catalog.vocabularies import JSON_TYPES, TEXT_TYPES


@dataclass(frozen=True, slots=True)
class Shown:
    """A column of the answer; `kind` is the type of Table Schema that its cells have."""

    name: str
    kind: str


def shown_columns(columns: Sequence[str], fields: Mapping[str, Field]) -> tuple[Shown, ...]:
    """`_id` is a whole number, and what is no column is a rank."""
    kinds = {ROW_ID: "integer", **{name: field.type for name, field in fields.items()}}
    return tuple(Shown(name, kinds.get(name, "number")) for name in columns)


# ---- cells ---------------------------------------------------------------------------------------------------------

_MOMENT = "strftime({column}, '%Y-%m-%dT%H:%M:%S.%g')"  # a thousandth of a second, no zone
_WHOLE_NUMBER = """CASE WHEN {column} = trunc({column}) AND abs({column}) < 1e15
                        THEN CAST(CAST({column} AS BIGINT) AS VARCHAR) ELSE CAST({column} AS VARCHAR) END"""
_MEMBERS: Mapping[str, str] = {
    "datetime": _MOMENT,
    "number": f"CAST({_WHOLE_NUMBER} AS JSON)",  # 7, not 7.0: a numeric of CKAN's has no digits that were not given
    **dict.fromkeys(JSON_TYPES, "CAST({column} AS JSON)"),
}
_TEXTS: Mapping[str, str] = {"datetime": _MOMENT, "number": _WHOLE_NUMBER, **dict.fromkeys(TEXT_TYPES, "{column}")}


def _member(one: Shown) -> str:
    return _MEMBERS.get(one.kind, "{column}").format(column=quoted(one.name))


def _text(one: Shown) -> str:
    return _TEXTS.get(one.kind, "CAST({column} AS VARCHAR)").format(column=quoted(one.name))


def _separated(one: Shown, separator: str) -> str:
    """A cell between separators: quoted where it must be; an empty text is two quotes, nothing is nothing."""
    text = _text(one)
    if one.kind not in TEXT_TYPES:
        return text
    awkward = literal(f'["\n\r{separator}]')
    return f"""CASE WHEN {text} = '' OR regexp_matches({text}, {awkward})
                    THEN concat('"', replace({text}, '"', '""'), '"') ELSE {text} END"""


# ---- rows ----------------------------------------------------------------------------------------------------------


def json_object(columns: Sequence[Shown]) -> str:
    members = ", ".join(f"{quoted(one.name)} := {_member(one)}" for one in columns)
    return f"concat(',', to_json(struct_pack({members})))"


def json_list(columns: Sequence[Shown]) -> str:
    return f"concat(',', json_array({', '.join(_member(one) for one in columns)}))"


def csv_line(columns: Sequence[Shown]) -> str:
    return f"concat({', chr(44), '.join(_separated(one, ',') for one in columns)}, chr(10))"


def tsv_line(columns: Sequence[Shown]) -> str:
    return f"concat({', chr(9), '.join(_separated(one, chr(9)) for one in columns)}, chr(10))"


def xml_row(columns: Sequence[Shown]) -> str:
    """`<row _id="1"><名称>…</名称></row>`; a name that XML has no element for stands in an attribute."""
    number = f"' _id=\"', {quoted(ROW_ID)}, '\"'" if any(one.name == ROW_ID for one in columns) else "''"
    cells = [_element(one) for one in columns if one.name != ROW_ID]
    return f"concat('<row', {number}, '>', {', '.join([*cells, repr('</row>')])}, chr(10))"


def _element(one: Shown) -> str:
    name, attributes = xml_name(one.name)
    begin, nothing = f"<{name}{attributes}>", f'<{name}{attributes} xsi:nil="true"/>'
    cell = _xml_list(one) if one.kind == "array" else _xml_text(_text(one))
    text = f"concat({literal(begin)}, {cell}, {literal(f'</{name}>')})"
    return f"CASE WHEN {quoted(one.name)} IS NULL THEN {literal(nothing)} ELSE {text} END"


def _xml_list(one: Shown) -> str:
    """Each value of a list as an element that bears its place."""
    value = f"""concat('<value key="', i - 1, '">', {_xml_text("coalesce(x ->> '$', '')")}, '</value>')"""
    return f"array_to_string(list_transform(from_json({quoted(one.name)}, '[\"JSON\"]'), lambda x, i: {value}), '')"


def xml_name(name: str) -> tuple[str, str]:
    """
    >>> xml_name("名称"), xml_name("rate %")
    (('名称', ''), ('column', ' name="rate %"'))
    """
    starts = name[0].isalpha() or name[0] == "_"
    if starts and all(c.isalnum() or c in "_-." for c in name) and name.isprintable():
        return name, ""
    return "column", f' name="{escaped(name)}"'


def escaped(text: str) -> str:
    """Text inside XML; characters that XML cannot hold are left out."""
    for character, written in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(character, written)
    return "".join(c for c in text if c in "\t\n\r" or (ord(c) >= 0x20 and ord(c) not in (0xFFFE, 0xFFFF)))


def _xml_text(sql: str) -> str:
    for character, written in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
        sql = f"replace({sql}, '{character}', '{written}')"
    return f"regexp_replace({sql}, {literal(_HELD_BY_NO_XML)}, '', 'g')"


_HELD_BY_NO_XML = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x{FFFE}\x{FFFF}]"

RowText = Callable[[Sequence[Shown]], str]
ROW_TEXTS: Mapping[str, RowText] = {"objects": json_object, "lists": json_list, "csv": csv_line, "tsv": tsv_line}
"""SQL of a row, as each `records_format` has it; rows of JSON each begin with a comma."""
