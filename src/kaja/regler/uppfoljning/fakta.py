"""Det som reglerna för uppföljning får se om en ung person, fryst."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from kaja.regler.uppfoljning.rutin import (
    Kanal,
    Kontaktutfall,
    Med,
    Sysselsattningsslag,
    Trappsteg,
)


class Kontaktfakta(NamedTuple):
    """En kontakt eller ett försök. Kommer den från den unge är `inkommande` sant."""

    dag: date
    kanal: Kanal
    utfall: Kontaktutfall
    med: Med = Med.UNGDOM
    inkommande: bool = False


class Sysselsattningsfakta(NamedTuple):
    """Vad den unge gör, och dagen det sades."""

    slag: Sysselsattningsslag
    sagd: date


class Planfakta(NamedTuple):
    """Den gällande planen: när den blev överenskommen, och nästa avtalade uppföljning."""

    klar: date
    folj_upp: date | None = None


class Atgardsfakta(NamedTuple):
    """En åtgärd som pågår eller är planerad den dag som frågas om. `namn` är dess namn, för
    meningen; `id` skiljer dem åt. `till` är dagen efter den planerade sista; `folj_upp` är en
    avtalad nästa uppföljning. Är den `planerad` är `fran` den dag den ska börja."""

    id: int
    namn: str
    fran: date
    till: date | None = None
    senast_uppfoljd: date | None = None
    praktik: bool = False
    folj_upp: date | None = None
    planerad: bool = False

    def pagar(self, dag: date) -> bool:
        """Om den har börjat, och inte skulle ha slutat, den dagen."""
        return not self.planerad and self.fran <= dag and (self.till is None or dag < self.till)


class Anpassning(NamedTuple):
    """Stegen som är kvar för just den här unge, bestämda `fran` en dag efter så många försök. Dagen
    i ett steg räknas från försöket före det. Gäller tills den unge har nåtts."""

    fran: date
    efter: int
    steg: tuple[Trappsteg, ...]


@dataclass(frozen=True, slots=True)
class Arbetslage:
    """Hur långt arbetet med en ung person har kommit. Kontakter samma dag står i sin ordning.

    `satt_datum` är den dag som en människa har bestämt för nästa kontakt. `trappa_fran` är när
    kontakttrappan började om. `anpassning` går före kommunens trappa. `mote` är ett bokat möte.
    `gjort` är nycklarna till det som en människa redan har sagt är gjort. `vantar_pa` är den start
    som personen väntar på.
    """

    oppnad: date
    tjugo: date | None = None
    arton: date | None = None
    verifierad: date | None = None
    skyddad: bool = False
    utreds: bool = False
    vantar_pa: date | None = None
    kontakter: tuple[Kontaktfakta, ...] = ()
    trappa_fran: date | None = None
    anpassning: Anpassning | None = None
    pausad_till: date | None = None
    satt_datum: date | None = None
    mote: date | None = None
    kartlagd: date | None = None
    plan: Planfakta | None = None
    atgarder: tuple[Atgardsfakta, ...] = ()
    sysselsattning: Sysselsattningsfakta | None = None
    gjort: frozenset[str] = frozenset()

    def nadd(self) -> Kontaktfakta | None:
        """Senaste gången den unge själv svarade, kom eller hörde av sig."""
        # Den sist antecknade först: av två samma dag är det den som gäller.
        natt = (k for k in reversed(self.kontakter) if k.med is Med.UNGDOM and _natt(k))
        return max(natt, key=lambda k: k.dag, default=None)

    def forsok(self) -> tuple[Kontaktfakta, ...]:
        """Försöken att nå den unge sedan trappan började om eller den unge senast nåddes."""
        nadd = self.nadd()
        efter = max((d for d in (self.trappa_fran, nadd and nadd.dag) if d), default=date.min)
        rakna = (k for k in self.kontakter if not k.inkommande and not _natt(k) and k.dag >= efter)
        return tuple(sorted(rakna, key=lambda k: k.dag))

    def anpassad(self) -> Anpassning | None:
        """Den anpassade trappan, om den fortfarande gäller."""
        nadd = self.nadd()
        if self.anpassning is None or not anpassning_galler(
            self.anpassning.fran, nadd and nadd.dag
        ):
            return None
        return self.anpassning

    def under_18(self, dag: date) -> bool:
        """Om den unge är under 18 den dagen. Okänd ålder räknas inte som under 18."""
        return self.arton is not None and dag < self.arton


def anpassning_galler(fran: date, nadd: date | None) -> bool:
    """Om trappan som anpassades den dagen gäller än: inte när den unge har nåtts sedan dess."""
    return nadd is None or nadd < fran


NADDE = frozenset({Kontaktutfall.SVARADE, Kontaktutfall.TACKADE_NEJ})


def _natt(kontakt: Kontaktfakta) -> bool:
    return kontakt.inkommande or kontakt.utfall in NADDE
