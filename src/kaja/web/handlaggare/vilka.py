"""Who it is that a file would change something for: each count as a list of names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from kaja.access.vyer import Begaran
from kaja.flows.forhandsvisning import Skulle
from kaja.flows.motsagda import meningar
from kaja.intake.models import Kallnamn, MottagenFil, Rad
from kaja.intake.poster import from_json
from kaja.ungdom.models import Person
from kaja.web.handlaggare.radord import i_filen
from kaja.web.handlaggare.skydd import ar_dold, ser_skyddade
from kaja.web.komponenter.text import personnummer

FORSTA, PER_SIDA = 50, 100


class Grupp(NamedTuple):
    """A count of the preview: its name in an address, the word, what it means, and of whom: ids of
    persons known here, or numbers of those who are not."""

    id: str
    antal: int
    ord: str
    mer: str
    personer: Sequence[int] = ()
    nummer: Sequence[str] = ()

    @property
    def lista(self) -> Sequence[Any]:
        return self.personer or self.nummer


class Vem(NamedTuple):
    """A person on the list; `person` None for one who is not known here. `rad` is where she
    stands in the file, 0 when she does not."""

    person: Person | None
    namn: str
    dold: bool
    rad: int
    text: str


def grupper(fil: MottagenFil, skulle: Skulle) -> list[Grupp]:
    """The counts, in the order of what a person must look at."""
    if fil.kalla == Kallnamn.KAA_LISTA:
        return [
            Grupp("nya", len(skulle.nya), "nya", "får en plats i registret", nummer=skulle.nya),
            Grupp("oforandrade", skulle.oforandrade, "redan kända", "finns i kommunen"),
            _omatchade(skulle),
        ]
    folk = fil.kalla == Kallnamn.FOLKBOKFORING
    en = len(skulle.nya) == 1
    ny = "ny person" if en else "nya personer"
    nya = Grupp("nya", len(skulle.nya), ny, "kommer in", nummer=skulle.nya)
    slutar = "har flyttat" if folk else "har slutat"
    rader = [
        *([nya] if folk else []),
        Grupp("andrade", len(skulle.andrade), "får nya uppgifter", "och bedöms om", skulle.andrade),
        Grupp("slutar", len(skulle.slutar), slutar, "saknas i filen", skulle.slutar),
        Grupp("motsagda", len(skulle.motsagda), "motsägs", "källor är oense", skulle.motsagda),
        *([] if folk else [_omatchade(skulle)]),
        Grupp("oforandrade", skulle.oforandrade, "oförändrade", "inget händer"),
    ]
    annan = Grupp("annan", skulle.annan_kommun, "i andra kommuner", "läses inte in")
    return [*rader, annan] if folk else rader


def _omatchade(skulle: Skulle) -> Grupp:
    return Grupp(
        *("omatchade", len(skulle.omatchade), "hittas inte", "väntar på folkbokföringen"),
        nummer=skulle.omatchade,
    )


def vilka(
    request: Begaran, fil: MottagenFil, grupp: Grupp, fran: int = 0, antal: int = FORSTA
) -> list[Vem]:
    """Some of the group's persons, in the order of the counts."""
    ser = ser_skyddade(request)
    if grupp.nummer:
        return _okanda(fil, grupp.nummer[fran : fran + antal], ser=ser)
    ids = grupp.personer[fran : fran + antal]
    persons = Person.objects.filter(kommun=fil.kommun_id, pk__in=ids).in_bulk()
    alla = [persons[pk] for pk in ids if pk in persons]
    rader = _rader(fil, [person.nummer for person in alla])
    sagt = meningar(fil, {p.nummer: p.pk for p in alla}) if grupp.id == "motsagda" else {}
    return [
        _kand(person, rader.get(person.nummer), sagt.get(person.pk, ""), fil, ser=ser)
        for person in alla
    ]


def _kand(person: Person, rad: Rad | None, sagt: str, fil: MottagenFil, *, ser: bool) -> Vem:
    if ar_dold(person, ser=ser):
        return Vem(person, "", True, 0, "")
    text = i_filen(from_json(fil.kalla, rad.celler)) if rad else "Står inte i filen"
    return Vem(person, str(person), False, rad.nr if rad else 0, sagt or text)


def _okanda(fil: MottagenFil, nummer: Sequence[str], *, ser: bool) -> list[Vem]:
    rader = _rader(fil, nummer)
    return [_okand(fil, nr, rader[nr], ser=ser) for nr in nummer if nr in rader]


def _okand(fil: MottagenFil, nummer: str, rad: Rad, *, ser: bool) -> Vem:
    if rad.celler.get("skydd") and not ser:
        return Vem(None, "", True, 0, "")
    egna = rad.celler.get("namn") or rad.celler
    namn = f"{egna.get('fornamn') or ''} {egna.get('efternamn') or ''}".strip()
    vem = personnummer(nummer)
    post = from_json(fil.kalla, rad.celler)
    return Vem(None, f"{namn}, {vem}" if namn else vem, False, rad.nr, i_filen(post))


def _rader(fil: MottagenFil, nummer: Sequence[str]) -> dict[str, Rad]:
    """The last row of each number in the file: it tells where she is now."""
    rader = Rad.objects.filter(fil=fil, nummer__in=list(nummer)).order_by("nr")
    return {rad.nummer: rad for rad in rader}
