"""One invented person: where they have lived, where they have studied, what they have finished.

A life is told to its end, also past the day the files are taken out; `utdrag` shows what is known.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

from kaja.exempel.lasar import hoststart, skoldag, varslut
from kaja.exempel.skolor import Skola, valj_program, valj_skola
from kaja.exempel.testnummer import fodd

DAG = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Boende:
    """A municipality, from the first day through the last."""

    kommun: str
    fran: date | None = None
    till_och_med: date | None = None


@dataclass(frozen=True, slots=True)
class Inskrivning:
    """An enrolment, from the first day through the last."""

    skolform: str
    start: date
    slut: date
    skola: Skola
    studievag: str = ""
    avbrott: bool = False
    antagen: bool = False  # the school knows of the start before it has come
    utan_slutdatum: bool = False  # the school has recorded the interruption, not its day


@dataclass(frozen=True, slots=True)
class Betyg:
    typ: str
    datum: date
    utfardare: str


@dataclass(slots=True)
class Liv:
    """A person being told. `dag` is the day the files are taken out."""

    nummer: str
    kommun: str
    dag: date
    slump: Random
    boenden: list[Boende] = field(default_factory=list)
    studier: list[Inskrivning] = field(default_factory=list)
    bevis: list[Betyg] = field(default_factory=list)
    folkbokford_fran: date | None = None
    skolplikt_upphor: date | None = None
    skydd: str = ""
    avregistrering: str = ""
    avregistrerad_fran: date | None = None
    gammalt_nummer: str = ""

    def __post_init__(self) -> None:
        self.boenden.append(Boende(self.kommun))

    @property
    def fodd(self) -> date:
        return fodd(self.nummer)

    @property
    def ar16(self) -> int:
        """The year of turning 16, when grundskolan and skolplikten normally end (7 kap. 12 §)."""
        return self.fodd.year + 16

    @property
    def gy_start(self) -> date:
        return hoststart(self.ar16)

    @property
    def gy_slut(self) -> date:
        return varslut(self.ar16 + 3)

    def gick(
        self,
        skolform: str,
        start: date,
        slut: date,
        *,
        studievag: str = "",
        skola: Skola | None = None,
        avbrott: bool = False,
        antagen: bool = False,
    ) -> Inskrivning:
        """Add an enrolment; a school that fits is chosen when none is given.

        A start on a day without school is moved to the next school day.
        """
        skola = skola or valj_skola(self.slump, skolform, studievag)
        ny = Inskrivning(skolform, skoldag(start), slut, skola, studievag, avbrott, antagen)
        self.studier.append(ny)
        return ny

    def gick_grundskolan(self, skolform: str = "GR", slut: date | None = None) -> None:
        """The last three years, which one school keeps."""
        start = hoststart(self.ar16 - 3)
        if self.folkbokford_fran is not None:
            start = max(start, self.folkbokford_fran + 10 * DAG)
        self.gick(skolform, start, slut or varslut(self.ar16))

    def gick_program(self, slut: date, *, avbrott: bool = False) -> Inskrivning:
        """Grundskola and then a national programme until `slut`."""
        self.gick_grundskolan()
        program = valj_program(self.slump)
        return self.gick("GY", self.gy_start, slut, studievag=program, avbrott=avbrott)

    def gick_introduktion(self, slut: date, *, avbrott: bool = False) -> None:
        """Grundskola and then an introduktionsprogram until `slut`."""
        self.gick_grundskolan()
        studievag = self.slump.choice(("IMA", "IMA", "IMV", "IMY"))
        self.gick("GY", self.gy_start, slut, studievag=studievag, avbrott=avbrott)

    def forsokte_igen(self, start: date, slut: date) -> None:
        """A national programme after something else; one in six leaves it with studiebevis."""
        sist = self.gick("GY", start, slut, studievag=valj_program(self.slump))
        typ = "studiebevis" if self.slump.random() < 0.17 else "examensbevis"
        self.fick(typ, slut, sist.skola.namn)

    def fick(self, typ: str, datum: date, utfardare: str) -> None:
        """A certificate; one in eight is signed weeks after the last day of school."""
        sent = self.slump.randint(10, 75) if self.slump.random() < 0.12 else 0
        self.bevis.append(Betyg(typ, datum + sent * DAG, utfardare))

    def slutar_finnas_har(self, sista: date) -> None:
        """Nothing begins or is finished here after `sista`; what was going on is interrupted."""
        self.studier = [
            s if s.slut <= sista else replace(s, slut=sista, avbrott=True)
            for s in self.studier
            if s.start <= sista
        ]
        self.bevis = [b for b in self.bevis if b.datum <= sista]
