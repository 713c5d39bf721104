"""What the register shall do about one person: the law's proposal as an event, and what it asks.

Pure: no database. `flows.registret` does it.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from kaja import regler
from kaja.insatser.actions import NyUppgift
from kaja.insatser.models import Uppgiftsslag
from kaja.register.handelser import Anteckning
from kaja.register.laget import Hande
from kaja.register.models import Beslut, Handelseslag, Lage, Registerpost
from kaja.register.queries import Poster
from kaja.regler import beslut as lagens_beslut
from kaja.regler.register import (
    Atgard,
    Forslag,
    Registerinstallningar,
    Registerlage,
    Uppgift,
    foresla,
    ska_omprovas,
)

LAGE = {
    Lage.VANTAR: Registerlage.VANTAR,
    Lage.UTREDS: Registerlage.UTREDS,
    Lage.OPPEN: Registerlage.OPPEN,
    Lage.AVSLUTAD: Registerlage.INTE_I_REGISTRET,
}
SAMMANSLAGEN = "avregistrerad"
"""Why the post of a number that is put under another is closed: like a number that the population
register has replaced."""


class Provad(NamedTuple):
    """One who has been judged: the facts, the answer, and the stored answer's id."""

    underlag: regler.Underlag
    besked: regler.Besked
    bedomning: int


class Steg(NamedTuple):
    """What the register shall do about one person."""

    anteckning: Anteckning | None = None
    uppgift: NyUppgift | None = None
    fallet: Beslut | None = None
    fraga_igen: NyUppgift | None = None
    """To be asked unless it has been."""


def undan(poster: Poster, dag: date) -> Steg:
    if poster.nu is None:
        return Steg()
    slut = max(dag, poster.nu.oppnad or dag)
    hande = Hande(Handelseslag.AVSLUTAD, slut, SAMMANSLAGEN)
    return Steg(Anteckning(poster.nu.person_id, hande, poster.nu))


def steg(
    person: int,
    en: Provad,
    poster: Poster,
    senaste: Beslut | None,
    fraga: regler.Fraga,
    installningar: Registerinstallningar,
) -> Steg:
    """`senaste` is the municipality's latest decision: in force, or fallen."""
    beslut = senaste if senaste and senaste.ersatt is None else None
    inte = en.besked.bedomning.utfall is regler.Malgrupp.OMFATTAS_INTE
    if inte and poster.nu is None and senaste is None:
        return Steg()  # as most are
    post, lagens = poster.nu, _lagens(beslut)
    forslag = foresla(
        en.underlag,
        fraga,
        LAGE[Lage(post.lage)] if post else Registerlage.INTE_I_REGISTRET,
        oppnad=post.oppnad if post else None,
        vantar_pa=post.vantar_pa if post else None,
        beslut=lagens,
        installningar=installningar,
        beskedet=en.besked,
    )
    galler = lagens is not None and lagens.fran <= fraga.dag
    star_sig = lagens is not None and lagens.star_sig(en.underlag)
    return Steg(
        _anteckning(forslag, person, en, poster, beslut if galler and star_sig else None),
        _uppgift(forslag, person, post, beslut),
        beslut if galler and not star_sig else None,
        _fraga_igen(senaste, en, fraga.dag),
    )


def _anteckning(
    forslag: Forslag, person: int, en: Provad, poster: Poster, beslut: Beslut | None
) -> Anteckning | None:
    hande = _handelse(forslag, en, poster)
    if hande is None:
        return None
    post = poster.senast if hande.slag is Handelseslag.ATEROPPNAD else poster.nu
    return Anteckning(person, hande, post, en.bedomning, beslut.pk if beslut else None)


def _lagens(beslut: Beslut | None) -> lagens_beslut.Beslut | None:
    """The decision in the law's words. That an education corresponds to gymnasiet is a fact."""
    if beslut is None or beslut.slag not in list(lagens_beslut.Beslutsslag):
        return None
    slag = lagens_beslut.Beslutsslag(beslut.slag)
    return lagens_beslut.Beslut(slag, beslut.fran, beslut.vilar_pa)


def _handelse(forslag: Forslag, en: Provad, poster: Poster) -> Hande | None:
    """The event that carries out the proposal; None when nothing is to be done."""
    match forslag.atgard:
        case Atgard.OPPNA:
            return _oppna(forslag, poster)
        case Atgard.VANTA:
            start = en.besked.vantar_pa_start
            return Hande(Handelseslag.VANTAR, forslag.dag, forslag.orsak, start)
        case Atgard.UTRED if not en.besked.bedomning.bara_sen_kalla:
            return Hande(Handelseslag.UTREDS, forslag.dag)
        case Atgard.AVSLUTA:
            return Hande(Handelseslag.AVSLUTAD, forslag.dag, forslag.orsak)
    # Unclear only because a source is late is a question to the source, not about the person.
    return None


def _oppna(forslag: Forslag, poster: Poster) -> Hande:
    """Opened, but never on a day that an earlier post has; or opened again, when the closing never
    held because the person was covered all the time."""
    slut = poster.senast.avslutad if poster.senast else None
    if slut is None or forslag.dag > slut:
        return Hande(Handelseslag.OPPNAD, forslag.dag, forslag.orsak)
    slag = Handelseslag.OPPNAD if poster.nu else Handelseslag.ATEROPPNAD
    return Hande(slag, slut, forslag.orsak)


def _fraga_igen(beslut: Beslut | None, en: Provad, dag: date) -> NyUppgift | None:
    """What a decision that has fallen rested on is so again, as when the file that said otherwise
    is taken back: then it is asked anew."""
    lagens = _lagens(beslut)
    if beslut is None or beslut.ersatt is None or lagens is None or lagens.fran > dag:
        return None
    if not lagens.star_sig(en.underlag) or not ska_omprovas(lagens, en.underlag, en.besked):
        return None
    return _omprovas(beslut)


def _omprovas(beslut: Beslut) -> NyUppgift:
    nyckel = f"beslut_omprovas:{beslut.pk}"
    return NyUppgift(Uppgiftsslag.BESLUT_OMPROVAS, nyckel, beslut.person_id)


def _uppgift(
    forslag: Forslag, person: int, post: Registerpost | None, beslut: Beslut | None
) -> NyUppgift | None:
    match forslag.uppgift:
        case Uppgift.START_PASSERAD if post is not None:
            return NyUppgift(Uppgiftsslag.START_PASSERAD, f"start_passerad:{post.pk}", person)
        case Uppgift.BESLUT_OMPROVAS if beslut is not None:
            return _omprovas(beslut)
    return None
