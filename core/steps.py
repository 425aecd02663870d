"""Every step of the core, in the order in which a new state runs them."""

from core.leases import STEPS as _LEASES
from core.mail.schema import STEPS as _MAIL
from core.people.schema import STEPS as _PEOPLE
from core.schema import STEPS as _AUDIT

CORE_STEPS = (*_AUDIT, *_PEOPLE, *_MAIL, *_LEASES)
