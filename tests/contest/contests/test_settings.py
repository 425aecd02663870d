"""Settings of a contest: kept as what differs from the defaults, refused with the field and its limits."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contest.contests import words
from contest.contests.errors import BadContestSetting, SettingsDisagree, UnknownContestSetting
from contest.contests.settings import FIELDS, LIMITS, ContestSettings, changed_settings, read_settings, settings_as_json


def test_an_empty_record_gives_the_defaults():
    assert read_settings("{}") == ContestSettings()
    assert settings_as_json(ContestSettings()) == "{}"


@given(
    st.fixed_dictionaries(
        {},
        optional={
            **{name: st.integers(*limits) for name, limits in LIMITS.items()},
            "is_blind": st.booleans(),
            "works_are_public": st.booleans(),
            "poll_method": st.sampled_from(["choices", "quadratic"]),
        },
    )
)
def test_what_is_kept_is_read_back(changes):
    try:
        settings = changed_settings(ContestSettings(), changes)
    except SettingsDisagree:
        return

    assert read_settings(settings_as_json(settings)) == settings
    assert {name: getattr(settings, name) for name in changes} == changes


@pytest.mark.parametrize("name", LIMITS)
def test_the_limits_themselves_are_allowed_and_what_is_beyond_is_not(name):
    least, greatest = LIMITS[name]

    for value in (least - 1, greatest + 1, str(least), float(least), True, None):
        with pytest.raises(BadContestSetting) as refused:
            changed_settings(ContestSettings(), {name: value})
        assert words.SETTINGS[name].zh in refused.value.say("zh")
        assert f"from {least} to {greatest}" in refused.value.say("en")
    for value in (least, greatest):
        try:
            assert getattr(changed_settings(ContestSettings(), {name: value}), name) == value
        except SettingsDisagree:
            continue


@pytest.mark.parametrize("name", [name for name in FIELDS if name not in LIMITS and name != "poll_method"])
def test_yes_or_no_is_neither_a_number_nor_a_word(name):
    for value in (1, 0, "true", None):
        with pytest.raises(BadContestSetting):
            changed_settings(ContestSettings(), {name: value})


def test_unknown_names_and_ways_of_voting_are_refused():
    with pytest.raises(UnknownContestSetting):
        changed_settings(ContestSettings(), {"colour": "red"})
    with pytest.raises(BadContestSetting):
        changed_settings(ContestSettings(), {"poll_method": "lottery"})


@pytest.mark.parametrize(
    "changes",
    [
        {"min_team_size": 6},
        {"max_file_mb": 501},
        {"poll_minimum": 4},
        {"appeal_acknowledge_workdays": 6},
    ],
)
def test_the_smaller_is_not_larger_than_the_larger(changes):
    with pytest.raises(SettingsDisagree):
        changed_settings(ContestSettings(), changes)


def test_every_setting_has_a_name():
    assert set(words.SETTINGS) == set(FIELDS)
    assert json.loads(settings_as_json(ContestSettings(max_load=3))) == {"max_load": 3}
