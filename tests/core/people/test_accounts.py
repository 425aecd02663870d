"""One's own account: profile, password, address, closing, tokens."""

from datetime import timedelta

import pytest

from core.audit import broken_links
from core.mail.errors import BadAddress
from core.people.accounts import find_account_by_email, get_account
from core.people.address_change import confirm_address_change, request_address_change
from core.people.affiliations import name_key
from core.people.closing import TOMBSTONE, close_account
from core.people.consents import list_consents
from core.people.errors import (
    AccountNotFound,
    AddressNotFree,
    BadTokenName,
    LastAdministrator,
    LinkNotValid,
    OutsideAddressNeeded,
    PasswordTooShort,
    SignInFailed,
    TokenNotFound,
    TooManyAttempts,
    TooManyTokens,
    WrongPassword,
)
from core.people.first_administrator import claim_first_administrator, ensure_first_administrator
from core.people.limits import MAIL_TO_ADDRESS, PASSWORD_OF_ACCOUNT
from core.people.mailed_links import LASTS
from core.people.outside import find_or_make_account, make_ticket, sign_in_by_ticket
from core.people.profile import Profile, update_profile
from core.people.recovery import change_password, request_reset, reset_password
from core.people.roles import grant_role, has_role, list_roles
from core.people.sessions import find_signed_in, secret_hash
from core.people.tokens import MOST, create_token, find_account_by_token, list_tokens, revoke_token
from core.settings import Settings
from tests.core.people.people import (
    HOME,
    NAME,
    NOW,
    PASSWORD,
    SITE,
    add_account,
    add_grant,
    enter,
    join,
    mailed_key,
    mails_to,
    rows_of,
    sign_up,
)

ZHANG, LI = "zhang@school.example", "li@school.example"
NEW = "a better password"
MILLISECOND = timedelta(milliseconds=1)
LATER = NOW + timedelta(hours=2)


# ---- profile ---------------------------------------------------------------------------------------------


def test_a_profile_is_tidied_and_kept(db):
    me = join(db).account_id
    update_profile(db, Profile("  张  示例 ", "示例 大学", "一行\r\n二行\x00  \n", "en"), actor=me, now=NOW)

    account = get_account(db, me)
    assert (account.display_name, account.affiliation, account.about, account.lang) == (
        "张 示例",
        "示例大学",
        "一行\n二行",
        "en",
    )


def test_two_spellings_are_one_organisation_and_none_is_none(db):
    ids = []
    for number, name in enumerate(["示例科技（沈阳）有限公司", "示例科技(沈阳) 有限公司", "示例大学", "  "]):
        me = add_account(db, f"p{number}")
        update_profile(db, Profile("某人", name), actor=me, now=NOW)
        ids.append(get_account(db, me).affiliation_id)

    assert ids[0] == ids[1] != ids[2]
    assert ids[3] is None
    assert name_key("Example & Sons, Ltd.") == name_key("EXAMPLE ＆ sons ltd")


# ---- password --------------------------------------------------------------------------------------------


def ask_reset(db, email, **more):
    request_reset(db, **{"email": email, "lang": "zh", "network": HOME.network, "public_url": SITE, "now": NOW, **more})


def reset(db, key, password=NEW, now=NOW):
    return reset_password(db, key, password=password, browser=HOME, public_url=SITE, now=now)


def test_a_forgotten_password_is_reset_by_mail_and_other_sessions_end(both):
    old = join(both)
    ask_reset(both, ZHANG)
    signed_in = reset(both, mailed_key(both, ZHANG, "reset"))

    assert find_signed_in(both, old.session, now=NOW) is None
    assert find_signed_in(both, signed_in.session, now=NOW).email == ZHANG
    with pytest.raises(SignInFailed):
        enter(both)
    enter(both, password=NEW)
    assert sorted(mails_to(both, ZHANG)) == sorted(["请确认您的邮箱", "重设密码", "密码已更改"])


def test_a_reset_for_an_unknown_address_answers_the_same_and_mails_that_there_is_none(db):
    join(db)

    answers = [ask_reset(db, ZHANG), ask_reset(db, "nobody@school.example")]

    assert answers == [None, None]
    assert mails_to(db, "nobody@school.example") == ["这个邮箱没有账号"]
    with pytest.raises(BadAddress):
        ask_reset(db, "nobody")


def test_a_reset_link_works_once_and_for_two_hours(db):
    join(db)
    ask_reset(db, ZHANG)
    key = mailed_key(db, ZHANG, "reset")
    ends = NOW + LASTS["reset"]
    with pytest.raises(LinkNotValid):
        reset(db, key, now=ends)
    with pytest.raises(PasswordTooShort):  # does not use it up
        reset(db, key, "short")
    reset(db, key, now=ends - MILLISECOND)

    with pytest.raises(LinkNotValid):
        reset(db, key)


def test_a_link_for_one_thing_does_nothing_else(db):
    join(db)
    sign_up(db, LI)

    with pytest.raises(LinkNotValid):
        reset(db, mailed_key(db, LI, "confirm"))


def test_resets_do_not_flood_a_mailbox(db):
    join(db)
    for second in range(10):
        ask_reset(db, ZHANG, network=f"198.51.100.{second}", now=NOW + timedelta(seconds=second))

    assert len(mails_to(db, ZHANG)) == MAIL_TO_ADDRESS.most


def test_a_reset_confirms_an_address_that_was_not(db):
    sign_up(db)
    ask_reset(db, ZHANG)
    reset(db, mailed_key(db, ZHANG, "reset"))

    assert find_account_by_email(db, ZHANG).confirmed_at == NOW


def test_the_password_is_changed_by_the_old_one_and_only_this_browser_stays(db):
    here, other = join(db), enter(db)
    given = {"actor": here.account_id, "session_id": secret_hash(here.session), "public_url": SITE, "now": NOW}
    with pytest.raises(WrongPassword):
        change_password(db, old="wrong", new=NEW, **given)
    change_password(db, old=PASSWORD, new=NEW, **given)

    assert find_signed_in(db, here.session, now=NOW) is not None
    assert find_signed_in(db, other.session, now=NOW) is None
    enter(db, password=NEW)


def test_asking_for_the_password_again_is_limited(db):
    me = join(db)
    given = {"actor": me.account_id, "session_id": "", "public_url": SITE, "now": NOW}
    for _ in range(PASSWORD_OF_ACCOUNT.most):
        with pytest.raises(WrongPassword):
            change_password(db, old="wrong", new=NEW, **given)

    with pytest.raises(TooManyAttempts):
        change_password(db, old=PASSWORD, new=NEW, **given)


# ---- address ---------------------------------------------------------------------------------------------


def ask_change(db, me, email, password=PASSWORD, now=NOW):
    request_address_change(db, email=email, password=password, actor=me, public_url=SITE, now=now)


def change(db, me, key, now=NOW):
    confirm_address_change(db, key, actor=me, public_url=SITE, now=now)


def test_an_address_changes_when_the_new_one_is_confirmed_and_the_old_one_is_told(db):
    me = join(db).account_id
    ask_change(db, me, "New@Firm.example")
    before = get_account(db, me).email
    change(db, me, mailed_key(db, "new@firm.example", "change_email"))

    assert (before, get_account(db, me).email) == (ZHANG, "new@firm.example")
    assert sorted(mails_to(db, ZHANG)) == sorted(["请确认您的邮箱", "有人要更换您账号的邮箱", "账号邮箱已更换"])
    enter(db, "new@firm.example")
    with pytest.raises(SignInFailed):
        enter(db)


def test_an_address_that_has_an_account_shows_so_in_its_mail_alone(db):
    me = join(db).account_id
    join(db, LI)
    before = rows_of(db, "account")

    assert ask_change(db, me, LI) is None

    assert sorted(mails_to(db, LI)) == sorted(["请确认您的邮箱", "这个邮箱已经有账号"])
    assert rows_of(db, "account") == before


def test_an_address_that_was_taken_meanwhile_is_refused(db):
    me = join(db).account_id
    ask_change(db, me, LI)
    key = mailed_key(db, LI, "change_email")
    join(db, LI, now=NOW + MILLISECOND)

    with pytest.raises(AddressNotFree):
        change(db, me, key)


def test_another_persons_link_changes_nothing(db):
    me, other = join(db).account_id, join(db, LI).account_id
    ask_change(db, me, "new@firm.example")
    key = mailed_key(db, "new@firm.example", "change_email")
    before = rows_of(db, "account", "mailed_link")

    with pytest.raises(LinkNotValid):
        change(db, other, key)

    assert rows_of(db, "account", "mailed_link") == before
    change(db, me, key)


def test_changing_the_address_takes_the_password(db):
    me = join(db).account_id
    with pytest.raises(WrongPassword):
        ask_change(db, me, "new@firm.example", "wrong")

    assert mails_to(db, "new@firm.example") == []


# ---- closing ---------------------------------------------------------------------------------------------


def close(db, me, password=PASSWORD, hooks=()):
    close_account(db, actor=me, password=password, hooks=hooks, public_url=SITE, now=LATER)


def test_closing_erases_what_is_personal_and_keeps_a_tombstone(both):
    mine = join(both)
    me = mine.account_id
    update_profile(both, Profile("张示例", "示例大学", "喜欢地图"), actor=me, now=NOW)
    _, token = create_token(both, name="我的程序", actor=me, now=NOW)
    with both.transaction() as tx:
        tx.execute("UPDATE outgoing_mail SET sent_at = ?", (NOW,))
    close(both, me)

    account = get_account(both, me)
    assert (account.email, account.display_name, account.affiliation_id, account.about, account.closed_at) == (
        "",
        TOMBSTONE,
        None,
        "",
        LATER,
    )
    assert find_signed_in(both, mine.session, now=LATER) is None
    assert find_account_by_token(both, token, now=LATER) is None
    with pytest.raises(SignInFailed):
        enter(both)
    everything = str(
        [
            both.rows(f"SELECT * FROM {table}")
            for table in ("account", "session", "mailed_link", "api_token", "known_device", "audit_event", "consent")
        ]
    )
    assert [word for word in (ZHANG, "张示例", "喜欢", "我的程序") if word in everything] == []
    assert mails_to(both, ZHANG) == ["账号已注销"]  # the last mail, until it is sent
    assert list_consents(both, me) != []
    assert broken_links(both) == []


def test_a_closed_address_can_register_anew(db):
    me = join(db).account_id
    close(db, me)

    assert join(db, now=LATER).account_id != me


def test_closing_takes_the_password(db):
    me = join(db).account_id
    before = rows_of(db, "account", "session")
    with pytest.raises(WrongPassword):
        close(db, me, "wrong")

    assert rows_of(db, "account", "session") == before


def test_what_hangs_on_the_account_is_settled_in_the_same_transaction(db):
    me = join(db).account_id
    seen = []
    before = rows_of(db, "account", "session", "audit_event")

    def settle(tx, account_id, now):
        seen.append((account_id, now, tx.row("SELECT display_name FROM account WHERE id = ?", (account_id,))))

    def refuse(_tx, _account_id, _now):
        raise AddressNotFree()

    with pytest.raises(AddressNotFree):
        close(db, me, hooks=[settle, refuse])

    assert seen == [(me, LATER, ("张示例",))]
    assert rows_of(db, "account", "session", "audit_event") == before


def test_closing_takes_back_every_role_but_never_the_last_administrators(db):
    me = join(db).account_id
    add_grant(db, me, "administrator")
    with pytest.raises(LastAdministrator):
        close(db, me)
    add_account(db, "second")
    grant_role(db, "second", "administrator", "", actor=me, now=NOW)
    close(db, me)

    assert list_roles(db, me) == []
    with pytest.raises(AccountNotFound):
        close(db, me)


# ---- tokens ----------------------------------------------------------------------------------------------


def test_a_token_is_shown_once_and_opens_until_it_is_revoked(db):
    me = join(db).account_id
    token_id, token = create_token(db, name=" 夜间 任务 ", actor=me, now=NOW)
    owner = find_account_by_token(db, token, now=NOW)
    listed = [(one.id, one.name, one.used_at) for one in list_tokens(db, me)]
    revoke_token(db, token_id, actor=me, now=NOW)

    assert owner.id == me
    assert listed == [(token_id, "夜间 任务", NOW)]
    assert token not in str(db.rows("SELECT * FROM api_token"))
    assert find_account_by_token(db, token, now=NOW) is None
    assert list_tokens(db, me) == []


def test_a_token_may_expire(db):
    me = join(db).account_id
    _, token = create_token(db, name="一天", lasts=timedelta(days=1), actor=me, now=NOW)
    ends = NOW + timedelta(days=1)

    found = [find_account_by_token(db, token, now=at) is not None for at in (ends - MILLISECOND, ends)]

    assert found == [True, False]


def test_another_persons_token_is_not_there(db):
    me, other = join(db).account_id, join(db, LI).account_id
    token_id, token = create_token(db, name="a", actor=me, now=NOW)
    with pytest.raises(TokenNotFound):
        revoke_token(db, token_id, actor=other, now=NOW)

    assert find_account_by_token(db, token, now=NOW) is not None


def test_tokens_have_names_and_are_not_without_number(db):
    me = join(db).account_id
    for bad in ("", "x" * 61, "a\u202eb"):
        with pytest.raises(BadTokenName):
            create_token(db, name=bad, actor=me, now=NOW)
    for number in range(MOST):
        create_token(db, name=str(number), actor=me, now=NOW)

    with pytest.raises(TooManyTokens):
        create_token(db, name="one more", actor=me, now=NOW)


# ---- the first administrator -----------------------------------------------------------------------------

ADMIN = Settings(admin_email="Admin@City.example", admin_password=PASSWORD, admin_token="t" * 30, public_url=SITE)


def test_the_settings_make_the_first_administrator_and_token_once(both):
    for _ in range(2):
        assert ensure_first_administrator(both, ADMIN, now=NOW) is None

    me = enter(both, "admin@city.example").account_id
    assert has_role(both, me, "administrator", "")
    assert find_account_by_token(both, "t" * 30, now=NOW).id == me
    assert both.row("SELECT count(*) FROM account") == (1,)


def test_the_token_of_the_settings_stays_revoked(db):
    ensure_first_administrator(db, ADMIN, now=NOW)
    me = find_account_by_email(db, "admin@city.example").id
    revoke_token(db, list_tokens(db, me)[0].id, actor=me, now=NOW)
    ensure_first_administrator(db, ADMIN, now=NOW)

    assert find_account_by_token(db, "t" * 30, now=NOW) is None


def test_an_account_that_is_there_keeps_its_password_and_gets_the_role(db):
    join(db, "admin@city.example", password=NEW)
    ensure_first_administrator(db, ADMIN, now=NOW)

    me = enter(db, "admin@city.example", NEW).account_id
    assert has_role(db, me, "administrator", "")


def test_without_settings_a_link_makes_the_first_administrator_once(db):
    plain = Settings(public_url=SITE)
    first = ensure_first_administrator(db, plain, now=NOW)
    second = ensure_first_administrator(db, plain, now=NOW)
    claim = {"email": ZHANG, "password": PASSWORD, "profile": NAME, "browser": HOME, "now": NOW}
    with pytest.raises(LinkNotValid):  # the start after it printed another
        claim_first_administrator(db, first.partition("key=")[2], **claim)
    key = second.partition("key=")[2]
    me = claim_first_administrator(db, key, **claim).account_id

    assert second.startswith("https://data.example/link?for=first_administrator&key=")
    assert has_role(db, me, "administrator", "")
    assert ensure_first_administrator(db, plain, now=NOW) is None
    with pytest.raises(LinkNotValid):
        claim_first_administrator(db, key, **claim)


def test_a_demonstration_prints_no_link(db):
    assert ensure_first_administrator(db, Settings(is_demo=True), now=NOW) is None
    assert db.rows("SELECT * FROM mailed_link") == []


# ---- outside sign-in -------------------------------------------------------------------------------------


def outside(db, subject="42", email=ZHANG, is_verified=True, issuer="https://id.example"):
    return find_or_make_account(
        db, issuer=issuer, subject=subject, email=email, is_verified=is_verified, name="张 示例", now=NOW
    )


def test_the_first_outside_sign_in_makes_an_account_and_later_ones_find_it(both):
    me = outside(both)
    again = outside(both, email="other@firm.example", is_verified=False)

    account = get_account(both, me)
    assert again == me
    assert (account.email, account.display_name, account.confirmed_at) == (ZHANG, "张 示例", NOW)
    assert outside(both, issuer="https://other.example", email=LI) != me


def test_a_verified_address_joins_the_account_that_has_it(db):
    me = join(db).account_id

    assert outside(db) == me
    enter(db)  # the password stays


def test_an_account_that_nobody_confirmed_loses_its_password(db):
    sign_up(db)
    me = outside(db)

    assert get_account(db, me).confirmed_at == NOW
    with pytest.raises(SignInFailed):
        enter(db)


def test_an_address_that_was_not_verified_makes_nothing(db):
    me = join(db).account_id
    before = rows_of(db, "account")
    with pytest.raises(OutsideAddressNeeded):
        outside(db, is_verified=False)

    assert rows_of(db, "account") == before
    assert get_account(db, me).email == ZHANG


def test_a_ticket_signs_in_once_within_five_minutes(db):
    me = outside(db)
    late, ticket = make_ticket(db, me, now=NOW), make_ticket(db, me, now=NOW)
    ends = NOW + LASTS["outside_sign_in"]
    for wrong, now in ((late, NOW), (ticket, ends), ("x", NOW)):
        with pytest.raises(LinkNotValid):
            sign_in_by_ticket(db, wrong, browser=HOME, now=now)

    signed_in = sign_in_by_ticket(db, ticket, browser=HOME, now=ends - MILLISECOND)
    assert find_signed_in(db, signed_in.session, now=ends).id == me
    with pytest.raises(LinkNotValid):
        sign_in_by_ticket(db, ticket, browser=HOME, now=NOW)
