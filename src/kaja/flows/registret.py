"""From answers to the register: what the law proposes is done, in the answers' own transaction.

A closed answer opens or closes by itself; an unclear one is a question to a person, and never
closes anything. Who is in the register against the law's answer is there by the municipality's own
decision, for as long as the facts are the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from kaja import regler
from kaja.access.models import Kommun
from kaja.flows.registersteg import Provad, steg, undan
from kaja.insatser.actions import raise_tasks
from kaja.insatser.queries import ever_raised
from kaja.register.actions import let_fall
from kaja.register.handelser import append_events
from kaja.register.models import Registerpost
from kaja.register.queries import Poster, decisions, posts_of
from kaja.regler.register import Registerinstallningar

INGA = Poster()


def registrera(
    *,
    kommun: Kommun,
    provade: Mapping[int, Provad],
    undanlagda: frozenset[int],
    fraga: regler.Fraga,
    installningar: Registerinstallningar,
    aktor: str,
    tid: datetime,
) -> list[Registerpost]:
    """Do what the law proposes for those who have been judged (by id), and close the posts of those
    who are put under another number. Gives the posts that something happened to.

    The number of queries does not depend on the number of persons.
    """
    poster = posts_of(kommun, [*provade, *undanlagda])
    beslut = decisions(kommun, list(provade))
    alla = [
        steg(person, en, poster.get(person, INGA), beslut.get(person), fraga, installningar)
        for person, en in provade.items()
    ]
    alla += [undan(poster.get(person, INGA), fraga.dag) for person in sorted(undanlagda)]
    rorda = append_events(
        kommun=kommun,
        anteckningar=[ett.anteckning for ett in alla if ett.anteckning],
        aktor=aktor,
        tid=tid,
    )
    fallna = [ett.fallet for ett in alla if ett.fallet]
    let_fall(kommun=kommun, beslut=fallna, aktor=aktor, tid=tid)
    igen = {ett.fraga_igen.nyckel: ett.fraga_igen for ett in alla if ett.fraga_igen}
    uppgifter = [ett.uppgift for ett in alla if ett.uppgift]
    uppgifter += [igen[nyckel] for nyckel in igen.keys() - ever_raised(kommun, igen)]
    raise_tasks(kommun=kommun, uppgifter=uppgifter, aktor=aktor, tid=tid)
    return rorda
