"""The persons of an SS 12000 file become records of `elever`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress

from kaja.intake.sources.elever import ElevRad
from kaja.intake.sources.lasare import DUBBLETT
from kaja.intake.sources.lasning import Namn, Slag
from kaja.intake.sources.ss12000.falt import Faltfel
from kaja.intake.sources.ss12000.forsta import RUBRIKER, forsta
from kaja.intake.sources.ss12000.inskrivning import Inskrivning, inskrivning, utan_betydelse
from kaja.intake.sources.ss12000.jsontext import som_text
from kaja.intake.sources.ss12000.layout import ALDST
from kaja.intake.sources.ss12000.omgivning import las_omgivning
from kaja.intake.sources.ss12000.organisationer import Skola
from kaja.intake.sources.ss12000.person import Elev, Personpost, elev, numret, personposter
from kaja.intake.sources.tfbok import TFBok
from kaja.tabell import RowProblem

_OVRIGA = "Inskrivningar i förskola, fritidshem och annat utan betydelse här: {}. De används inte."
_TIGER = "Personer utan uppgift om inskrivningar: {}. Det säger inget om deras studier."
_NUMMERLOSA = "Personer utan inskrivningar som inte går att känna igen: {}. De används inte."
_SKOLLOSA = (
    "Inskrivningar vars skolenhet inte finns bland filens organisationer: {}. "
    "De används utan skolenhet och huvudman."
)


class Ss12000Lasning:
    """An SS 12000 file that is open. A row is an enrolment, by its ordinal in the file.

    These grow while `records` is read: `problems`; `namn` of pupils with a TF-number; `skyddade`,
    the protection by number; `utan_studier`, the numbers of young persons of whom the file says
    that they have no enrolment; and `borttagna`, the numbers by id of the persons that the source
    has removed, blank when the file does not tell the number.
    """

    slag: Slag = "elever"
    rubriker = RUBRIKER

    def __init__(self, text: str, *, kodning: str, namn: str, ar: int) -> None:
        self.kodning, self._text, self._filnamn, self._ar = kodning, text, namn, ar
        self.problems: list[RowProblem] = []
        self.namn: dict[str, Namn] = {}
        self.skyddade: dict[str, str] = {}
        self.utan_studier: set[str] = set()
        self.olasliga: set[str] = set()
        self._bok = TFBok(ar)
        self._antal: Counter[str] = Counter()
        omgivning = las_omgivning(text)
        self._skolor, self.borttagna = omgivning.skolor, omgivning.borttagna
        for var, fel in omgivning.fel:
            self._problem(0, var, fel.varde, str(fel))

    def records(self) -> Iterator[ElevRad]:
        """The enrolments that can be used. Read them once: `problems` grows meanwhile."""
        sedda: set[int] = set()
        for person in personposter(self._text):
            for rad in self._inskrivningar(person):
                likhet = hash((rad.nummer, *rad[2:]))
                if likhet not in sedda:
                    sedda.add(likhet)
                    yield rad
                else:
                    self._problem(rad.rad, "", "", DUBBLETT, information=True)
        for mening, antal in self._antal.items():
            self._problem(0, "", "", mening.format(antal), information=True)

    def forsta(self, antal: int) -> list[tuple[int, list[str]]]:
        """The first enrolments as they came, without those of protected persons."""
        return forsta(self._text, antal)

    def _inskrivningar(self, person: Personpost) -> Iterator[ElevRad]:
        if person.fel:
            self._fel(person.rad, person.var, person.fel)
            return
        if not person.inskrivningar:
            self._utan(person)
            return
        poster = list(enumerate(person.inskrivningar))
        galler = [(nr, post) for nr, post in poster if not utan_betydelse(post)]
        if len(galler) < len(poster):
            self._antal[_OVRIGA] += len(poster) - len(galler)
        if not galler:
            return
        try:
            vem = self._minns(elev(person.post, self._bok))
        except Faltfel as fel:
            with suppress(Faltfel):
                self.olasliga.add(numret(person.post, self._bok))
            for nr, _ in galler:
                self._fel(person.rad + nr, person.var, fel)
            return
        for nr, post in galler:
            try:
                yield self._rad(vem, person.rad + nr, inskrivning(post))
            except Faltfel as fel:
                self.olasliga.add(vem.nummer)
                self._fel(person.rad + nr, f"{person.var}.enrolments[{nr}]", fel)

    def _utan(self, person: Personpost) -> None:
        """A person without enrolments: perhaps a pupil that was, perhaps a teacher or a parent."""
        try:
            vem = elev(person.post, self._bok)
        except Faltfel:
            self._antal[_NUMMERLOSA] += 1
            return
        if person.inskrivningar is None:
            self._antal[_TIGER] += 1
        elif int(vem.nummer[:4]) >= self._ar - ALDST:
            self.utan_studier.add(self._minns(vem).nummer)

    def _minns(self, vem: Elev) -> Elev:
        if vem.namn:
            self.namn[vem.nummer] = vem.namn
        if vem.skydd:
            self.skyddade[vem.nummer] = vem.skydd
        if vem.nyckel in self.borttagna:
            self.borttagna[vem.nyckel] = vem.nummer
        return vem

    def _rad(self, vem: Elev, rad: int, post: Inskrivning) -> ElevRad:
        skola = self._skolor.skola(post.skola)
        if skola is None:
            self._antal[_SKOLLOSA] += 1
            skola = Skola("", "")
        tid = (post.skolform, post.fran, post.till, post.avbrott)
        return ElevRad(vem.nummer, rad, *tid, skola.skolenhetskod, post.studievag, skola.huvudman)

    def _fel(self, rad: int, var: str, fel: Faltfel) -> None:
        self._problem(rad, f"{var}.{fel.falt}".rstrip("."), fel.varde, str(fel))

    def _problem(
        self, rad: int, kolumn: str, varde: str, problem: str, *, information: bool = False
    ) -> None:
        self.problems.append(RowProblem(self._filnamn, rad, kolumn, varde, problem, information))


def oppna(innehall: bytes, namn: str, *, ar: int) -> Ss12000Lasning:
    """The file, open. `ar` decides the century of numbers with ten digits.

    Raises TableError, with a Swedish sentence, when the file cannot be used at all.
    """
    text, kodning = som_text(innehall)
    return Ss12000Lasning(text, kodning=kodning, namn=namn, ar=ar)
