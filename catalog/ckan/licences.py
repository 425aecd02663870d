"""Licences in CKAN's words: the city's own first, then those that portals know by ids of their own."""

from typing import Any

from catalog.city import City
from catalog.licences import KNOWN_LICENCES

# Of the ids of SPDX, those that the Open Definition calls open: https://opendefinition.org/licenses/
_OPEN = ("CC0-1.0", "CC-BY-4.0", "CC-BY-SA-4.0", "ODbL-1.0", "ODC-BY-1.0", "PDDL-1.0", "OGL-UK-3.0")


def is_open_licence(licence_id: str) -> bool:
    """
    >>> [is_open_licence(one) for one in ("CC-BY-4.0", "cc-nc", "odc-by", "")]
    [True, False, True, False]
    """
    known = KNOWN_LICENCES.get(licence_id)
    return known.is_open if known else licence_id in _OPEN


def list_licences(city: City) -> list[dict[str, Any]]:
    """What `license_list` answers."""
    ids = dict.fromkeys([*city.licences_by_id, *KNOWN_LICENCES])
    return [_as_license(licence_id, city) for licence_id in ids]


def _as_license(licence_id: str, city: City) -> dict[str, Any]:
    licence, is_open = city.licence(licence_id), is_open_licence(licence_id)
    return {
        "domain_content": is_open,
        "domain_data": is_open,
        "domain_software": False,
        "family": "",
        "id": licence_id,
        "is_generic": licence_id.startswith("other-"),
        "is_okd_compliant": is_open,
        "is_osi_compliant": False,
        "maintainer": "",
        "od_conformance": "approved" if is_open else "not reviewed",
        "osd_conformance": "not reviewed",
        "status": "active",
        "title": licence.title.zh,
        "url": licence.url,
    }
