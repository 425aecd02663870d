"""Foundation and facts: platform, four libraries, plan, places, industry — the first third of the plan's systems."""

from scripts.simulate.foundation import (
    data_market,
    economic_zone,
    holidays,
    industry,
    legal_entities,
    metro,
    places,
    plan,
)

PACKAGES = [
    *places.PACKAGES,
    *legal_entities.PACKAGES,
    *metro.PACKAGES,
    *industry.PACKAGES,
    *data_market.PACKAGES,
    *economic_zone.PACKAGES,
    *plan.PACKAGES,
    *holidays.PACKAGES,
]
