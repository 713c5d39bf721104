"""Which answers are new, and storing those."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from importlib.metadata import version

from kaja import regler
from kaja.access.models import Kommun
from kaja.register.actions import store_bedomningar, try_again
from kaja.register.jamforelse import ar_annat, provas_annan_dag
from kaja.register.kvitto import columns, when_again
from kaja.register.models import Bedomning
from kaja.underlag.kand import after


def store(
    kommun: Kommun,
    besked: Mapping[int, regler.Besked],
    senaste: Mapping[int, Bedomning],
    fraga: regler.Fraga,
    aktor: str,
    tid: datetime,
) -> tuple[dict[int, int], list[int]]:
    """Store the answers that are new; gives each person's current answer (id), and whose
    changed."""
    nya = []
    flyttade = []
    program = version("kaja")
    for person, svar in besked.items():
        sparat, kolumner = senaste.get(person), columns(svar)
        igen = when_again(svar.bedomning)
        if sparat is None or ar_annat(sparat, kolumner):
            nya.append(
                Bedomning(
                    person_id=person, dag=fraga.dag, program_version=program, **kolumner, **igen
                )
            )
        elif provas_annan_dag(sparat, igen):
            for namn, varde in igen.items():
                setattr(sparat, namn, varde)
            flyttade.append(sparat)
    utan = sorted(set(senaste) - set(besked))
    berorda = [*(b.person_id for b in nya), *utan]
    store_bedomningar(
        kommun=kommun,
        bedomningar=nya,
        utan_svar=utan,
        aktor=aktor,
        tid=after(tid, (senaste[pk].kand_fran for pk in berorda if pk in senaste)),
    )
    try_again(flyttade)
    nu = {b.person_id: b.pk for b in (*senaste.values(), *nya)}
    return nu, berorda
