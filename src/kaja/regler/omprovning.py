"""När ett sparat svar måste prövas igen, för den som inte vill pröva alla varje natt.

Det som inte sägs här ändrar inget svar: utan nya fakta är utfallet, den avgörande punkten,
ingångsorsaken och dagarna desamma som om alla hade prövats. En ändrad inställning bakåt i tiden är
ny för alla.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kaja.regler.byggstenar import Andring, Bedomning, Fraga, Installningar, Malgrupp
from kaja.regler.skollagen_29_9.examen import bevis_kan_saknas
from kaja.regler.skollagen_29_9.utbildning import ar_farsk
from kaja.regler.tidslinje import fasta_dagar, plus
from kaja.regler.underlag import Tackning, Underlag

_FORVALEN = Andring(date.min, Installningar())


def provas_igen(underlag: Underlag, fraga: Fraga) -> date | None:
    """Första dagen efter frågans då ett faktum, en lydelse eller en inställning kan ändra svaret.

    Den kan komma före den sista dagen med samma utfall: också den avgörande punkten kan bytas.
    """
    return min((dag for dag in fasta_dagar(underlag, fraga) if dag > fraga.dag), default=None)


def beror_pa_tackning(bedomning: Bedomning) -> frozenset[str]:
    """De källor, `elever` och `bevis`, vars täckning svaret eller dess dagar kan bero på.

    Den som inte omfattas gör det aldrig för att en källa är sen: täckningen skiljer bara ett
    uppfyllt villkor från ett oklart.
    """
    if bedomning.utfall is Malgrupp.OMFATTAS_INTE:
        return frozenset()
    underlag, fraga = bedomning.underlag, bedomning.fraga
    vantan = max(val.bevis_vantan_dagar for val in fraga.alla_installningar)
    beror = {
        "elever": _elever_avgor(bedomning),
        "bevis": bevis_kan_saknas(underlag, fraga.dag, vantan),
    }
    return frozenset(kalla for kalla, avgor in beror.items() if avgor)


def _elever_avgor(bedomning: Bedomning) -> bool:
    """Ett avbrott utan slutdatum är oklart hur färska uppgifterna än är, om inget val ändras."""
    (hinder,) = (
        svar
        for villkor, svar in zip(bedomning.villkor, bedomning.hinder, strict=True)
        if villkor.punkt == "kaa.p3"
    )
    return hinder is None or hinder.skal.kalla == "elever" or bool(bedomning.fraga.andringar)


def rorda_kallor(fore: Tackning, dag_fore: date, nu: Tackning, fraga: Fraga) -> frozenset[str]:
    """De källor vars beroende svar ska prövas igen, från en körning till nästa.

    Körningen före gällde `dag_fore` med täckningen `fore`, den här `fraga.dag` med `nu`. Elevernas
    täckning betyder något när uppgifterna blir färska eller slutar vara det, och när den rör sig
    utan att ha hunnit så långt. Bevisens eftersläpning är en annan varje dag.
    """
    rorda = set()
    farskt = _farskt(fore, fraga.den(dag_fore))
    if farskt != _farskt(nu, fraga) or (fore.elever != nu.elever and not all(farskt)):
        rorda.add("elever")
    if fore.bevis != nu.bevis or (nu.bevis is not None and dag_fore != fraga.dag):
        rorda.add("bevis")
    return frozenset(rorda)


def _farskt(tackning: Tackning, fraga: Fraga) -> list[bool]:
    """För varje val, i sin tur: är eleverna färska, den dag valet gäller eller sist gällde?"""
    return [ar_farsk(tackning.elever, dag, val) for val, dag in _val_och_dag(fraga)]


def _val_och_dag(fraga: Fraga) -> Iterator[tuple[Installningar, date]]:
    if not fraga.andringar:
        yield fraga.installningar, fraga.dag
        return
    slut = [plus(andring.fran, -1) for andring in fraga.andringar]
    for andring, sista in zip((_FORVALEN, *fraga.andringar), (*slut, date.max), strict=True):
        yield andring.installningar, min(sista, fraga.dag)
