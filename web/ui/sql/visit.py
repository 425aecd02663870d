"""One visit to the SQL page: the query of the address, and what it got."""

from dataclasses import dataclass

import streamlit as st

from catalog.sandbox.answer import SqlAnswer
from catalog.sandbox.charting import SqlChart, first_chart
from catalog.sandbox.tables import SqlTable, SqlTables
from core.errors import PortalError
from core.words import Lang
from web import sql_words as words
from web.portal import Portal, get_portal
from web.sql_words import Example
from web.ui.account.visitor import current_account
from web.ui.links import link

KEPT_S = 60  # an answer, while somebody looks at it and searches the list of tables
_KEPT_ANSWERS = 6  # of up to 16 MB


@dataclass(frozen=True)
class Visit:
    """`answer` or `problem` where there is a query; neither where there is none."""

    portal: Portal
    lang: Lang
    sql: str
    tables: SqlTables
    answer: SqlAnswer | None = None
    problem: PortalError | None = None

    def link(self, sql: str) -> str:
        """The page with a query, already run."""
        return link("/sql", self.lang, q=sql)

    def download(self, fmt: str) -> str:
        return link(f"/sql/result.{fmt}", self.lang, q=self.sql)

    def chart(self) -> SqlChart | None:
        return first_chart(self.portal.catalogue.engine, self.answer) if self.answer else None

    def examples(self) -> list[tuple[Example, str]]:
        """(example, its statement in the reader's language), those whose tables are all there."""
        there = [one for one in words.EXAMPLE_QUERIES if all(self.tables.find(name) for name in one.tables)]
        return [(one, one.en if self.lang == "en" else one.zh) for one in there]

    def first_rows_of(self, table: SqlTable) -> str:
        return f"SELECT * FROM {table.written} LIMIT 20"  # noqa: S608


def open_visit(sql: str, lang: Lang) -> Visit:
    """Runs the query, unless it ran a moment ago."""
    portal = get_portal()
    tables = portal.sandbox.tables()
    if not sql.strip():
        return Visit(portal, lang, "", tables)
    revision = portal.catalogue.snapshot().revision
    try:
        return Visit(portal, lang, sql, tables, answer=_answer(sql, revision, _client()))
    except PortalError as problem:
        return Visit(portal, lang, sql, tables, problem=problem)


def _client() -> str:
    """Whose turn it is: the account, else the address as the server sees it."""
    account = current_account()
    address = st.context.ip_address
    return account.id if account else address if isinstance(address, str) else "here"


@st.cache_data(ttl=KEPT_S, max_entries=_KEPT_ANSWERS, show_spinner=False)
def _answer(sql: str, revision: int, _client: str) -> SqlAnswer:
    """Kept for a moment under the query and the revision of the catalogue, whoever asks."""
    return get_portal().sandbox.run(sql, client=_client)
