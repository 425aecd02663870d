"""接口: the addresses that a program needs, with the current filter, and two lines to start from."""

from html import escape

import streamlit as st

from catalog.exports import FORMATS
from core.words import Text
from web.ui.dataset import words
from web.ui.dataset.downloads_panel import list_formats
from web.ui.dataset.filters import active_filter
from web.ui.dataset.visit import Visit

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
    ("header=label", Text("用可读的表头", "readable headings")),
    (
        "encoding=gb18030",
        Text("CSV 的编码：utf-8、utf-8-sig、gb18030", "encoding of the CSV: utf-8, utf-8-sig, gb18030"),
    ),
)


def show_api(visit: Visit) -> None:
    lang = visit.lang
    public_url = visit.portal.settings.public_url
    st.html(f"<p>{escape(words.API_LEAD.say(lang))}</p>{active_filter(visit)}{_heading(words.API_BY_FORMAT, visit)}")
    addresses = [(name, public_url + visit.download(FORMATS[name].extension)) for name in list_formats(visit)]
    st.code("\n".join(f"{name.upper():<8} {address}" for name, address in addresses), language=None, wrap_lines=True)
    csv_address = public_url + visit.download("csv")
    st.html(_heading(words.API_CURL, visit))
    st.code(f'curl -fSL -o {visit.dataset.slug}.csv "{csv_address}"', language=None, wrap_lines=True)
    st.html(_heading(words.API_PANDAS, visit))
    st.code(pandas_lines(visit, csv_address), language=None, wrap_lines=True)
    if visit.version is not None:
        st.html(f'<p class="sy-small sy-muted">{escape(words.API_PIN.say(lang, number=visit.version.number))}</p>')
    st.html(_grammar(visit))


def _heading(text: Text, visit: Visit) -> str:
    return f'<h2 class="ds-h2 ds-part">{escape(text.say(visit.lang))}</h2>'


def pandas_lines(visit: Visit, address: str) -> str:
    """Codes are read as text, so that they keep their leading zeros; times as times."""
    fields = visit.version.fields if visit.version else ()
    chosen = [f for f in fields if not visit.query.columns or f.name in visit.query.columns]
    texts = [f.name for f in chosen if f.type in ("string", "yearmonth")]
    times = [f.name for f in chosen if f.type in ("date", "datetime")]
    options = [f"dtype={{{', '.join(f'{name!r}: str' for name in texts)}}}"] if texts else []
    if times:
        options.append(f"parse_dates={times!r}")
    given = ",\n    ".join([repr(address), *([] if visit.query.is_grouped else options)])
    return f"import pandas as pd\n\nframe = pd.read_csv(\n    {given},\n)"


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
