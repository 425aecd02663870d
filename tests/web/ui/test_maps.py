"""Names on the point map: readable, and none on another."""

import pandas as pd

from web.ui.maps import apart, dense_window

WINDOW = (123.0, 124.0, 41.5, 42.5)


def names(*rows: tuple[str, float, float, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["name", "x", "y", "count"])


def test_where_two_names_would_lie_on_each_other_the_one_of_more_points_stays():
    given = names(("和平区", 123.40, 41.79, 20), ("沈河区", 123.42, 41.79, 50), ("康平县", 123.35, 42.40, 3))

    assert list(apart(given, WINDOW, 440)["name"]) == ["沈河区", "康平县"]


def test_names_far_apart_all_stay():
    given = names(("于洪区", 123.1, 41.8, 1), ("浑南区", 123.9, 41.8, 1), ("法库县", 123.1, 42.4, 1))

    assert sorted(apart(given, WINDOW, 440)["name"]) == sorted(given["name"])


def test_a_few_points_are_not_enlarged():
    few = pd.DataFrame({"x": [123.4, 123.5, 122.8], "y": [41.8, 41.9, 42.7]})

    assert dense_window(few) is None
