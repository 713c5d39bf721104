"""Several rows that are one human being. Pure: links in, groups out."""

from __future__ import annotations

from collections.abc import Iterable


def same_human(
    personer: Iterable[int], par: Iterable[tuple[int, int]]
) -> dict[int, frozenset[int]]:
    """For each of `personer`, all who are the same human being, through chains of any length."""
    group: dict[int, set[int]] = {}
    for one, other in par:
        together = group.get(one, {one}) | group.get(other, {other})
        group.update(dict.fromkeys(together, together))
    return {person: frozenset(group.get(person, {person})) for person in personer}
