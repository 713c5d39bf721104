"""A long list read one page at a time, at a cost that hardly grows with the list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django_tables2.data import TableQuerysetData

from kaja.register.models import Bedomning

FA = 5000
"""Of so many and fewer, one would walk far among the persons between two that are on the page."""


class Sidvis(TableQuerysetData):
    """The rows of a list, counted already: a page is its keys first, then its own rows.

    The keys are found in indexes alone, and the rows, which are wide, are read only when shown.
    `rader` walks the persons in order; `svar`, the same selection without its persons, is quicker
    where the order is by something in the answer, and of few: they are found and then put in order.

    `sist` are keys of more rows, which come after all others in every order: a place between two
    names tells something of who it is. `antal` is the rows, these among them.
    """

    def __init__(
        self,
        rader: QuerySet[Any],
        svar: QuerySet[Any],
        antal: int,
        sist: Sequence[int] = (),
    ) -> None:
        super().__init__(rader)
        self.svar, self.antal, self.sist = svar, antal, sist

    def __getitem__(self, key: Any) -> Any:
        if not isinstance(key, slice):
            return super().__getitem__(key)
        nycklar = self._nycklar(key.start or 0, min(key.stop or self.antal, self.antal))
        # By the keys alone: with the selection once more, SQLite would walk all its persons.
        modell = self.data.model
        tungt = ["svar"] if modell is Bedomning else []
        rader = modell.objects.select_related("person").defer(*tungt).in_bulk(nycklar)
        return [rader[nyckel] for nyckel in nycklar]

    def _nycklar(self, fran: int, till: int) -> list[int]:
        """The keys from one place to another."""
        i_ordning = self.antal - len(self.sist)
        forst = self._i_ordning(fran, min(till, i_ordning), i_ordning) if fran < i_ordning else []
        return [*forst, *self.sist[max(fran - i_ordning, 0) : max(till - i_ordning, 0)]]

    def _i_ordning(self, fran: int, till: int, antal: int) -> list[int]:
        """Those that have an order, counted from the end that is nearer."""
        nycklar = self._ordnade().values_list("pk", flat=True)
        if fran <= antal - till:
            return list(nycklar[fran:till])
        return list(nycklar.reverse()[antal - till : antal - fran])[::-1]

    def _ordnade(self) -> QuerySet[Any]:
        ordning = self.data.query.order_by
        if self.antal > FA and any("person__" in falt for falt in ordning):
            rader: QuerySet[Any] = self.data
            return rader
        return self.svar.order_by(*ordning)
