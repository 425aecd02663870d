"""Whatever a reading action is sent, it answers or refuses; nothing breaks."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from web.routes.ckan import activity, directory, packages, resources, searching, tags, users

ACTIONS = sorted(
    name for module in (activity, directory, packages, resources, searching, tags, users) for name in module.ACTIONS
)
NAMES = (
    "id q fq fq_list sort rows start limit offset query order_by all_fields include_datasets groups organizations "
    "facet facet.field facet.limit facet.mincount include_private include_drafts vocabulary_id include_extras page"
).split()
_SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12),
    st.sampled_from(["bike-stations", "自行车", "name:*", "title:*行*", "*:*", "a:[1 TO 2]", "name desc", "-1", "1e9"]),
    st.sampled_from(["metadata_modified:[NOW-1DAY TO *]", "{!x}", '["tags", "title"]', "[1, [2]]", "true", "0", "(("]),
)
_VALUES = st.one_of(
    _SCALARS, st.lists(_SCALARS, max_size=3), st.dictionaries(st.sampled_from(NAMES), _SCALARS, max_size=2)
)


@pytest.mark.slow
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(action=st.sampled_from(ACTIONS), params=st.dictionaries(st.sampled_from(NAMES), _VALUES, max_size=4))
def test_no_parameters_break_an_action(client: TestClient, action: str, params: dict[str, Any]) -> None:
    answer = client.post(f"/api/3/action/{action}", json=params)

    assert answer.status_code in (200, 400, 403, 404, 409), answer.text
    assert answer.json()["success"] is (answer.status_code == 200)
