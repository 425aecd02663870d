"""Signing in: guessing is limited, the owner never is shut out, sessions end when they should."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from core.ids import secret_hash
from core.people import passwords
from core.people.accounts import find_account_by_email
from core.people.devices import KNOWN_FOR
from core.people.errors import (
    PasswordIsAddress,
    PasswordTooCommon,
    PasswordTooLong,
    PasswordTooShort,
    SignInFailed,
    TooBusy,
    TooManyAttempts,
)
from core.people.limits import SIGN_IN, SIGN_IN_OF_NETWORK
from core.people.passwords import check_password, hash_password, is_password
from core.people.sessions import (
    SEEN_EVERY,
    SESSION_LASTS,
    Browser,
    begin_session,
    end_session,
    end_sessions,
    find_signed_in,
    forget_old_sessions,
    list_sessions,
    sign_out,
)
from tests.core.people.people import HOME, NOW, PASSWORD, add_account, enter, join

ZHANG = "zhang@school.example"
ATTACKER = Browser(network="203.0.113.66")
MILLISECOND = timedelta(milliseconds=1)
WINDOW = SIGN_IN.window


def outcome(db, password, **more):
    try:
        enter(db, password=password, **more)
    except (SignInFailed, TooManyAttempts) as refused:
        return refused.code()
    return "in"


@pytest.mark.slow
def test_a_thousand_wrong_passwords_are_limited_and_the_owner_comes_in(both, monkeypatch):
    mine = join(both)
    checked = []
    monkeypatch.setattr("core.people.signing_in.is_password", lambda *given: checked.append(given) or False)
    answers = [outcome(both, f"guess {n}", browser=ATTACKER) for n in range(1000)]
    monkeypatch.undo()

    assert answers == ["sign_in_failed"] * SIGN_IN.most + ["too_many_attempts"] * (1000 - SIGN_IN.most)
    assert len(checked) == SIGN_IN.most  # a refused attempt costs no hashing
    assert outcome(both, PASSWORD) == "in"  # from another network
    same_network = Browser(network=ATTACKER.network, device=mine.device)
    assert outcome(both, PASSWORD, browser=same_network) == "in"  # in a browser that signed in before
    assert outcome(both, PASSWORD, browser=ATTACKER) == "too_many_attempts"
    assert outcome(both, PASSWORD, browser=ATTACKER, now=NOW + WINDOW) == "in"


def test_many_addresses_from_one_network_are_limited_too(db, monkeypatch):
    monkeypatch.setattr("core.people.signing_in.is_password", lambda *_: False)
    answers = [outcome(db, "guess", email=f"p{n}@school.example", browser=ATTACKER) for n in range(200)]

    assert answers.count("sign_in_failed") == SIGN_IN_OF_NETWORK.most


def test_the_limit_ends_with_its_window(db):
    join(db)
    for _ in range(SIGN_IN.most):
        outcome(db, "wrong", browser=ATTACKER)
    ends = NOW + WINDOW  # NOW begins a window

    answers = [outcome(db, PASSWORD, browser=ATTACKER, now=ends + d) for d in (-MILLISECOND, 0 * MILLISECOND)]

    assert answers == ["too_many_attempts", "in"]


def test_the_wait_is_told_in_seconds_and_minutes(db):
    for _ in range(SIGN_IN.most):
        outcome(db, "wrong")

    with pytest.raises(TooManyAttempts) as refused:
        enter(db, now=NOW + timedelta(seconds=30))

    assert refused.value.facts == {"minutes": 15, "retry_after_s": 870}


def test_a_class_that_signs_in_together_is_no_attack(db):
    join(db)

    answers = [outcome(db, PASSWORD) for _ in range(SIGN_IN_OF_NETWORK.most + 20)]

    assert set(answers) == {"in"}


def test_guesses_at_once_are_counted_one_by_one(both):
    join(both)

    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda n: outcome(both, f"guess {n}", browser=ATTACKER), range(100)))

    assert answers.count("sign_in_failed") == SIGN_IN.most


def test_a_device_is_known_for_its_own_account_only_and_for_a_year(db):
    zhang, li = join(db), join(db, "li@school.example", browser=ATTACKER)
    for _ in range(SIGN_IN.most):
        outcome(db, "wrong", browser=ATTACKER)

    with_lis_cookie = Browser(network=ATTACKER.network, device=li.device)
    assert outcome(db, PASSWORD, browser=with_lis_cookie) == "too_many_attempts"
    late = NOW + KNOWN_FOR
    for _ in range(SIGN_IN.most):
        outcome(db, "wrong", browser=ATTACKER, now=late)
    with_mine = Browser(network=ATTACKER.network, device=zhang.device)
    assert outcome(db, PASSWORD, browser=with_mine, now=late) == "too_many_attempts"


def test_a_stolen_device_cookie_allows_no_more_guesses_than_a_network(db):
    stolen = Browser(network=ATTACKER.network, device=join(db).device)

    answers = [outcome(db, f"guess {n}", browser=stolen) for n in range(50)]

    assert answers.count("sign_in_failed") == SIGN_IN.most


def test_a_device_cookie_of_somebodys_making_is_replaced(db):
    join(db)
    planted = Browser(network=HOME.network, device="planted")

    assert enter(db, browser=planted).device != "planted"


@pytest.mark.parametrize(
    ("email", "password"),
    [(ZHANG, "wrong password"), (ZHANG, ""), ("nobody@school.example", PASSWORD), ("no address", PASSWORD), ("", "")],
)
def test_a_wrong_password_and_an_unknown_address_sound_the_same(db, email, password):
    join(db)

    with pytest.raises(SignInFailed) as refused:
        enter(db, email, password)

    assert (refused.value.status, refused.value.facts) == (401, {})


def test_an_unknown_address_costs_the_same_hashing(db, monkeypatch):
    join(db)
    add_account(db, "outside", email="outside@school.example")  # without a password
    checked = []

    class Counting:
        def verify(self, password_hash, password):
            checked.append((password_hash[:9], password))
            return False

        def hash(self, password):
            return hash_password(PASSWORD) if password == b"" else "$argon2id$"

    monkeypatch.setattr(passwords, "_HASHER", Counting())
    for email in (ZHANG, "nobody@school.example", "outside@school.example"):
        outcome(db, "guess", email=email)

    assert checked == [("$argon2id", b"guess")] * 3


def test_each_sign_in_begins_another_session_and_ends_the_one_before(db):
    first = join(db)
    second = enter(db, browser=Browser(network=HOME.network, device=first.device, session=first.session))

    assert second.session != first.session
    assert second.device == first.device
    assert find_signed_in(db, first.session, now=NOW) is None
    assert find_signed_in(db, second.session, now=NOW) is not None


def test_a_planted_session_is_never_taken_up(db):
    join(db)

    signed_in = enter(db, browser=Browser(network=HOME.network, session="planted"))

    assert signed_in.session != "planted"
    assert find_signed_in(db, "planted", now=NOW) is None


def test_state_keeps_no_cookie_and_no_password(db):
    mine = join(db)

    everything = str([db.rows(f"SELECT * FROM {t}") for t in ("session", "known_device", "account", "attempt")])
    assert [one for one in (mine.session, mine.device, PASSWORD, HOME.network) if one in everything] == []


def test_after_signing_out_the_old_cookie_opens_nothing(db):
    mine, other = join(db), enter(db)
    sign_out(db, mine.session, now=NOW)
    sign_out(db, mine.session, now=NOW)
    sign_out(db, "no such", now=NOW)

    assert find_signed_in(db, mine.session, now=NOW) is None
    assert find_signed_in(db, other.session, now=NOW) is not None


def test_a_session_lasts_fourteen_days_to_the_millisecond(db):
    cookie = join(db).session
    ends = NOW + SESSION_LASTS

    found = [find_signed_in(db, cookie, now=ends + d) is not None for d in (-MILLISECOND, 0 * MILLISECOND, MILLISECOND)]

    assert found == [True, False, False]


def test_being_seen_is_written_once_in_ten_minutes(db):
    cookie = join(db).session
    seen = []
    for later in (timedelta(0), SEEN_EVERY - MILLISECOND, SEEN_EVERY, SEEN_EVERY + MILLISECOND):
        find_signed_in(db, cookie, now=NOW + later)
        seen.append(db.row("SELECT seen_at FROM session")[0] - NOW)

    assert seen == [timedelta(0), timedelta(0), SEEN_EVERY, SEEN_EVERY]


def test_a_closed_account_is_signed_in_nowhere(db):
    add_account(db, "zhang")
    with db.transaction() as tx:
        cookie = begin_session(tx, "zhang", now=NOW)
        tx.execute("UPDATE account SET closed_at = ? WHERE id = 'zhang'", (NOW,))

    assert find_signed_in(db, cookie, now=NOW) is None


def test_one_session_or_all_others_can_be_ended_but_nobody_elses(db):
    phone = enter_as(db, "phone", first=True)
    desk, school = enter_as(db, "desk"), enter_as(db, "school")
    me = find_account_by_email(db, ZHANG).id
    with db.transaction() as tx:
        end_session(tx, "somebody-else", secret_hash(phone.session), now=NOW)
        end_session(tx, me, secret_hash(school.session), now=NOW)
    two = {one.device for one in list_sessions(db, me, now=NOW)}
    with db.transaction() as tx:
        end_sessions(tx, me, but=secret_hash(desk.session), now=NOW)

    assert two == {"phone", "desk"}
    assert [one.device for one in list_sessions(db, me, now=NOW)] == ["desk"]


def enter_as(db, label, *, first=False):
    browser = Browser(network=HOME.network, label=label)
    return join(db, browser=browser) if first else enter(db, browser=browser)


def test_old_sessions_are_forgotten_a_month_after_their_end(db):
    cookie = join(db).session
    sign_out(db, cookie, now=NOW)
    kept = []
    for later in (timedelta(days=30), timedelta(days=30) + MILLISECOND):
        with db.transaction() as tx:
            forget_old_sessions(tx, now=NOW + later)
        kept.append(db.row("SELECT count(*) FROM session")[0])

    assert kept == [1, 0]


@pytest.mark.parametrize(
    ("password", "error"),
    [
        ("1234567", PasswordTooShort),
        ("é" * 3 + "ab12", PasswordTooShort),
        ("x1" * 513, PasswordTooLong),
        ("password", PasswordTooCommon),
        ("PassWord123", PasswordTooCommon),
        ("ｐａｓｓｗｏｒｄ", PasswordTooCommon),
        ("aaaaaaaaaaaa", PasswordTooCommon),
        ("Zhang.Shili@School.example", PasswordIsAddress),
        ("zhang.shili", PasswordIsAddress),
    ],
)
def test_a_poor_password_is_refused(password, error):
    with pytest.raises(error):
        check_password(password, "zhang.shili@school.example")


@pytest.mark.parametrize("password", ["12345679", "x1y" * 341, "密码很长很好记的", "a b c d e", "  leading"])
def test_any_other_password_will_do(password):
    check_password(password, ZHANG)

    assert is_password(password, hash_password(password))


def test_the_same_characters_from_another_keyboard_are_the_same_password():
    kept = hash_password("café ｐａｓｓ 12")

    assert is_password("cafe\u0301 pass 12", kept)
    assert not is_password("cafe pass 12", kept)
    assert not is_password("x" * 5000, kept)
    assert not is_password(PASSWORD, "not a hash")


def test_at_most_two_passwords_are_checked_at_once(monkeypatch):
    monkeypatch.setattr(passwords, "_WAIT_S", 0.01)
    with passwords._turn(), passwords._turn(), pytest.raises(TooBusy):
        is_password(PASSWORD, None)

    assert not is_password(PASSWORD, None)
