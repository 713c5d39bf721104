"""Stored answers and events of the register in the words that the reason of a change is made of."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from kaja.access.models import Kommun
from kaja.register.andringsskal import OMFATTAS, Nyhet, Svarslage, skalet
from kaja.register.models import Bedomning, Registerhandelse
from kaja.register.orsaker import i_meningen, i_ord


class Historia(NamedTuple):
    """A person's answer then and now, and those between; None where there was none."""

    fore: Bedomning | None
    nu: Bedomning | None
    daremellan: list[Bedomning | None]


def historien(svar: Sequence[Bedomning], sedan: datetime) -> Historia:
    """Sort the person's answers, in order, into then, between and now."""
    fore = next((en for en in svar if en.kand_fran <= sedan), None)
    nu = next((en for en in svar if en.ersatt is None), None)
    mellan: list[Bedomning | None] = []
    forra: Bedomning | None = None
    for en in svar:
        if forra is not None and forra.ersatt != en.kand_fran:
            mellan.append(None)
        if en is not fore and en is not nu:
            mellan.append(en)
        forra = en
    return Historia(fore, nu, mellan)


def mening_om(svar: Historia, nyheter: Sequence[Nyhet], skydd: str = "") -> str:
    """The reason of a change, in a sentence that is never empty."""
    fore, nu = svarslage(svar.fore), svarslage(svar.nu)
    daremellan = [svarslage(en) for en in svar.daremellan]
    return skalet(fore, nu, nyheter, daremellan=daremellan, skydd=skydd)


def svarslage(bedomning: Bedomning | None) -> Svarslage | None:
    """A stored answer, as far as the reason needs it."""
    if bedomning is None:
        return None
    punkter = {_punkt(en): en for en in bedomning.svar}
    avgor = punkter.get(bedomning.avgorande_punkt)
    inne = bedomning.utfall == OMFATTAS
    return Svarslage(
        utfall=bedomning.utfall,
        punkt=bedomning.avgorande_punkt,
        mening=avgor["mening"] if avgor else bedomning.motivering,
        kalla=_kalla(avgor) if avgor else "",
        orsak=i_ord(bedomning.ingangsorsak) if inne and bedomning.ingangsorsak else "",
        sedan=bedomning.omfattas_fran,
        start=bedomning.vantar_pa_start,
        punkter={punkt: en["mening"] for punkt, en in punkter.items()},
        kallor={punkt: _kalla(en) for punkt, en in punkter.items()},
    )


def registrets_ord(kommun: Kommun, personer: Collection[int], sedan: datetime) -> dict[int, str]:
    """The latest that has happened in the register to each of the persons since the moment."""
    rows = Registerhandelse.objects.filter(
        kommun=kommun, tid__gt=sedan, post__person__in=personer
    ).order_by("tid", "pk")
    return {
        person: f"I registret: {slag.lower()} {dag}{f' ({i_meningen(orsak)})' if orsak else ''}."
        for person, slag, dag, orsak in (
            (en.post.person_id, en.get_slag_display(), en.dag, en.orsak)
            for en in rows.select_related("post")
        )
    }


def _punkt(svar: dict[str, Any]) -> str:
    """ "kaa.p3" of the wording "kaa.p3.2018"."""
    return ".".join(svar["villkor"].split(".")[:2])


def _kalla(svar: dict[str, Any]) -> str:
    """The file and row of the fact that weighs most; empty for what is counted out."""
    for en in svar["belagg"]:
        if en["slag"] != "tackning" and en["fil"]:
            return f"{en['fil']} rad {en['rad']}" if en["rad"] else str(en["fil"])
    return ""
