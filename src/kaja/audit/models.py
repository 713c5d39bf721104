"""The logs. Ids and names are text and nothing points at another table:
a log row outlives what it tells of.

Each municipality has its own chain in each log; events about the installation (accounts) have the
empty municipality's. `Kedja` remembers how long a chain is and its last seal.
"""

from __future__ import annotations

import json
from typing import Any, ClassVar

from django.db import models

from kaja.audit.overskrivet import Overskrivningsskal
from kaja.audit.sigill import BEGINNING, moment, seal


class AppendOnlyError(TypeError):
    """Someone tried to change or take away a log row."""


class AppendOnlyQuerySet(models.QuerySet[Any]):
    """Refuses what would change or take away rows."""

    def update(self, **_: Any) -> int:
        raise AppendOnlyError("En loggrad ändras aldrig.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise AppendOnlyError("En loggrad tas aldrig bort.")


class Loggrad(models.Model):
    """A sealed row in a chain."""

    kommun = models.CharField("kommun", max_length=4)
    nr = models.PositiveBigIntegerField("nummer i kedjan")
    tid = models.DateTimeField("tid")
    foregaende = models.CharField("föregående sigill", max_length=64)
    sigill = models.CharField("sigill", max_length=64)

    objects = AppendOnlyQuerySet.as_manager()
    LOGG: ClassVar[str]
    SEALED: ClassVar[tuple[str, ...]]

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnlyError("En loggrad ändras aldrig.")
        super().save(*args, **kwargs)

    def delete(self, *_: Any, **__: Any) -> tuple[int, dict[str, int]]:
        raise AppendOnlyError("En loggrad tas aldrig bort.")

    def sealed_content(self) -> dict[str, Any]:
        """What the seal covers: every column but the seals and the database's own id."""
        fixed = {"kommun": self.kommun, "nr": self.nr, "tid": moment(self.tid)}
        return fixed | {name: getattr(self, name) for name in self.SEALED}

    def expected_seal(self, previous: str) -> str:
        """The seal this row must have when it follows the row sealed `previous`."""
        return seal(previous, self.sealed_content())


class Handelse(Loggrad):
    """Something happened: who did what to what, and when."""

    aktor = models.TextField("vem")
    handling = models.TextField("gjorde vad")
    objekt = models.TextField("med vad")
    detaljer = models.TextField("detaljer (JSON)")

    LOGG = "handelse"
    SEALED = ("aktor", "handling", "objekt", "detaljer")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("kommun", "nr"), name="handelse_kommun_nr"),)
        indexes = (models.Index(fields=("kommun", "objekt"), name="handelse_kommun_objekt"),)

    def __str__(self) -> str:
        return f"{self.aktor} {self.handling} {self.objekt}"

    @property
    def uppgifter(self) -> dict[str, Any]:
        """The details as they were given to `actions.record`."""
        found: dict[str, Any] = json.loads(self.detaljer)
        return found


class Visning(Loggrad):
    """Someone looked: who saw which persons, on which page. A list is one row."""

    anvandare = models.TextField("vem")
    vy = models.TextField("vilken sida")
    personer = models.TextField("vilka personer (JSON)")

    LOGG = "visning"
    SEALED = ("anvandare", "vy", "personer")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("kommun", "nr"), name="visning_kommun_nr"),)

    def __str__(self) -> str:
        return f"{self.anvandare} såg {self.vy}"

    @property
    def person_ids(self) -> list[str]:
        """The ids of the persons that were shown."""
        found: list[str] = json.loads(self.personer)
        return found


class Overskrivning(Loggrad):
    """A text was warned for and saved all the same: who, where, what was hit and why; not the text.

    What may not be written stands in 4 and 5 §§ förordning (2006:39); the data protection officer
    goes through these rows.
    """

    aktor = models.TextField("vem")
    falt = models.TextField("i vilket fält")
    objekt = models.TextField("i vad")
    slag = models.TextField("vilka slag (JSON)")
    regler = models.TextField("vilka regler (JSON)")
    skal = models.CharField("skäl", max_length=20, choices=Overskrivningsskal.choices)

    LOGG = "skydd"
    SEALED = ("aktor", "falt", "objekt", "slag", "regler", "skal")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("kommun", "nr"), name="overskrivning_kommun_nr"),
        )

    def __str__(self) -> str:
        return f"{self.aktor} skrev över en varning i {self.falt}"

    @property
    def slagen(self) -> list[str]:
        """The kinds that were hit."""
        found: list[str] = json.loads(self.slag)
        return found

    @property
    def reglerna(self) -> list[str]:
        """The ids of the rules that it was about, as they were called then."""
        found: list[str] = json.loads(self.regler)
        return found


class Kedja(models.Model):
    """The head of a chain; its row is locked while a log row is added."""

    kommun = models.CharField("kommun", max_length=4)
    logg = models.CharField("logg", max_length=10)
    nr = models.PositiveBigIntegerField("längd", default=0)
    sigill = models.CharField("sista sigillet", max_length=64, default=BEGINNING)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("kommun", "logg"), name="kedja_kommun_logg"),
        )

    def __str__(self) -> str:
        return f"{self.logg} {self.kommun}: {self.nr}"
