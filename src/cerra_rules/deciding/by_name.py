"""What a decision tells by name: values, what they need, readings. A mapping that nobody changes, and that can be kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from cerra_rules.errors import NoSuchValueError, near

T = TypeVar("T")


class ByName(Mapping[str, T]):
    """A mapping that is not changed, equal to a dictionary of the same, and pickled as it.

    Raises NoSuchValueError, which is a KeyError, for a name that it does not have, and says which was meant.
    """

    __slots__ = ("_found", "_place")

    def __init__(self, place: str, found: Mapping[str, T]) -> None:
        self._place, self._found = place, dict(found)

    def __getitem__(self, name: str) -> T:
        if name in self._found:
            return self._found[name]
        raise NoSuchValueError(f"{self._place}: there is no `{name}`", near(str(name), self._found))

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def __repr__(self) -> str:
        return repr(self._found)
