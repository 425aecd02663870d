"""The site itself."""

from collections.abc import Mapping
from typing import Any

from web.routes.ckan.action import Action, Call

CKAN_VERSION = "2.11.5"  # whose answers ours are like; clients read its digits to know what they may ask for
EXTENSIONS = ("datastore",)


def _status_show(call: Call) -> dict[str, Any]:
    city, settings = call.portal.catalogue.city, call.portal.settings
    return {
        "ckan_version": CKAN_VERSION,
        "site_url": settings.public_url,
        "site_title": city.site_name.zh,
        "site_description": city.tagline.zh,
        "error_emails_to": None,
        "locale_default": "zh_CN",
        "extensions": list(EXTENSIONS),
    }


ACTIONS: Mapping[str, Action] = {
    "status_show": Action(_status_show, "The name and address of the site, and the CKAN version it answers like."),
    "site_read": Action(lambda call: True, "True: everybody may read this site."),
}
