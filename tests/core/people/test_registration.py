"""Registering: one account an address, usable only by its owner, and nobody learns who has one."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from core.audit import broken_links
from core.mail.errors import BadAddress
from core.people import registration
from core.people.accounts import find_account_by_email
from core.people.consents import has_consented
from core.people.errors import (
    AboutTooLong,
    BadAffiliation,
    BadName,
    LinkNotValid,
    NotConfirmed,
    PasswordTooShort,
    SignInFailed,
    TermsNeeded,
    TooManyAttempts,
    WrongPassword,
)
from core.people.limits import FORMS_OF_NETWORK, MAIL_TO_ADDRESS
from core.people.mailed_links import LASTS
from core.people.profile import Profile
from core.people.registration import confirm_address
from core.people.sessions import Browser, find_signed_in
from core.people.terms import DOCUMENT, VERSION
from core.people.tidying import UNCONFIRMED_FOR, tidy
from tests.core.people.people import NOW, PASSWORD, enter, join, mailed_key, mails_to, rows_of, sign_up

ZHANG = "zhang@school.example"
ELSEWHERE = Browser(network="203.0.113.9")
MILLISECOND = timedelta(milliseconds=1)


def confirm(db, key, **more):
    return confirm_address(db, key, **{"browser": ELSEWHERE, "now": NOW, **more})


def test_who_registers_and_opens_the_link_is_signed_in(both):
    pending = sign_up(both, " Zhang@School.Example")
    before = find_account_by_email(both, ZHANG)
    signed_in = confirm(both, mailed_key(both, ZHANG, "confirm"), pending=pending)

    after = find_account_by_email(both, ZHANG)
    assert (before.confirmed_at, before.display_name, before.affiliation) == (None, "张示例", "示例大学")
    assert after.confirmed_at == NOW
    assert find_signed_in(both, signed_in.session, now=NOW) == after
    assert has_consented(both, after.id, DOCUMENT, VERSION)


def test_the_audit_chain_holds_no_address_and_no_name(db):
    join(db)

    facts = "".join(
        f"{actor} {subject} {facts}"
        for actor, subject, facts in db.rows("SELECT actor, subject, facts FROM audit_event")
    )
    assert facts.count("account:") == 2
    assert "school" not in facts
    assert "张" not in facts
    assert broken_links(db) == []


def test_the_link_alone_opens_nothing_in_another_browser(db):
    sign_up(db)
    key = mailed_key(db, ZHANG, "confirm")
    for wrong in ({}, {"password": "not the password"}, {"pending": "guessed"}):
        with pytest.raises(WrongPassword):
            confirm(db, key, **wrong)

    assert find_account_by_email(db, ZHANG).confirmed_at is None
    assert find_signed_in(db, confirm(db, key, password=PASSWORD).session, now=NOW).email == ZHANG


def test_an_address_registered_by_somebody_else_is_never_opened_for_them_by_its_owner(db):
    sign_up(db, password="what the stranger chose")
    with pytest.raises(WrongPassword):  # the owner, sent the stranger's link, does not know that password
        confirm(db, mailed_key(db, ZHANG, "confirm"), password=PASSWORD)
    mine = sign_up(db, now=NOW + MILLISECOND)
    confirm(db, mailed_key(db, ZHANG, "confirm"), pending=mine)

    with pytest.raises(SignInFailed):
        enter(db, password="what the stranger chose")
    assert enter(db).account_id == find_account_by_email(db, ZHANG).id


def test_a_link_works_once_until_it_expires_and_until_there_is_a_newer_one(db):
    sign_up(db)
    old = mailed_key(db, ZHANG, "confirm")
    pending = sign_up(db, now=NOW + MILLISECOND)
    key = mailed_key(db, ZHANG, "confirm")
    ends = NOW + MILLISECOND + LASTS["confirm"]
    for refused, now in ((old, NOW), ("", NOW), ("no such", NOW), (key, ends), (key, ends + MILLISECOND)):
        with pytest.raises(LinkNotValid):
            confirm(db, refused, pending=pending, now=now)

    confirm(db, key, pending=pending, now=ends - MILLISECOND)
    with pytest.raises(LinkNotValid):
        confirm(db, key, pending=pending)


def test_a_known_address_gets_the_same_answer_and_another_mail(db):
    join(db)
    before = rows_of(db, "account", "consent", "mailed_link")

    assert isinstance(sign_up(db, now=NOW + MILLISECOND), str)

    assert rows_of(db, "account", "consent", "mailed_link") == before
    assert mails_to(db, ZHANG) == ["请确认您的邮箱", "您已经有账号"]


def test_no_address_is_flooded_with_mail(db):
    for second in range(10):
        sign_up(db, network=f"198.51.100.{second}", now=NOW + timedelta(seconds=second))

    assert len(mails_to(db, ZHANG)) == MAIL_TO_ADDRESS.most


def test_a_network_registers_so_many_in_an_hour(db, monkeypatch):
    monkeypatch.setattr(registration, "FORMS_OF_NETWORK", replace(FORMS_OF_NETWORK, most=5))
    for number in range(5):
        sign_up(db, f"p{number}@school.example")
    before = rows_of(db, "account", "outgoing_mail")

    with pytest.raises(TooManyAttempts) as refused:
        sign_up(db, "one.more@school.example")

    assert refused.value.facts == {"minutes": 60, "retry_after_s": 3600}
    assert rows_of(db, "account", "outgoing_mail") == before
    sign_up(db, "one.more@school.example", network="203.0.113.9")


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"email": "zhang"}, BadAddress),
        ({"password": "short"}, PasswordTooShort),
        ({"has_agreed": False}, TermsNeeded),
        ({"profile": Profile("")}, BadName),
        ({"profile": Profile("  \n ")}, BadName),
        ({"profile": Profile("张" * 41)}, BadName),
        ({"profile": Profile("张\u202e三")}, BadName),
        ({"profile": Profile("张三", affiliation="校" * 101)}, BadAffiliation),
        ({"profile": Profile("张三", affiliation="!!!")}, BadAffiliation),
        ({"profile": Profile("张三", about="字" * 1001)}, AboutTooLong),
    ],
)
def test_what_cannot_be_used_is_refused_and_leaves_no_trace(db, change, error):
    before = rows_of(db, "account", "affiliation", "outgoing_mail", "mailed_link", "consent", "audit_event")

    with pytest.raises(error):
        sign_up(db, **change)

    assert before == rows_of(db, "account", "affiliation", "outgoing_mail", "mailed_link", "consent", "audit_event")


def test_until_the_address_is_confirmed_the_password_opens_nothing_but_sends_the_mail_again(db):
    sign_up(db)
    with pytest.raises(NotConfirmed):
        enter(db, now=NOW + MILLISECOND)

    assert mails_to(db, ZHANG) == ["请确认您的邮箱", "请确认您的邮箱"]
    assert db.rows("SELECT * FROM session") == []
    confirm(db, mailed_key(db, ZHANG, "confirm"), password=PASSWORD)


def test_an_account_that_nobody_confirms_goes_after_a_month(db):
    sign_up(db)
    join(db, "li@school.example")
    tidy(db, now=NOW + UNCONFIRMED_FOR)
    kept = find_account_by_email(db, ZHANG)
    tidy(db, now=NOW + UNCONFIRMED_FOR + MILLISECOND)

    assert kept is not None
    assert find_account_by_email(db, ZHANG) is None
    assert find_account_by_email(db, "li@school.example") is not None


@pytest.mark.slow
def test_two_hundred_at_once_with_one_address_end_in_one_account(both):
    spellings = [ZHANG, "ZHANG@school.example", " zhang@SCHOOL.example "]

    def attempt(number):
        try:
            sign_up(both, spellings[number % 3], network=f"198.51.100.{number}")
        except Exception as problem:
            return type(problem).__name__
        return "answered"

    with ThreadPoolExecutor(32) as pool:
        answers = list(pool.map(attempt, range(200)))

    assert set(answers) == {"answered"}
    assert both.rows("SELECT email FROM account") == [(ZHANG,)]
    assert both.row("SELECT count(*) FROM audit_event") == (1,)
    assert len(mails_to(both, ZHANG)) == MAIL_TO_ADDRESS.most
    assert both.row("SELECT count(*) FROM mailed_link WHERE used_at IS NULL") == (1,)


@pytest.mark.slow
def test_fifty_who_open_one_link_at_once_are_one(both):
    pending = sign_up(both)
    key = mailed_key(both, ZHANG, "confirm")

    def attempt(number):
        try:
            confirm(both, key, pending=pending, browser=Browser(network=f"198.51.100.{number}"))
        except LinkNotValid:
            return "refused"
        return "in"

    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(attempt, range(50)))

    assert sorted(answers) == ["in"] + ["refused"] * 49
    assert both.row("SELECT count(*) FROM session") == (1,)
