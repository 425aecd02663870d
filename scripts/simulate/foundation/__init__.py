"""Foundation and facts: platform, four libraries, plan, places, industry — the first third of the plan's systems."""

from scripts.simulate.foundation import (
    buildings,
    connectivity,
    data_market,
    economic_zone,
    holidays,
    industry,
    legal_entities,
    macro,
    metro,
    place_names,
    places,
    plan,
    platform,
    registers,
    vehicles,
)

PACKAGES = [
    *platform.PACKAGES,
    *connectivity.PACKAGES,
    *places.PACKAGES,
    *legal_entities.PACKAGES,
    *buildings.PACKAGES,
    *vehicles.PACKAGES,
    *registers.PACKAGES,
    *place_names.PACKAGES,
    *macro.PACKAGES,
    *metro.PACKAGES,
    *industry.PACKAGES,
    *data_market.PACKAGES,
    *economic_zone.PACKAGES,
    *plan.PACKAGES,
    *holidays.PACKAGES,
]
