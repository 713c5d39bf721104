"""What the municipality may decide, within the limits of the law, and what a decision would do."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from kaja import regler
from kaja.flows.registersteg import LAGE
from kaja.register.models import Beslutsskal, Beslutsslag, Lage
from kaja.register.queries import Poster, posts_of
from kaja.regler import beslut as lagens
from kaja.regler.register import Forslag, Registerlage, foresla
from kaja.styrning.queries import valda
from kaja.underlag.hamta import BESLUT
from kaja.underlag.queries import underlag_for
from kaja.ungdom.models import Person

SKAL: dict[Beslutsslag, tuple[Beslutsskal, ...]] = {
    Beslutsslag.OMFATTAS_ANDA: (
        Beslutsskal.STUDERAR_INTE,
        Beslutsskal.KALLAN_FEL,
        Beslutsskal.VISTAS_HAR,
    ),
    Beslutsslag.FELAKTIGT_REGISTRERAD: (
        Beslutsskal.STUDERAR,
        Beslutsskal.KALLAN_FEL,
        Beslutsskal.VISTAS_INTE_HAR,
    ),
    Beslutsslag.MOTSVARANDE_UTBILDNING: (
        Beslutsskal.UTLANDSK_UTBILDNING,
        Beslutsskal.ANNAN_UTBILDNING,
    ),
}
"""The grounds that fit each kind of decision."""
VISTELSE = (Beslutsskal.VISTAS_HAR, Beslutsskal.VISTAS_INTE_HAR)
GRANSERNA = (
    "Ansvaret gäller den som är under 20 år och har sin hemkommun här. Det kan kommunen inte "
    "besluta om."
)


class BeslutsfelError(ValueError):
    """The decision cannot be made. The message is Swedish sentences."""


class Nytt(NamedTuple):
    """A decision to make."""

    slag: Beslutsslag
    skal: Beslutsskal
    fran: date
    arende: str = ""


class Verkan(NamedTuple):
    """What a decision does: the law's answer without it, and what the register does about it."""

    svar: regler.Bedomning
    forslag: Forslag
    dag: date


def verkan(person: Person, nytt: Nytt, *, dag: date) -> Verkan:
    """What the decision would do on the first day it holds, or today. Changes nothing.

    BeslutsfelError, with what stands in the way, when it cannot be made.
    """
    val, den_dagen = valda(person.kommun), max(dag, nytt.fran)
    fraga = val.fraga(person.kommun_id, den_dagen)
    underlag = underlag_for([person])[person.pk]
    svar = regler.bedom(underlag, fraga)
    poster = posts_of(person.kommun, [person.pk]).get(person.pk, Poster())
    _prova(nytt, svar, underlag, poster)
    post, efter = poster.nu, _med(underlag, nytt)
    forslag = foresla(
        efter,
        fraga,
        LAGE[Lage(post.lage)] if post else Registerlage.INTE_I_REGISTRET,
        oppnad=post.oppnad if post else None,
        vantar_pa=post.vantar_pa if post else None,
        beslut=_lagens(nytt, efter),
        installningar=val.registret(den_dagen),
    )
    return Verkan(svar, forslag, den_dagen)


def _med(underlag: regler.Underlag, nytt: Nytt) -> regler.Underlag:
    """The facts as they are when the decision is made."""
    if nytt.slag is not Beslutsslag.MOTSVARANDE_UTBILDNING:
        return underlag
    bedomd = regler.Motsvarande("bedomd", nytt.fran, regler.Kalla(BESLUT))
    return underlag._replace(motsvarande=(*underlag.motsvarande, bedomd))


def _lagens(nytt: Nytt, underlag: regler.Underlag) -> lagens.Beslut | None:
    if nytt.slag is Beslutsslag.MOTSVARANDE_UTBILDNING:
        return None
    return lagens.Beslut(lagens.Beslutsslag(nytt.slag), nytt.fran, lagens.avtryck(underlag))


def _prova(nytt: Nytt, svar: regler.Bedomning, underlag: regler.Underlag, poster: Poster) -> None:
    if nytt.skal not in SKAL[nytt.slag]:
        raise BeslutsfelError("Skälet passar inte till beslutet. Välj ett annat skäl.")
    if nytt.skal in VISTELSE and not _skyddad_folkbokforing(svar):
        raise BeslutsfelError(
            "Vistelsen avgör bara för den som har skyddad folkbokföring. Välj ett annat skäl."
        )
    if nytt.slag is Beslutsslag.OMFATTAS_ANDA:
        _prova_omfattas(svar, underlag)
    elif svar.utfall is regler.Malgrupp.OMFATTAS_INTE and poster.nu is None:
        raise BeslutsfelError(f"Beslutet behövs inte: personen omfattas inte. {svar.motivering}")


def _prova_omfattas(svar: regler.Bedomning, underlag: regler.Underlag) -> None:
    if lagens.inom_lagens_granser(underlag, svar.fraga) is regler.Malgrupp.OMFATTAS_INTE:
        raise BeslutsfelError(f"{GRANSERNA} {svar.motivering}")
    if svar.utfall is regler.Malgrupp.OMFATTAS:
        raise BeslutsfelError("Beslutet behövs inte: personen omfattas redan.")


def _skyddad_folkbokforing(svar: regler.Bedomning) -> bool:
    return any(ett.skal.id == "hemkommun.skyddad" for _, ett in svar.avgorande)
