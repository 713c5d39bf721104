"""A batch before it is ordered: who gets it and who does not, and what it will say."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple
from urllib.parse import urlencode

from django.urls import reverse

from kaja.access.vyer import Begaran
from kaja.flows.utskick import Underlaget, UtskicksfelError, Val, underlaget
from kaja.flows.utskick_sprak import Sprakdel, per_sprak
from kaja.flows.utskick_text import egna
from kaja.flows.utskick_urval import UTAN, Urval, i_ord, urval
from kaja.ungdom.models import Person
from kaja.utskick import brevtext, falt
from kaja.utskick.slag import KANALER, MALLAR, SPRAKEN, Kanal
from kaja.web.handlaggare.brev_form import Utskicksform
from kaja.web.handlaggare.skydd import ar_dold, ser_skyddade
from kaja.web.handlaggare.visning import logga_visning
from kaja.web.klocka import i_dag
from kaja.web.komponenter.text import antal

VISADE = 200
"""So many are shown by name; the numbers are of all."""


class Utan(NamedTuple):
    """One who gets nothing, and why; who it is stays hidden as everywhere else."""

    person: Person
    varfor: str
    dold: bool


def forhandsvisning(
    request: Begaran, form: Utskicksform, val: Val, personer: Collection[int]
) -> dict[str, object]:
    """Who gets it and what it says, who does not and why; those shown are logged. Empty, with the
    error in the form, when it cannot be sent."""
    try:
        valda = urval(kommun=request.kommun, personer=personer, kanal=val.nyckel.kanal, dag=i_dag())
        delar = _delarna(request, val, valda)
    except UtskicksfelError as fel:
        if not form.non_field_errors():
            form.add_error(None, str(fel))
        return {}
    ser = ser_skyddade(request)
    utan = [Utan(person, UTAN[skal], ar_dold(person, ser=ser)) for person, skal in valda.utan]
    visade = [*valda.till[:VISADE], *(en.person for en in utan[:VISADE] if not en.dold)]
    logga_visning(request, "utskick_nytt", [person.pk for person in visade])
    return {
        "visar": True,
        "vad": f"{MALLAR[val.nyckel.mall]} som {KANALER[val.nyckel.kanal].lower()}",
        "delar": delar,
        "visade": min(len(valda.till), VISADE),
        "antal_till": len(valda.till),
        "knapp": _knapp(val.nyckel.kanal, len(valda.till)),
        "utan": utan[:VISADE],
        "antal_utan": len(utan),
        "skalen": i_ord(valda.antal_utan),
        "brev": val.nyckel.kanal == Kanal.BREV,
    }


def _delarna(request: Begaran, val: Val, valda: Urval) -> list[dict[str, object]]:
    """Those who get it, by the language they get it in, each with the first one's as it will be.
    UtskicksfelError if a text cannot be sent."""
    personer = {person.pk: person for person in valda.till}
    delar = per_sprak(kommun=request.kommun, personer=list(personer), val=val)
    kvar, ut = VISADE, []
    for val_, ids in delar or [Sprakdel(val, [])]:
        underlag = underlaget(kommun=request.kommun, val=val_, dag=i_dag())
        till = [personer[pk] for pk in ids]
        forsta = _forsta(val_, underlag, till[0]) if till else {}
        ut.append(
            {
                "sprak": SPRAKEN[val_.nyckel.sprak],
                "antal": len(till),
                "till": till[:kvar],
                "version": underlag.version,
                **forsta,
            }
        )
        kvar = max(kvar - len(till), 0)
    return ut


def _knapp(kanal: Kanal, hur_manga: int) -> str:
    """What will happen: letters are made, for someone to post; the rest is sent."""
    if kanal == Kanal.BREV:
        return f"Gör i ordning {hur_manga} brev"
    return f"Skicka till {antal(hur_manga, 'ungdom', 'ungdomar')}"


def _forsta(val: Val, underlag: Underlaget, person: Person) -> dict[str, object]:
    """The first one's letter as a link, or her message as it will be read."""
    if val.nyckel.kanal == Kanal.BREV:
        mall, kanal, sprak = val.nyckel
        fraga = {
            "person": person.pk, "mall": mall.value, "kanal": kanal.value, "sprak": sprak.value,
            "dag_i_text": val.dag_i_text,
        }  # fmt: skip
        return {"forsta_adress": f"{reverse('utskick_forsta')}?{urlencode(fraga)}"}
    text = falt.satt_in(underlag.text, egna(person))
    if val.nyckel.kanal == Kanal.SMS:
        return {"exempel": text.strip()}
    return {"exempel_rubrik": brevtext.rubrik(text), "exempel": brevtext.som_vanlig_text(text)}
