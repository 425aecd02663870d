"""JSON-LD in a page's head."""

import json
from typing import Any

from core.words import Lang
from web.portal import Portal


def as_script(card: dict[str, Any]) -> str:
    """A script element that no value can close.

    >>> as_script({"name": "</script>"})
    '<script type="application/ld+json">{"name": "\\\\u003c/script>"}</script>'
    """
    text = json.dumps(card, ensure_ascii=False).replace("<", "\\u003c")
    return f'<script type="application/ld+json">{text}</script>'


def site_card(portal: Portal, lang: Lang) -> dict[str, Any]:
    """The portal itself as a schema.org DataCatalog with its search address."""
    address = portal.settings.public_url
    return {
        "@context": "https://schema.org",
        "@type": "DataCatalog",
        "name": portal.catalogue.city.site_name.say(lang),
        "url": f"{address}/",
        "inLanguage": ["zh-CN", "en"],
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{address}/datasets?q={{search_term_string}}"},
            "query-input": "required name=search_term_string",
        },
    }
