"""The state of a registerpost is what its events add up to. Pure: no database."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from kaja.register.models import Handelseslag, Lage


class OvergangsfelError(ValueError):
    """The event cannot follow on what has happened. The message is a Swedish sentence."""


class Hande(NamedTuple):
    """What happened: an event without its post."""

    slag: Handelseslag
    dag: date
    orsak: str = ""
    vantar_pa: date | None = None


class Laget(NamedTuple):
    """The state of a post, in the columns of `Registerpost`."""

    lage: Lage
    ingangsorsak: str = ""
    oppnad: date | None = None
    vantar_pa: date | None = None
    avslutad: date | None = None
    avslutsorsak: str = ""
    handelser_antal: int = 0


INTE_OPPNAD = (None, Lage.VANTAR, Lage.UTREDS)
# Which states each event can follow on; None is a post that does not exist yet.
EFTER: dict[Handelseslag, tuple[Lage | None, ...]] = {
    Handelseslag.VANTAR: INTE_OPPNAD,
    Handelseslag.UTREDS: (None, Lage.VANTAR),
    Handelseslag.OPPNAD: INTE_OPPNAD,
    Handelseslag.AVSLUTAD: (Lage.VANTAR, Lage.UTREDS, Lage.OPPEN),
    Handelseslag.ATEROPPNAD: (Lage.AVSLUTAD,),
}


def efter(fore: Laget | None, hande: Hande) -> Laget:
    """The state after one more event. OvergangsfelError when it cannot happen there."""
    _prova(fore, hande)
    antal = fore.handelser_antal + 1 if fore else 1
    ingang = hande.orsak or (fore.ingangsorsak if fore else "")
    match hande.slag:
        case Handelseslag.VANTAR:
            return Laget(Lage.VANTAR, ingang, vantar_pa=hande.vantar_pa, handelser_antal=antal)
        case Handelseslag.UTREDS:
            return Laget(Lage.UTREDS, handelser_antal=antal)
        case Handelseslag.OPPNAD:
            return Laget(Lage.OPPEN, ingang, hande.dag, handelser_antal=antal)
    assert fore is not None  # _prova lets nothing but a post be closed or reopened
    if hande.slag is Handelseslag.AVSLUTAD:
        slut = fore._replace(lage=Lage.AVSLUTAD, vantar_pa=None, handelser_antal=antal)
        return slut._replace(avslutad=hande.dag, avslutsorsak=hande.orsak)
    return Laget(Lage.OPPEN, ingang, fore.oppnad, handelser_antal=antal)


def laget(handelser: Iterable[Hande]) -> Laget:
    """The state that the events, in order, add up to. OvergangsfelError without any."""
    nu: Laget | None = None
    for hande in handelser:
        nu = efter(nu, hande)
    if nu is None:
        raise OvergangsfelError("En registerpost finns inte utan händelser.")
    return nu


def _prova(fore: Laget | None, hande: Hande) -> None:
    if (fore.lage if fore else None) not in EFTER[hande.slag]:
        nu = fore.lage.label.lower() if fore else "ny"
        raise OvergangsfelError(f"En post som är {nu} kan inte bli {hande.slag.label.lower()}.")
    if hande.slag is Handelseslag.VANTAR and hande.vantar_pa is None:
        raise OvergangsfelError("En post som väntar på start måste ha en startdag.")
    if hande.slag is Handelseslag.AVSLUTAD and fore is not None:
        _prova_avslut(fore, hande)
    if hande.slag is Handelseslag.ATEROPPNAD and fore is not None and fore.oppnad is None:
        raise OvergangsfelError("En post som aldrig öppnats kan inte öppnas igen.")


def _prova_avslut(fore: Laget, hande: Hande) -> None:
    if not hande.orsak:
        raise OvergangsfelError("En post avslutas aldrig utan orsak.")
    if fore.oppnad is not None and hande.dag < fore.oppnad:
        raise OvergangsfelError(
            f"En post som öppnades {fore.oppnad} kan inte avslutas {hande.dag}."
        )
