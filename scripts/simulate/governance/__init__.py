"""Governance, environment and economy: the last third of the datasets, in the order of the plan's systems."""

from scripts.simulate.governance import (
    air,
    cases,
    commerce_packages,
    culture,
    economy,
    food,
    hotline,
    housing,
    international,
    leisure,
    produce,
    projects,
    public_safety,
    service_items,
    sites,
    supervision,
    water,
    weather,
)

_MODULES = (
    cases,
    projects,
    service_items,
    hotline,
    public_safety,
    food,
    air,
    water,
    weather,
    housing,
    produce,
    commerce_packages,
    culture,
    leisure,
    supervision,
    economy,
    international,
    sites,
)
PACKAGES = [package for module in _MODULES for package in module.PACKAGES]
