"""What is hidden, read from state: each text with those who may see it. Whoever adds a table of such texts adds a line.

kind       what it is, as a failure names it
text       as it would stand on a page
readers    accounts that may see it
contests   '' for everywhere; else it is looked for only on pages of this contest
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from contest.demonstration.accounts import list_shown_accounts
from core.ids import secret_hash
from core.state import State
from tests.web.leaks.ground import FINISHED, IDEAS, OPEN, contest_of
from tests.web.leaks.readers import Reader

_SHORTEST = 4  # characters: anything shorter stands somewhere by chance


@dataclass(frozen=True, slots=True)
class Secret:
    kind: str
    text: str
    readers: frozenset[str]
    contest: str = ""


class Secrets:
    """Everything that somebody must not see."""

    def after_voting(self, reader: Reader, text: str) -> list[Secret]:
        """Counts that a reader got on a day on which votes are checked: they are for organisers and auditors then."""
        votes = [one for one in self.all if one.kind == "votes" and one.text in text]
        return [] if reader.account_id in self._officials[IDEAS] else votes

    def __init__(self, state: State, readers: Iterable[Reader]) -> None:
        self._state = state
        self._officials = {slug: self._officials_of(slug) for slug in (FINISHED, OPEN, IDEAS)}
        self.all = [one for one in self._every(list(readers)) if len(one.text) >= _SHORTEST]

    def seen_by(self, reader: Reader, text: str, contest: str = "") -> list[Secret]:
        """What of it stands in a text that this reader got, on a page of this contest."""
        return [
            one
            for one in self.all
            if reader.account_id not in one.readers and one.contest in ("", contest) and one.text in text
        ]

    def _every(self, readers: list[Reader]) -> Iterator[Secret]:
        yield from self._keys(readers)
        yield from self._addresses()
        for slug in (IDEAS, OPEN):
            yield from self._identities(slug)
        yield from self._marks()
        yield from self._votes()
        yield from self._results()
        yield from self._drafts()
        yield from self._correspondence()
        yield from self._audit()

    # ---- who may -------------------------------------------------------------------------------------------------

    def _officials_of(self, slug: str) -> frozenset[str]:
        sql = """
            SELECT account_id FROM role_grant
            WHERE role IN ('organiser', 'auditor') AND scope IN ('', ?) AND revoked_at IS NULL
        """
        return frozenset(row[0] for row in self._state.rows(sql, (f"contest:{contest_of(self._state, slug)}",)))

    def _slug_of(self, contest_id: str) -> str:
        return next(slug for slug in self._officials if contest_of(self._state, slug) == contest_id)

    def _members(self, team_id: str) -> frozenset[str]:
        sql = "SELECT account_id FROM membership WHERE team_id = ?"
        return frozenset(row[0] for row in self._state.rows(sql, (team_id,)))

    def _with_role(self, role: str) -> frozenset[str]:
        sql = "SELECT account_id FROM role_grant WHERE role = ? AND revoked_at IS NULL"
        return frozenset(row[0] for row in self._state.rows(sql, (role,)))

    # ---- what ----------------------------------------------------------------------------------------------------

    def _keys(self, readers: list[Reader]) -> Iterator[Secret]:
        """Cookies and the hashes of everything that opens something. A page of sessions names them by their hash."""
        for reader in readers:
            if reader.cookie:
                yield Secret("cookie", reader.cookie, frozenset())
        for account_id, found in self._state.rows("SELECT account_id, token_hash FROM session"):
            yield Secret("session", found, frozenset([account_id]))
        for table in ("known_device", "mailed_link", "api_token", "invitation", "judge"):
            for (found,) in self._state.rows(f"SELECT token_hash FROM {table} WHERE token_hash IS NOT NULL"):
                yield Secret(f"hash of {table}", found, frozenset())
        for (found,) in self._state.rows("SELECT DISTINCT password_hash FROM account WHERE password_hash IS NOT NULL"):
            yield Secret("password hash", found, frozenset())
        for (body,) in self._state.rows("SELECT body FROM outgoing_mail"):
            for word in body.split():
                if word.startswith("https://") and "=" in word:
                    yield Secret("mailed link", word.rpartition("=")[2], frozenset())
        assert secret_hash(readers[1].cookie) in {row[0] for row in self._state.rows("SELECT token_hash FROM session")}

    def _addresses(self) -> Iterator[Secret]:
        """Organisers write to judges, leaders to those they invite. Those of a demonstration stand at its entrance."""
        public = {shown.email for shown in list_shown_accounts(self._state)}
        judged: dict[str, frozenset[str]] = {}
        for email, contest_id in self._state.rows("SELECT email, contest_id FROM judge"):
            judged[email] = judged.get(email, frozenset()) | self._officials[self._slug_of(contest_id)]
        for account_id, email in self._state.rows("SELECT id, email FROM account WHERE email IS NOT NULL"):
            if email not in public:
                yield Secret("address", email, frozenset([account_id]) | judged.get(email, frozenset()))
        for email, team_id in self._state.rows("SELECT email, team_id FROM invitation WHERE email IS NOT NULL"):
            yield Secret("invited address", email, self._members(team_id))

    def _identities(self, slug: str) -> Iterator[Secret]:
        """Teams, people and organisations behind works that are still blind. A team that looks for members says so."""
        contest_id, officials = contest_of(self._state, slug), self._officials[slug]
        teams = self._state.rows("SELECT id, name, looking_for FROM team WHERE contest_id = ?", (contest_id,))
        for team_id, name, looking_for in teams:
            members = self._members(team_id)
            if not looking_for:
                yield Secret("team", name, officials | members, slug)
            for account_id in members:
                yield from self._person(account_id, officials | members, slug)

    def _person(self, account_id: str, may: frozenset[str], slug: str) -> Iterator[Secret]:
        sql = """
            SELECT a.display_name, f.id, f.name FROM account AS a LEFT JOIN affiliation AS f ON f.id = a.affiliation_id
            WHERE a.id = ?
        """
        [(name, affiliation_id, affiliation)] = self._state.rows(sql, (account_id,))
        yield Secret("person's id", account_id, may, slug)
        if len(name) < _SHORTEST:
            name = f">{name}<"
        yield Secret("person", name, may, slug)
        if affiliation:
            sql = "SELECT id FROM account WHERE affiliation_id = ?"
            colleagues = frozenset(row[0] for row in self._state.rows(sql, (affiliation_id,)))
            yield Secret("organisation", affiliation, may | colleagues, slug)

    def _marks(self) -> Iterator[Secret]:
        sql = """
            SELECT r.comment, j.account_id, j.contest_id
            FROM review AS r JOIN assignment AS a ON a.id = r.assignment_id JOIN judge AS j ON j.id = a.judge_id
        """
        for comment, judge, contest_id in self._state.rows(sql):
            yield Secret("comment", comment[-8:], self._officials[self._slug_of(contest_id)] | {judge})
        numbers = sql.replace("r.comment", "r.scores") + "WHERE j.contest_id = ?"
        auditors = self._with_role("auditor")  # organisers see marks when they are frozen, which these are not
        for scores, judge, _ in self._state.rows(numbers, (contest_of(self._state, IDEAS),)):
            for mark in json.loads(scores).values():
                yield Secret("mark", str(mark), auditors | {judge}, IDEAS)

    def _votes(self) -> Iterator[Secret]:
        """Of the poll that is open: nobody at all."""
        poll = "SELECT id FROM poll WHERE published_at IS NULL"
        totals = self._state.rows(
            f"SELECT CAST(sum(votes) AS BIGINT) FROM ballot_item WHERE poll_id IN ({poll}) GROUP BY work_id"
        )
        ballots = self._state.rows(f"SELECT count(*) FROM ballot WHERE poll_id IN ({poll})")
        for (count,) in (*totals, *ballots):
            yield Secret("votes", f"{count:,}", frozenset())
            if count > 9999:  # shorter ones stand in ids by chance
                yield Secret("votes", str(count), frozenset(), IDEAS)

    def _results(self) -> Iterator[Secret]:
        sql = """
            SELECT x.calibrated, x.raw_mean, x.median, r.reason, r.contest_id
            FROM result_row AS x JOIN result_run AS r ON r.id = x.run_id
            WHERE r.published_at IS NULL
        """
        for *texts, contest_id in self._state.rows(sql):
            slug = self._slug_of(contest_id)
            for text in texts:
                yield Secret("unpublished result", text, self._officials[slug], slug)

    def _drafts(self) -> Iterator[Secret]:
        """What of a draft was not handed in; works that were, before they are public; new contests."""
        for work_id, team_id, contest_id, draft in self._state.rows("SELECT id, team_id, contest_id, draft FROM work"):
            submitted = "".join(
                row[0] for row in self._state.rows("SELECT content FROM work_version WHERE work_id = ?", (work_id,))
            )
            may = self._members(team_id)
            for text in _texts(json.loads(draft)):
                if text not in submitted:
                    yield Secret("draft", text, may)
                elif self._slug_of(contest_id) == OPEN:
                    yield Secret("work handed in", text, may | self._officials[OPEN])
        organisers = self._with_role("organiser") | self._with_role("auditor") | self._with_role("administrator")
        portal = frozenset(row[0] for row in self._state.rows("SELECT account_id FROM role_grant WHERE scope = ''"))
        for zh, en in self._state.rows("SELECT title_zh, title_en FROM contest WHERE status = 'draft'"):
            yield Secret("contest in preparation", zh, organisers & portal)
            yield Secret("contest in preparation", en, organisers & portal)

    def _correspondence(self) -> Iterator[Secret]:
        """What people told organisers, and organisers one team or one judge."""
        for words, asked_by, contest_id in self._state.rows(
            "SELECT words, asked_by, contest_id FROM question WHERE answered_at IS NULL"
        ):
            yield Secret("open question", words, self._officials[self._slug_of(contest_id)] | {asked_by})
        of_team = """
            SELECT d.note, w.team_id, w.contest_id FROM screening_decision AS d JOIN work AS w ON w.id = d.work_id
            UNION ALL
            SELECT d.reason, t.id, t.contest_id FROM team_decision AS d JOIN team AS t ON t.id = d.team_id
            UNION ALL
            SELECT a.words, w.team_id, a.contest_id FROM appeal AS a JOIN work AS w ON w.id = a.work_id
        """
        for text, team_id, contest_id in self._state.rows(of_team):
            yield Secret(
                "decision or appeal", text, self._officials[self._slug_of(contest_id)] | self._members(team_id)
            )
        organisations = {row[0] for row in self._state.rows("SELECT name FROM affiliation")}  # the reason of some
        of_judge = """
            SELECT c.reason, j.account_id, w.team_id, c.contest_id
            FROM conflict AS c JOIN judge AS j ON j.id = c.judge_id JOIN work AS w ON w.id = c.work_id
            UNION ALL
            SELECT t.reason, j.account_id, '', j.contest_id FROM judge_tie AS t JOIN judge AS j ON j.id = t.judge_id
        """
        for text, judge, team_id, contest_id in self._state.rows(of_judge):
            may = self._officials[self._slug_of(contest_id)] | self._members(team_id) | {judge}
            if text not in organisations:
                yield Secret("conflict", text, may)

    def _audit(self) -> Iterator[Secret]:
        for facts, seal in self._state.rows("SELECT facts, hash FROM audit_event"):
            yield Secret("audit event", seal, self._with_role("auditor"))
            if facts != "{}":
                yield Secret("audit facts", facts, self._with_role("auditor"))


def _texts(values: dict[str, object]) -> Iterator[str]:
    """The longer texts of a form."""
    for value in values.values():
        if isinstance(value, str) and len(value) > 6 and "示例作品" not in value and "示例联系人" not in value:
            yield value
