"""接口: ready code for the current filter in each language, the addresses behind it, and how they are written."""

from html import escape

import streamlit as st

from catalog.exports import FORMATS
from catalog.records import Version
from core.words import Text
from web.ui.dataset import words
from web.ui.dataset.downloads_panel import list_formats
from web.ui.dataset.filters import active_filter
from web.ui.dataset.standards import standards_links
from web.ui.dataset.visit import Visit
from web.ui.links import anchor, link
from web.use.asking import Use
from web.use.snippets import SNIPPETS

_GRAMMAR: tuple[tuple[str, Text], ...] = (
    (
        "{column}=…",
        Text("这一列等于某个值；重复写表示其中任一", "the column equals a value; repeat it for any of several"),
    ),
    ("{column}__gte=…  {column}__lte=…", Text("不小于、不大于", "at least, at most")),
    ("{column}__contains=…", Text("包含一段文字", "contains a piece of text")),
    ("columns=a,b", Text("只要这几列", "only these columns")),
    ("sort=-a,b", Text("排序，减号表示从大到小", "order; a minus reverses it")),
    ("group_by=a&measure=sum:b", Text("按列分组汇总", "groups with sums")),
    ("version=1", Text("固定在某一版", "stay on one version")),
    (
        "limit=100",
        Text("只要一页；JSON 的答复里有下一页的地址", "one page; an answer in JSON has the address of the next"),
    ),
    ("header=label", Text("用可读的表头", "readable headings")),
    (
        "encoding=gb18030",
        Text("CSV 的编码：utf-8、utf-8-sig、gb18030", "encoding of the CSV: utf-8, utf-8-sig, gb18030"),
    ),
)


def show_api(visit: Visit) -> None:
    lang = visit.lang
    public_url = visit.portal.settings.public_url
    st.html(f"<p>{escape(words.API_LEAD.say(lang))}</p>{active_filter(visit)}{_heading(words.API_USE, visit)}")
    if visit.version is not None:
        _show_snippets(visit, visit.version)
        st.html(f'<p class="sy-small sy-muted">{escape(words.API_PIN.say(lang, number=visit.version.number))}</p>')
    st.html(_heading(words.API_BY_FORMAT, visit))
    addresses = [(name, public_url + visit.download(FORMATS[name].extension)) for name in list_formats(visit)]
    st.code("\n".join(f"{name.upper():<8} {address}" for name, address in addresses), language=None, wrap_lines=True)
    st.html(_grammar(visit) + _documents(visit) + standards_links(visit))


def _show_snippets(visit: Visit, version: Version) -> None:
    """Ready code, one tab a language; each asks for just what is shown."""
    lang = visit.lang
    use = Use(
        public_url=visit.portal.settings.public_url,
        dataset=visit.dataset,
        resource=visit.resource,
        version=version,
        query=visit.query,
        is_pinned=not visit.is_newest,
    )
    for tab, one in zip(st.tabs([one.label.say(lang) for one in SNIPPETS.values()]), SNIPPETS.values(), strict=True):
        with tab:
            code = one.write(use)
            said = one.note if code is not None else one.otherwise or one.note
            st.html(f'<p class="sy-small">{escape(said.say(lang))}</p>')
            if code is not None:
                st.code(code, language=None, wrap_lines=True)


def _documents(visit: Visit) -> str:
    """Where the rest is said."""
    lang = visit.lang
    links = (
        (link("/developers", lang), words.API_DEVELOPERS),
        (link("/api/docs", lang), words.API_DOCS),
        (f"/api/v1/datasets/{visit.dataset.slug}/openapi.json", words.API_OPENAPI),
    )
    return f'<p class="ds-part sy-row">{"".join(anchor(href, said.say(lang)) for href, said in links)}</p>'


def _heading(text: Text, visit: Visit) -> str:
    return f'<h2 class="ds-h2 ds-part">{escape(text.say(visit.lang))}</h2>'


def _grammar(visit: Visit) -> str:
    lang = visit.lang
    column = visit.roles.columns[0].name
    written = [(form.replace("{column}", column), said.say(lang)) for form, said in _GRAMMAR]
    lines = "".join(
        f'<tr><th scope="row"><code>{escape(form)}</code></th><td>{escape(said)}</td></tr>' for form, said in written
    )
    title = escape(words.API_GRAMMAR.say(lang))
    headings = (words.API_PARAMETER, words.API_MEANING)
    head = "".join(f'<th scope="col">{escape(one.say(lang))}</th>' for one in headings)
    return f"""<h2 class="ds-h2 ds-part">{title}</h2>
      <div class="sy-table-frame" tabindex="0" role="region" aria-label="{title}"><table class="sy-table">
      <caption class="sy-hidden">{title}</caption><thead><tr>{head}</tr></thead>
      <tbody>{lines}</tbody></table></div>"""
