"""Typing mistakes: same sound, similar sound, one character off, a few keystrokes off; and what is left alone."""

import pytest

from catalog.search.terms import Correction
from tests.catalog.search.snapshots import record, search, snapshot

CITY = snapshot(
    record("bus", "公交线路", "Bus routes", keywords=["公交"]),
    record("air", "空气质量监测", "Air quality", keywords=["空气质量"]),
    record("parking", "停车场分布", "Parking lots", keywords=["停车场"]),
    record("hospital", "医院名录", "Hospitals", keywords=["医院"]),
    record("water", "水质监测", "Water quality", keywords=["水质"]),
)


@pytest.mark.parametrize(
    ("typed", "corrections"),
    [
        ("工交", (Correction("工交", "公交"),)),
        ("停车厂", (Correction("停车厂", "停车场"),)),
        ("空气质亮", (Correction("空气质亮", "空气质量"),)),
        ("停车扬", (Correction("停车扬", "停车场"),)),
        ("医怨 水制", (Correction("医怨", "医院"), Correction("水制", "水质"))),
        ("gongjioa", (Correction("gongjioa", "公交"),)),
        ("kongqizhilaing", (Correction("kongqizhilaing", "空气质量"),)),
        ("hopsital", (Correction("hopsital", "hospital"),)),
        ("air qualty", (Correction("qualty", "quality"),)),
    ],
)
def test_the_nearest_word_is_used_instead(typed: str, corrections: tuple[Correction, ...]) -> None:
    found = search(CITY, typed)

    assert found.corrected == corrections
    assert found.total > 0


@pytest.mark.parametrize("typed", ["公交", "车场", "停车", "gongj", "kqzl", "hosp", "routes", "空气 医院"])
def test_what_finds_something_is_left_alone(typed: str) -> None:
    found = search(CITY, typed)

    assert found.corrected == ()
    assert found.total > 0


@pytest.mark.parametrize("typed", ["火星移民", "zzzzqqqq", "blockchain", "xq"])
def test_what_resembles_nothing_is_not_bent_into_something(typed: str) -> None:
    found = search(CITY, typed)

    assert (found.total, found.corrected) == (0, ())
