"""What each outcome of a contact would lead to, to be seen before it is noted."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date

from kaja.flows.arbetslage import Last, helgdagar
from kaja.regler.uppfoljning import Frist, Kanal, Kontaktfakta, Kontaktutfall, Med, huvudfrist


def foljder(
    last: Last, person: int, kanal: Kanal, utfall: Collection[Kontaktutfall]
) -> Mapping[Kontaktutfall, Frist]:
    """What each outcome of a contact today would lead to: the next step and its day. Empty for one
    who is not in the register."""
    lage, dag = last.lagen().get(person), last.dag
    if lage is None:
        return {}
    return {
        ett: huvudfrist(
            replace(
                lage,
                satt_datum=None,
                mote=_kvar(lage.mote, kanal, dag),
                kontakter=(*lage.kontakter, Kontaktfakta(dag, kanal, ett, Med.UNGDOM)),
            ),
            last.rutin,
            dag,
            helgdagar(dag.year),
        )
        for ett in utfall
    }


def _kvar(mote: date | None, kanal: Kanal, dag: date) -> date | None:
    """The meeting that is still booked after a contact today: one whose day has come has been."""
    varit = mote is not None and mote <= dag and kanal in (Kanal.MOTE, Kanal.HEMBESOK)
    return None if varit else mote
