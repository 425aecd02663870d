"""`/api/docs`: the OpenAPI document as one page of HTML that needs no script and nothing from elsewhere."""

from collections.abc import Mapping
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from core.words import Lang, Text, as_lang
from web.portal import Portal
from web.routes.rows_api import words
from web.routes.rows_api.endpoints import DOCUMENT
from web.routes.rows_api.openapi import portal_json

Json = Mapping[str, Any]

_TAGS: Mapping[str, Text] = {"v1": words.TAG_V1, "files": words.TAG_FILES, "CKAN": words.TAG_CKAN}
_PAGE = """<!DOCTYPE html>
<html lang="{tag}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title><style>{style}</style></head>
<body><header><p><a href="/developers{tail}">{back}</a> · <a href="{other_href}" lang="{other_tag}">{other}</a></p>
<h1>{title}</h1><p>{about}</p><p><a href="{document}">openapi.json</a></p><nav>{contents}</nav></header>
<main>{groups}</main></body></html>
"""


@lru_cache(maxsize=1)
def _style() -> str:
    return (Path(__file__).parent / "docs.css").read_text("utf-8")


def docs_page(portal: Portal, request: Request) -> Response:
    lang = as_lang(request.query_params.get("lang"))
    return HTMLResponse(
        as_page(portal_json(portal, lambda text: text.say(lang)), lang), headers={"Cache-Control": "no-cache"}
    )


def as_page(document: Json, lang: Lang) -> str:
    """The document in one language, the operations by their tag."""
    other = "zh" if lang == "en" else "en"
    found = [(path, method, one) for path, methods in document["paths"].items() for method, one in methods.items()]
    groups = {tag: [each for each in found if tag in each[2]["tags"]] for tag in _TAGS}
    return _PAGE.format(
        tag="zh-CN" if lang == "zh" else "en",
        title=escape(document["info"]["title"]),
        style=_style(),
        about=escape(document["info"]["description"]),
        tail="?lang=en" if lang == "en" else "",
        back=escape(words.BACK_TO_DEVELOPERS.say(lang)),
        other_href="/api/docs?lang=en" if other == "en" else "/api/docs",
        other_tag="zh-CN" if other == "zh" else "en",
        other="English" if other == "en" else "中文",
        document=DOCUMENT,
        contents="".join(f'<a href="#{tag}">{escape(_TAGS[tag].say(lang))}</a>' for tag in groups),
        groups="".join(_group(tag, operations, lang) for tag, operations in groups.items()),
    )


def _group(tag: str, operations: list[tuple[str, str, Json]], lang: Lang) -> str:
    shown = "".join(_operation(path, method, one, lang) for path, method, one in operations)
    return f'<section id="{tag}"><h2>{escape(_TAGS[tag].say(lang))}</h2>{shown}</section>'


def _operation(path: str, method: str, one: Json, lang: Lang) -> str:
    described = f"<p>{escape(one['description'])}</p>" if one.get("description") else ""
    return f"""<details id="{escape(one["operationId"])}"><summary><span class="method">{method.upper()}</span>
      <code>{escape(path)}</code> <span>{escape(one["summary"])}</span></summary>
      {described}{_parameters(one, lang)}{_answers(one, lang)}</details>"""


def _parameters(one: Json, lang: Lang) -> str:
    given = one.get("parameters") or []
    body = one.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    rows = [(each["name"], _kind(each["schema"]), each.get("description", "")) for each in given]
    rows += [(name, "", each.get("description", "")) for name, each in body.get("properties", {}).items()]
    return _table((words.DOCS_PARAMETER, words.DOCS_KIND, words.DOCS_MEANING), rows, lang) if rows else ""


def _kind(schema: Json) -> str:
    if schema.get("type") == "array":
        return f"{_kind(schema['items'])} …"
    if "enum" in schema:
        return " | ".join(map(str, schema["enum"]))
    usual = f" = {schema['default']}" if "default" in schema else ""
    return f"{schema.get('type', '')}{usual}"


def _answers(one: Json, lang: Lang) -> str:
    rows = [
        (status, ", ".join(answer.get("content", {})), answer["description"])
        for status, answer in one["responses"].items()
    ]
    return _table((words.DOCS_STATUS, words.DOCS_KIND, words.DOCS_MEANING), rows, lang)


def _table(head: tuple[Text, ...], rows: list[tuple[str, str, str]], lang: Lang) -> str:
    heading = "".join(f'<th scope="col">{escape(text.say(lang))}</th>' for text in head)
    lines = "".join(
        f'<tr><th scope="row"><code>{escape(name)}</code></th><td><code>{escape(kind)}</code></td>'
        f"<td>{escape(said)}</td></tr>"
        for name, kind, said in rows
    )
    return (
        f'<div class="frame" tabindex="0"><table><thead><tr>{heading}</tr></thead><tbody>{lines}</tbody></table></div>'
    )
