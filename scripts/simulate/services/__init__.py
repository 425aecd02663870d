"""惠民服务: the datasets of rows 9 to 19 of the plan's systems, simulated."""

from scripts.simulate.services import (
    buses,
    cars,
    community,
    congestion,
    credit,
    education,
    elder_care,
    employment,
    health,
    hospitals,
    insurance,
    licences,
    marriages,
    schools,
    tourism,
    utilities,
)

_SUBJECTS = (
    credit,
    licences,
    marriages,
    utilities,
    buses,
    cars,
    congestion,
    hospitals,
    health,
    schools,
    education,
    community,
    elder_care,
    tourism,
    employment,
    insurance,
)

PACKAGES = [package for subject in _SUBJECTS for package in subject.PACKAGES]
