"""Works of one contest that say nearly the same, for people to look at: the team itself is not told."""

from collections.abc import Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from contest.works.content import FORM
from contest.works.records import Values

ALIKE_FROM = 80.0  # percent
_SHORTEST = 30  # characters worth comparing
_COMPARED = ("title", "one_line", "summary", "problem")


@dataclass(frozen=True, slots=True)
class Likeness:
    work_id: str
    percent: int


def likenesses(content: Values, others: Mapping[str, Values]) -> list[Likeness]:
    """The works whose words are the same for four parts in five or more, the most alike first.

    others   {work id: the content of its version that counts}
    """
    text = compared_text(content)
    if len(text) < _SHORTEST:
        return []
    texts = {work_id: compared_text(each) for work_id, each in others.items()}
    long_enough = {work_id: each for work_id, each in texts.items() if len(each) >= _SHORTEST}
    found = process.extract(text, long_enough, scorer=fuzz.ratio, score_cutoff=ALIKE_FROM, limit=None)
    return sorted(
        (Likeness(work_id, round(score)) for _, score, work_id in found), key=lambda o: (-o.percent, o.work_id)
    )


def compared_text(content: Values) -> str:
    """The words of a work without blanks, as they are compared."""
    return "".join("".join(str(content.get(name, "")) for name in _COMPARED if name in FORM).split()).casefold()
