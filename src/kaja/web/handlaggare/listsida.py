"""A list that is sorted by what stands elsewhere, which is looked up only when it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django_tables2.data import TableQuerysetData
from django_tables2.utils import OrderBy


class Listsida(TableQuerysetData):
    """The rows of a list; a page of them is what `pa_sidan` gives."""

    data: QuerySet[Any]
    sorteras: Mapping[str, Any]
    """What it can be sorted by that stands elsewhere."""

    def order_by(self, aliases: Any) -> None:
        """Looks up what the list is sorted by, and nothing else."""
        kolumner = self.table.columns
        efter = {en.bare for alias in aliases for en in kolumner[OrderBy(alias).bare].order_by}
        alias = {namn: self.sorteras[namn] for namn in efter & self.sorteras.keys()}
        self.data = self.data.alias(**alias)
        super().order_by(aliases)

    def __getitem__(self, key: Any) -> Any:
        return self.pa_sidan(key) if isinstance(key, slice) else super().__getitem__(key)

    def pa_sidan(self, key: slice) -> list[Any]:
        """The rows from one place to another."""
        raise NotImplementedError
