"""Chinese text cut into words by jieba, whose dictionary is loaded at the first use only.

The dictionary is read here rather than by jieba itself: long and very rare words are left out, which keeps 40 MB
out of memory, and no cache is written to (or unpickled from) the shared temporary folder.
"""

from functools import cache, lru_cache
from pathlib import Path
from typing import Any

LONGEST_WORD = 4  # characters
RAREST_WORD = 5  # occurrences in jieba's own corpus


@cache
def _tokenizer() -> Any:
    import jieba

    frequencies: dict[str, int] = {}
    total = 0
    with Path(jieba.__file__).with_name("dict.txt").open(encoding="utf-8") as lines:
        for line in lines:
            word, count = line.split(" ", 2)[:2]
            if len(word) > LONGEST_WORD or int(count) < RAREST_WORD:
                continue
            frequencies[word] = int(count)
            total += int(count)
            for end in range(1, len(word)):
                frequencies.setdefault(word[:end], 0)  # jieba walks along prefixes, known words or not
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total, tokenizer.initialized = frequencies, total, True
    return tokenizer


@lru_cache(maxsize=50_000)
def words_of(run: str) -> tuple[str, ...]:
    """The words of a run of Chinese characters, one after the other.

    >>> words_of("公交线路每日客流量")
    ('公交线路', '每日', '客流量')
    """
    return tuple(_tokenizer().lcut(run, HMM=False))


@lru_cache(maxsize=50_000)
def inner_words_of(word: str) -> tuple[str, ...]:
    """The shorter dictionary words inside a word.

    >>> inner_words_of("公交线路")
    ('公交', '线路')
    """
    if len(word) <= 2:
        return ()
    known = _tokenizer().FREQ
    pieces = [word[at : at + size] for size in (2, 3) for at in range(len(word) - size + 1) if size < len(word)]
    return tuple(piece for piece in pieces if known.get(piece))


def bigrams_of(run: str) -> list[str]:
    """Every pair of neighbouring characters; a lone character stands for itself.

    >>> bigrams_of("空气质量"), bigrams_of("水")
    (['空气', '气质', '质量'], ['水'])
    """
    return [run[at : at + 2] for at in range(len(run) - 1)] or [run]
