"""Från bedömning till register: läget i registret och ett besked ger ett förslag.

Registret är kommunens. Ett förslag ändrar inget; vad som görs utan en människa är en inställning.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from kaja.regler.avslut import avslut, avslutsorsak
from kaja.regler.besked import Besked, besked
from kaja.regler.beslut import Beslut, Beslutsslag, inom_lagens_granser
from kaja.regler.byggstenar import Fraga, Malgrupp
from kaja.regler.skollagen_29_9 import bedom
from kaja.regler.skollagen_29_9.skolformer import senast_avslutade
from kaja.regler.skollagen_29_9.utbildning import kommande_start
from kaja.regler.underlag import Studie, Underlag


class Registerlage(StrEnum):
    """Var personen är i registret innan förslaget."""

    INTE_I_REGISTRET = "inte_i_registret"
    VANTAR = "vantar"
    UTREDS = "utreds"
    OPPEN = "oppen"


class Atgard(StrEnum):
    """Vad som föreslås."""

    INGEN = "ingen"
    OPPNA = "oppna"
    VANTA = "vanta"
    UTRED = "utred"
    AVSLUTA = "avsluta"
    FRAGA = "fraga"


@dataclass(frozen=True, slots=True)
class Registerinstallningar:
    """Kommunens val för registret, i hela kalenderdagar."""

    start_inom_dagar: int = 45
    uppehall_dagar: int = 14


class Uppgift(StrEnum):
    """Vad en människa ska ta ställning till, vad registret än gör under tiden."""

    START_PASSERAD = "start_passerad"
    BESLUT_OMPROVAS = "beslut_omprovas"


class Forslag(NamedTuple):
    """Förslaget, dagen det gäller från och orsaken som ett id ur ordlistan.

    `uppgift` är en fråga till en människa som förslaget ger utöver åtgärden; tomt: ingen.
    """

    atgard: Atgard
    dag: date
    orsak: str = ""
    uppgift: str = ""


def foresla(
    underlag: Underlag,
    fraga: Fraga,
    lage: Registerlage,
    *,
    oppnad: date | None = None,
    vantar_pa: date | None = None,
    beslut: Beslut | None = None,
    installningar: Registerinstallningar = Registerinstallningar(),
    beskedet: Besked | None = None,
) -> Forslag:
    """Föreslå vad registret ska göra med anledning av svaret den dagen.

    `oppnad` är dagen då en öppen post öppnades; den behövs för att se om den var fel från början.
    `vantar_pa` är den start som en väntande post väntar på. `beslut` är kommunens eget: det gäller
    från sin dag, så länge fakta är desamma. Den som redan har frågat lämnar `beskedet`.
    """
    svar = beskedet or besked(underlag, fraga)
    gallande = beslut if beslut is not None and beslut.fran <= fraga.dag else None
    if gallande is not None and gallande.star_sig(underlag):
        return _enligt(gallande, underlag, fraga, svar, lage, oppnad)
    if lage is Registerlage.OPPEN:
        forslag = _for_oppen(underlag, fraga, svar, oppnad or fraga.dag, gallande)
    else:
        forslag = _for_inte_oppen(underlag, fraga, svar, lage, vantar_pa, installningar)
    if gallande is not None and ska_omprovas(gallande, underlag, svar):
        return forslag._replace(uppgift=Uppgift.BESLUT_OMPROVAS)
    return forslag


def _enligt(
    beslut: Beslut,
    underlag: Underlag,
    fraga: Fraga,
    svar: Besked,
    lage: Registerlage,
    oppnad: date | None,
) -> Forslag:
    """Ett beslut som står sig går före lagens svar, inom lagens gränser."""
    if beslut.slag is Beslutsslag.FELAKTIGT_REGISTRERAD:
        ny = Forslag(Atgard.AVSLUTA, max(beslut.fran, oppnad or beslut.fran), beslut.slag)
        return _bara_om(lage is not Registerlage.INTE_I_REGISTRET, ny, fraga)
    if inom_lagens_granser(underlag, fraga) is Malgrupp.OMFATTAS_INTE:
        if lage is Registerlage.OPPEN:
            oppnad = oppnad or fraga.dag
            return Forslag(Atgard.AVSLUTA, *avslut(underlag, fraga, oppnad, beslut))
        return _avslut_av_inte_oppen(underlag, fraga, svar, lage)
    ny = Forslag(Atgard.OPPNA, svar.omfattas_fran or beslut.fran, svar.ingangsorsak or beslut.slag)
    return _bara_om(lage is not Registerlage.OPPEN, ny, fraga)


def ska_omprovas(beslut: Beslut, underlag: Underlag, svar: Besked) -> bool:
    """Beslutet har fallit. Frågan ställs igen om lagen svarar annat än kommunen gjorde."""
    nu = svar.bedomning
    if beslut.slag is Beslutsslag.FELAKTIGT_REGISTRERAD:
        return nu.utfall is not Malgrupp.OMFATTAS_INTE
    inom = inom_lagens_granser(underlag, nu.fraga) is Malgrupp.OMFATTAS
    return inom and nu.utfall is not Malgrupp.OMFATTAS


def _for_inte_oppen(
    underlag: Underlag,
    fraga: Fraga,
    svar: Besked,
    lage: Registerlage,
    vantar_pa: date | None,
    installningar: Registerinstallningar,
) -> Forslag:
    match svar.bedomning.utfall:
        case Malgrupp.OKLART:
            ny = Forslag(Atgard.UTRED, fraga.dag)
            return _bara_om(lage is not Registerlage.UTREDS, ny, fraga)
        case Malgrupp.OMFATTAS_INTE:
            return _avslut_av_inte_oppen(underlag, fraga, svar, lage, vantar_pa)
    vantar = lage is Registerlage.VANTAR
    if _vantar(underlag, fraga, installningar):
        ny = Forslag(Atgard.VANTA, fraga.dag, svar.ingangsorsak)
        annan_start = vantar_pa not in (None, svar.vantar_pa_start)
        return _bara_om(not vantar or annan_start, ny, fraga)
    passerad = vantar and vantar_pa is not None and vantar_pa <= fraga.dag
    uppgift = Uppgift.START_PASSERAD if passerad else ""
    fran = svar.omfattas_fran or fraga.dag
    return Forslag(Atgard.OPPNA, fran, svar.ingangsorsak, uppgift)


def _avslut_av_inte_oppen(
    underlag: Underlag,
    fraga: Fraga,
    svar: Besked,
    lage: Registerlage,
    vantar_pa: date | None = None,
) -> Forslag:
    """Den start som inväntades avslutar posten sin egen dag, också när den märks senare."""
    dag, da = fraga.dag, svar.bedomning
    if vantar_pa is not None and vantar_pa < dag:
        starten = bedom(underlag, fraga.den(vantar_pa))
        if starten.utfall is Malgrupp.OMFATTAS_INTE:
            dag, da = vantar_pa, starten
    ny = Forslag(Atgard.AVSLUTA, dag, avslutsorsak(da))
    return _bara_om(lage is not Registerlage.INTE_I_REGISTRET, ny, fraga)


def _bara_om(andras: bool, forslag: Forslag, fraga: Fraga) -> Forslag:
    return forslag if andras else Forslag(Atgard.INGEN, fraga.dag)


def _vantar(underlag: Underlag, fraga: Fraga, installningar: Registerinstallningar) -> bool:
    """En känd start inom kort, eller ett kort glapp mellan två inskrivningar."""
    start = kommande_start(underlag, fraga)
    if start is None:
        return False
    nara = (start.fran - fraga.dag).days <= installningar.start_inom_dagar
    return nara or _ar_kort_glapp(underlag, fraga, start, installningar.uppehall_dagar)


def _ar_kort_glapp(underlag: Underlag, fraga: Fraga, start: Studie, dagar: int) -> bool:
    sista = senast_avslutade(underlag.studier, fraga.dag)
    return sista is not None and sista.till is not None and (start.fran - sista.till).days <= dagar


def _for_oppen(
    underlag: Underlag, fraga: Fraga, svar: Besked, oppnad: date, beslut: Beslut | None
) -> Forslag:
    """En öppen post stängs bara av ett klart svar. Ett oklart svar är en fråga till en människa."""
    match svar.bedomning.utfall:
        case Malgrupp.OMFATTAS:
            return Forslag(Atgard.INGEN, fraga.dag)
        case Malgrupp.OKLART:
            return Forslag(Atgard.FRAGA, fraga.dag)
    return Forslag(Atgard.AVSLUTA, *avslut(underlag, fraga, oppnad, beslut))
