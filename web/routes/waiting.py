"""What is seen while the scripts of the page are on their way: over a slow line that takes ten seconds.

It stands inside the element that the application fills, which takes it away.
"""

from html import escape

from core.words import Lang
from web.routes import words

_STYLE = """<style>
.waiting { color-scheme: light dark; box-sizing: border-box; min-height: 100vh; padding: 12vh 1.25rem 2rem;
  text-align: center; font: 1rem/1.7 'Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif;
  background: light-dark(#fff, #10161f); color: light-dark(#18212e, #e9eef5) }
.waiting p { max-width: 40rem; margin: 0 auto 1rem }
.waiting .waiting-title { font-size: 1.6rem; font-weight: 700; line-height: 1.35 }
.waiting .waiting-note { color: light-dark(#55606f, #a9b5c5) }
</style>"""
WITHOUT_SCRIPT = "<style>.waiting { display: none }</style>"  # within noscript: the whole text stands there instead


def waiting(title: str, description: str, lang: Lang) -> str:
    """The page's own title and first sentence, and that it is coming."""
    return f"""{_STYLE}<div class="waiting"><p class="waiting-title">{escape(title)}</p><p>{escape(description)}</p>
<p class="waiting-note" role="status">{escape(words.OPENING.say(lang))}</p></div>"""
