"""Work done ahead, on the other processors: polars lets go of Python while it works."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

S = TypeVar("S")
T = TypeVar("T")
_I_FORVAG = 2


def i_forvag(gor: Callable[[S], T], saker: Iterable[S]) -> Iterator[T]:
    """What `gor` makes of each thing, in order. The next ones are made while one is being used.

    An error is raised in its turn, when those that are being made are done.
    """
    vantande = deque[Future[T]]()
    with ThreadPoolExecutor(_I_FORVAG) as tradar:
        for sak in saker:
            vantande.append(tradar.submit(gor, sak))
            if len(vantande) > _I_FORVAG:
                yield vantande.popleft().result()
        while vantande:
            yield vantande.popleft().result()
