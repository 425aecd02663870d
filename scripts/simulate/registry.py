"""Every shipped dataset, in the order of the plan."""

from scripts.simulate import foundation, governance, services

PACKAGES = [*foundation.PACKAGES, *services.PACKAGES, *governance.PACKAGES]
