"""A long list in pages that are counted from 1."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import urlencode

from catalog.describe.errors import PageNotFound

_Item = TypeVar("_Item")
_Other = TypeVar("_Other")
_LONGEST_NUMBER = 9  # digits


@dataclass(frozen=True, slots=True)
class Page(Generic[_Item]):
    """One page of a list.

    address  of the list; `asked` its parameters other than `page`
    """

    items: Sequence[_Item]
    number: int
    last: int
    total: int
    size: int
    address: str
    asked: tuple[tuple[str, str], ...] = ()

    def with_items(self, items: Sequence[_Other]) -> "Page[_Other]":
        """The same page of the same list, each item in another form."""
        return Page(items, self.number, self.last, self.total, self.size, self.address, self.asked)

    def url(self, number: int) -> str:
        """Of another page; of the list itself for the first."""
        pairs = [*self.asked, *([("page", str(number))] if number > 1 else [])]
        return f"{self.address}?{urlencode(pairs)}" if pairs else self.address

    @property
    def links(self) -> dict[str, str]:
        """{relation of RFC 8288: address}: first, prev and next where there is one, last."""
        links = {"first": self.url(1)}
        if self.number > 1:
            links["prev"] = self.url(self.number - 1)
        if self.number < self.last:
            links["next"] = self.url(self.number + 1)
        return {**links, "last": self.url(self.last)}


def paged(
    items: Sequence[_Item],
    asked: str | None,
    *,
    size: int,
    address: str,
    more: tuple[tuple[str, str], ...] = (),
) -> Page[_Item]:
    """The page that was asked for, the first without a number. Raises PageNotFound."""
    last = max(1, -(-len(items) // size))
    text = asked or "1"
    is_number = text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER
    if not is_number or not 1 <= int(text) <= last:
        raise PageNotFound(page=text[:40], pages=last)
    number = int(text)
    return Page(items[(number - 1) * size : number * size], number, last, len(items), size, address, more)
