"""How Chinese words sound: whole pinyin, initials, and a key on which easily confused sounds agree."""

import re
from collections.abc import Callable
from functools import lru_cache

_CONFUSED = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"), ("lv", "lu"), ("nv", "nu"))
_SYLLABLE = re.compile(
    r"(?:[bpmf]|[dt]|[nl]|[gkh]|[jqx]|zh|ch|sh|[rzcsyw])?"
    r"(?:iang|iong|uang|ueng|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|er|ia|ie|iu|in|ua|uo|ui|un|ue|ve"
    r"|a|o|e|i|u|v)"
)


@lru_cache(maxsize=200_000)
def syllables_of(word: str) -> tuple[str, ...]:
    """One toneless syllable a character; readings follow the word, not the lone character.

    >>> syllables_of("长度"), syllables_of("银行"), syllables_of("绿地")
    (('chang', 'du'), ('yin', 'hang'), ('lv', 'di'))
    """
    from pypinyin import lazy_pinyin

    return tuple(lazy_pinyin(word, v_to_u=False))


def full_of(word: str) -> str:
    """
    >>> full_of("空气质量")
    'kongqizhiliang'
    """
    return "".join(syllables_of(word))


def initials_of(word: str) -> str:
    """
    >>> initials_of("空气质量")
    'kqzl'
    """
    return "".join(syllable[0] for syllable in syllables_of(word))


def near_key(pinyin: str) -> str:
    """Equal for sounds that are often confused: zh and z, ch and c, sh and s, -ng and -n.

    >>> near_key("zhongxing") == near_key("zongxin")
    True
    """
    for sound, plainer in _CONFUSED:
        pinyin = pinyin.replace(sound, plainer)
    return pinyin


def is_syllable(text: str) -> bool:
    """
    >>> is_syllable("xian"), is_syllable("bus")
    (True, False)
    """
    return bool(_SYLLABLE.fullmatch(text))


def split_pinyin(text: str, is_known: Callable[[str], bool]) -> list[str]:
    """The fewest known pieces that make up `text`; empty when it cannot be made of them.

    >>> split_pinyin("yiyuanmenzhen", {"yiyuan", "menzhen", "yi", "yuan"}.__contains__)
    ['yiyuan', 'menzhen']
    """
    best: list[list[str] | None] = [[], *([None] * len(text))]
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - 24), end):
            before, piece = best[start], text[start:end]
            if before is None or not is_known(piece):
                continue
            found = best[end]
            if found is None or len(before) + 1 < len(found):
                best[end] = [*before, piece]
    return best[-1] or []
