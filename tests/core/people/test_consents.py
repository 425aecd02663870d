"""Agreeing is to one version of one document, can be taken back, and is kept."""

from datetime import datetime, timedelta

from core.people.consents import Consent, give_consent, has_consented, list_consents, withdraw_consent

NOW = datetime(2026, 3, 1, 4, 0)
LATER = NOW + timedelta(hours=1)
HASH = "a" * 64


def agree(db, account_id="zhang", *, document="contest-rules:c1", version=1, now=NOW):
    with db.transaction() as tx:
        give_consent(tx, account_id, document=document, version=version, content_hash=HASH, now=now)


def test_agreeing_is_to_this_person_document_and_version_alone(both):
    agree(both)

    assert has_consented(both, "zhang", "contest-rules:c1", 1)
    assert not has_consented(both, "zhang", "contest-rules:c1", 2)
    assert not has_consented(both, "zhang", "contest-rules:c2", 1)
    assert not has_consented(both, "li", "contest-rules:c1", 1)


def test_agreeing_twice_keeps_the_first_moment(both):
    agree(both)
    agree(both, now=LATER)

    assert list_consents(both, "zhang") == [Consent("contest-rules:c1", 1, HASH, NOW, None)]


def test_what_is_taken_back_no_longer_counts_but_stays_on_record(both):
    agree(both)
    agree(both, document="privacy")
    with both.transaction() as tx:
        withdraw_consent(tx, "zhang", document="contest-rules:c1", now=LATER)

    assert not has_consented(both, "zhang", "contest-rules:c1", 1)
    assert has_consented(both, "zhang", "privacy", 1)
    assert list_consents(both, "zhang") == [
        Consent("contest-rules:c1", 1, HASH, NOW, LATER),
        Consent("privacy", 1, HASH, NOW, None),
    ]


def test_agreeing_again_after_taking_it_back_counts_from_then(both):
    agree(both)
    with both.transaction() as tx:
        withdraw_consent(tx, "zhang", document="contest-rules:c1", now=NOW)
    agree(both, now=LATER)

    assert list_consents(both, "zhang") == [Consent("contest-rules:c1", 1, HASH, LATER, None)]
