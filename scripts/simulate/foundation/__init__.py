"""Foundation and facts: platform, four libraries, plan, places, industry — the first third of the plan's systems."""

from scripts.simulate.foundation import economic_zone, holidays, legal_entities, metro, places

PACKAGES = [
    *places.PACKAGES,
    *legal_entities.PACKAGES,
    *economic_zone.PACKAGES,
    *metro.PACKAGES,
    *holidays.PACKAGES,
]
