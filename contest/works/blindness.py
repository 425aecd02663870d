"""Names in what judges see: of the team, its members, their firms or schools, and mail addresses.

A warning, not an error: a team called 沈阳 may write about 沈阳.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from contest.works import check_words as words
from contest.works.attachments import KINDS
from contest.works.authors import authors_of
from contest.works.checks import Finding, warning
from contest.works.content import FORM, blind_text
from contest.works.records import Attachment, Values
from core.files import Files
from core.state import State, Transaction

_SHORTEST = 2  # characters of a name worth looking for
_SHORTEST_LOCAL_PART = 4
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")
_PROGRAMS = re.compile(
    r"microsoft|office|wps|word|powerpoint|keynote|pages|libreoffice|latex|tex\b|reportlab|adobe|acrobat|chrom|skia|"
    r"quartz|python|canva|figma|anonymous|unspecified|untitled|unknown|admin|user|^\W*$",
    re.IGNORECASE,
)

_NAMES = """
    SELECT t.name, a.display_name, a.email, f.name
    FROM team AS t
    JOIN membership AS m ON m.team_id = t.id
    JOIN account AS a ON a.id = m.account_id
    LEFT JOIN affiliation AS f ON f.id = a.affiliation_id
    WHERE t.id = ?
    ORDER BY m.joined_at, a.id
"""


def names_of_team(tx: Transaction | State, team_id: str) -> list[str]:
    """Everything by which the team could be recognised, each once."""
    found: list[str] = []
    for team, person, email, affiliation in tx.rows(_NAMES, (team_id,)):
        local = (email or "").partition("@")[0]
        found += [team, person, affiliation or "", email or "", local if len(local) >= _SHORTEST_LOCAL_PART else ""]
    return [name for name in dict.fromkeys(one.strip() for one in found) if len(name) >= _SHORTEST]


def check_blind_text(content: Values, names: Iterable[str]) -> list[Finding]:
    """Where the text that judges read names the team, or has a mail address."""
    found = []
    for field, text in blind_text(content).items():
        label = FORM[field].label
        found += [warning(field, words.NAMES_IN_TEXT, field=label, name=one) for one in names_in(text, names)]
        if _EMAIL.search(text):
            found.append(warning(field, words.EMAIL_IN_TEXT, field=label))
    return found


def check_blind_files(
    attachments: Sequence[Attachment], authors: Mapping[str, Sequence[str]], names: Sequence[str]
) -> list[Finding]:
    """Where the name or the metadata of a file that judges get names the team.

    authors   {attachment id: what its metadata say}
    """
    found = []
    for one in attachments:
        if not KINDS[one.kind].is_blind:
            continue
        inside = names_in(one.file_name, names)
        found += [warning("files", words.NAMES_IN_FILE_NAME, file=one.file_name, name=name) for name in inside]
        found += _of_metadata(one, authors.get(one.id, ()), names)
    return found


def _of_metadata(one: Attachment, authors: Sequence[str], names: Sequence[str]) -> list[Finding]:
    inside = names_in("\n".join(authors), names)
    if inside:
        return [warning("files", words.NAMES_IN_FILE, file=one.file_name, name=name) for name in inside]
    people = [author for author in authors if not _PROGRAMS.search(author)]
    return [warning("files", words.AUTHOR_IN_FILE, file=one.file_name, name=people[0])] if people else []


def authors_of_files(files: Files, attachments: Iterable[Attachment]) -> dict[str, list[str]]:
    """{attachment id: who its metadata say made it}. Reads the files: not inside a transaction."""
    blind = [one for one in attachments if KINDS[one.kind].is_blind and not one.media_type.startswith("video/")]
    return {one.id: authors_of(files.local_path(one.file_key), one.media_type) for one in blind}


def names_in(text: str, names: Iterable[str]) -> list[str]:
    """Those of the names that stand in the text, whatever the width and case of their letters.

    >>> names_in("Ｌi Lei 与晨光队的作品", ["Li Lei", "Lei", "晨光队", "Le"])
    ['Li Lei', 'Lei', '晨光队']
    """
    folded = _folded(text)
    return [name for name in names if _stands_in(_folded(name), folded)]


def _stands_in(name: str, text: str) -> bool:
    if not name.isascii():
        return name in text
    return re.search(rf"(?<![a-z0-9]){re.escape(name)}(?![a-z0-9])", text) is not None


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
