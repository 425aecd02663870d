"""What citizens say, and what offices call it: datasets/synonyms.csv, read in both directions."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from catalog.search.english import singular
from catalog.search.normal import runs_of

FILE = "synonyms.csv"
BACKWARD = 0.75  # trust in a line read from right to left: 医院 is not always about 看病


@dataclass(frozen=True)
class Synonyms:
    """`others[key_of(word)]` are the other words for it, as they are written in the file, each with a trust of 0–1.

    longest   the number of Latin words in the longest English phrase
    """

    others: Mapping[str, tuple[tuple[str, float], ...]] = field(default_factory=dict)
    longest: int = 1

    def of(self, word: str) -> tuple[tuple[str, float], ...]:
        return self.others.get(key_of(word), ())

    def __contains__(self, word: str) -> bool:
        return key_of(word) in self.others


NO_SYNONYMS = Synonyms()


def key_of(word: str) -> str:
    """One form for a word or phrase: small letters, singular, single spaces.

    >>> key_of("House  Prices"), key_of("ＰＭ2.5"), key_of("医保")
    ('house price', 'pm2.5', '医保')
    """
    return " ".join(run.text if run.is_chinese else singular(run.text) for run in runs_of(word))


def make_synonyms(lines: Iterable[tuple[str, str]]) -> Synonyms:
    """`lines` are (word, other words separated by `|`).

    >>> synonyms = make_synonyms([("医保", "医疗保险|社保")])
    >>> synonyms.of("医保"), synonyms.of("医疗保险")
    ((('医疗保险', 1.0), ('社保', 1.0)), (('医保', 0.75),))
    """
    others: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for word, also in ((word, also) for word, also in lines if key_of(word)):
        for other in filter(None, (one.strip() for one in also.split("|"))):
            others[key_of(word)][other] = 1.0
            others[key_of(other)].setdefault(word.strip(), BACKWARD)
    longest = max((key.count(" ") + 1 for key in others), default=1)
    return Synonyms({key: tuple(words.items()) for key, words in others.items()}, longest)


def read_synonyms(folder: Path) -> Synonyms:
    """The synonyms that a city keeps beside its datasets; none when it keeps no such file.

    Lines without a word or without another word for it say nothing and are passed over.
    """
    path = folder / FILE
    if not path.exists():
        return NO_SYNONYMS
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return make_synonyms([(row.get("word") or "", row.get("also") or "") for row in csv.DictReader(lines)])
