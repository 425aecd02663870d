"""A work as its judges read it, as HTML: content, data used, files. Whose it is stands nowhere in what it is given."""

from collections import Counter
from collections.abc import Mapping
from html import escape
from typing import Any

from contest.judging.records import BlindAttachment, BlindWork
from contest.works.attachments import KINDS, PICTURES
from contest.works.content import FORM, FormField
from contest.works.form_words import ROLES
from contest.works.records import DatasetUse
from core.words import Lang
from web import contest_judging_words as words
from web.ui import reads
from web.ui.amounts import as_size
from web.ui.cards import badge
from web.ui.contest.prose import prose
from web.ui.links import anchor, link

_OUTSIDE = {"rel": "nofollow noopener noreferrer", "target": "_blank"}
_IN_HEAD = ("title", "one_line")


def blind_work(shown: BlindWork, uses: list[DatasetUse], lang: Lang) -> str:
    """`uses` are those of the version that is judged."""
    content = shown.content
    code = words.WORK_CODE.say(lang, code=shown.blind_code)
    facts = f"{shown.track.say(lang)} · {words.VERSION.say(lang, version=shown.version)}"
    parts = "".join(_part(FORM[name], content[name], uses, lang) for name in FORM if _is_shown(name, content))
    return f"""<article class="jg-work"><p class="ct-kicker">{escape(code)}</p>
      <h2 class="ct-h2">{escape(str(content.get("title", "")))}</h2><p>{escape(str(content.get("one_line", "")))}</p>
      <p class="sy-muted sy-small">{escape(facts)}</p>{parts}{_files(shown.attachments, lang)}</article>"""


def _is_shown(name: str, content: Mapping[str, Any]) -> bool:
    return name in content and name not in _IN_HEAD and bool(content[name] or name == "dataset_uses")


def _part(field: FormField, value: Any, uses: list[DatasetUse], lang: Lang) -> str:
    if field.shape == "uses":
        body = _uses(uses, lang)
    elif field.shape == "sources":
        body = f'<ul class="ds-list">{"".join(_source(one) for one in value)}</ul>'
    elif field.shape == "url":
        body = _address(str(value))
    else:
        body = f'<div class="ct-text">{prose(str(value))}</div>'
    return f'<section><h3 class="ct-h3">{escape(field.label.say(lang))}</h3>{body}</section>'


def _address(url: str) -> str:
    is_web = url.startswith(("https://", "http://"))
    return f"<p class='jg-address'>{anchor(url, url, **_OUTSIDE) if is_web else escape(url)}</p>"


def _source(source: Mapping[str, str]) -> str:
    title, url, licence = (str(source.get(name, "")) for name in ("title", "url", "licence"))
    name = anchor(url, title or url, **_OUTSIDE) if url.startswith(("https://", "http://")) else escape(title or url)
    return f'<li>{name} <span class="sy-muted sy-small">{escape(licence)}</span></li>'


def _uses(uses: list[DatasetUse], lang: Lang) -> str:
    if not uses:
        return f'<p class="sy-muted">{escape(words.NO_DATA.say(lang))}</p>'
    return f'<ul class="ct-uses">{"".join(_use(one, lang) for one in uses)}</ul>'


def _use(use: DatasetUse, lang: Lang) -> str:
    title = use.title.say(lang)
    name = escape(title) if use.is_withdrawn else anchor(link("/dataset", lang, id=use.slug), title, target="_blank")
    badges = badge(ROLES[use.role].say(lang)) if use.role in ROLES else ""
    badges += badge(words.WITHDRAWN_DATA.say(lang), colour="amber") if use.is_withdrawn else ""
    facts = []
    if use.fields:
        facts.append(words.FIELDS_USED.say(lang, fields=_columns(use, lang)))
    if use.versions:
        facts.append(words.DATA_VERSION.say(lang, versions=_versions(use, lang)))
    small = "".join(f'<span class="sy-small sy-muted">{escape(fact)}</span>' for fact in facts)
    return f"""<li class="sy-card"><strong>{name}</strong><span class="sy-badges">{badges}</span>
      <span>{escape(use.purpose)}</span>{small}</li>"""


def _versions(use: DatasetUse, lang: Lang) -> str:
    """Each table by its title; by its bare name where it is gone."""
    dataset = reads.snapshot().by_id.get(use.dataset_id)
    titles = {one.name: one.title.say(lang) for one in (dataset.resources if dataset else ())}
    return _listed(
        [
            words.TABLE_VERSION.say(lang, table=titles.get(name, name), number=number)
            for name, number in sorted(use.versions.items())
        ],
        lang,
    )


def _columns(use: DatasetUse, lang: Lang) -> str:
    """The labels of the columns it uses; the bare name of one that is gone."""
    dataset = reads.snapshot().by_id.get(use.dataset_id)
    resources = dataset.resources if dataset else ()
    labels = {field.name: field.title.say(lang) for resource in resources for field in resource.fields}
    return _listed([labels.get(name, name) for name in use.fields], lang)


def _listed(names: list[str], lang: Lang) -> str:
    return ("、" if lang == "zh" else ", ").join(names)


def _files(files: tuple[BlindAttachment, ...] | Any, lang: Lang) -> str:
    pictures = [one for one in files if one.media_type in PICTURES]
    others = [one for one in files if one.media_type not in PICTURES]
    shots = "".join(
        f"""<a href="{escape(_place(one))}" target="_blank"><img class="ct-work-image" loading="lazy"
          src="{escape(_place(one))}" alt="{escape(words.PICTURE.say(lang, number=number))}"></a>"""
        for number, one in enumerate(pictures, start=1)
    )
    counted: Counter[str] = Counter()
    items = ""
    for one in others:
        counted[one.kind] += 1
        label = KINDS[one.kind].label.say(lang) if one.kind in KINDS else one.name
        said = f"{label} {counted[one.kind]} · {one.name}"
        size = as_size(one.size_bytes, lang)
        items += f'<li>{anchor(_place(one), said)} <span class="sy-muted sy-small">{escape(size)}</span></li>'
    body = (f'<div class="sy-grid jg-pictures">{shots}</div>' if shots else "") + (
        f'<ul class="ds-list">{items}</ul>' if items else ""
    )
    empty = f'<p class="sy-muted">{escape(words.NO_FILES.say(lang))}</p>'
    return f'<section><h3 class="ct-h3">{escape(words.FILES.say(lang))}</h3>{body or empty}</section>'


def _place(one: BlindAttachment) -> str:
    return f"/contest/attachments/{one.id}"
