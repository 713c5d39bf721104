"""Why an answer has changed, in a sentence: the answer before, the one now, and what happened
between. Pure; `andringsskal.md` beside it has the cases, run by the tests.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

OMFATTAS, OKLART, OMFATTAS_INTE = "omfattas", "oklart", "omfattas_inte"


class Om(StrEnum):
    """What something that happened is about."""

    NUMRET = "numret"
    FOLKBOKFORING = "folkbokföring"
    STUDIE = "studie"
    BEVIS = "bevis"
    MOTSVARANDE = "motsvarande"


class Nyhet(NamedTuple):
    """Something that has become known: what it is about, a Swedish sentence, and the file and row
    where it stands."""

    om: Om
    mening: str
    kalla: str = ""


class Svarslage(NamedTuple):
    """An answer, as far as the reason of a change needs it.

    `punkt` is the point that decided and `mening` what it said; `kalla` the file and row it rested
    on. `punkter` is what each point said, and `kallor` what each rested on.
    """

    utfall: str
    punkt: str = ""
    mening: str = ""
    kalla: str = ""
    orsak: str = ""
    sedan: date | None = None
    start: date | None = None
    punkter: Mapping[str, str] = {}
    kallor: Mapping[str, str] = {}


# What can have moved each point of the law. A day alone moves the first two.
ROR: dict[str, tuple[Om, ...]] = {
    "kaa.hemkommun": (Om.FOLKBOKFORING,),
    "kaa.p1": (),
    "kaa.p2": (Om.FOLKBOKFORING, Om.STUDIE),
    "kaa.p3": (Om.STUDIE,),
    "kaa.p4": (Om.BEVIS, Om.STUDIE),
    "kaa.p5": (Om.BEVIS, Om.STUDIE),
    "kaa.p6": (Om.MOTSVARANDE, Om.BEVIS),
}
BORTTAGEN = "Det finns inte längre någon uppgift om folkbokföring, och därför inget svar."


def skalet(
    fore: Svarslage | None,
    nu: Svarslage | None,
    nyheter: Sequence[Nyhet] = (),
    *,
    daremellan: Sequence[Svarslage | None] = (),
    skydd: str = "",
) -> str:
    """The reason, never empty. None is no answer, also `daremellan`, which is what came and went;
    `skydd` is what has become of the protection, as a sentence."""
    var_inne, ar_inne = _inne(fore), _inne(nu)
    if ar_inne and not var_inne:
        return _kom(fore, _ett(nu), nyheter)
    if var_inne and not ar_inne:
        return _gick(nu, nyheter)
    if fore and nu and ar_inne:
        return _stannade(fore, nu, nyheter, daremellan, skydd)
    mellan = next((en for en in daremellan if en and _inne(en)), None)
    en_tid = f"En tid: {_vad_som_galler(mellan)}" if mellan else ""
    return _meningar("Kom och gick.", en_tid, _gick(nu, nyheter))


def _stannade(
    fore: Svarslage,
    nu: Svarslage,
    nyheter: Sequence[Nyhet],
    daremellan: Sequence[Svarslage | None],
    skydd: str,
) -> str:
    skillnader = [*_skillnader(fore, nu), *([skydd] if skydd else [])]
    punkt = nu.punkt or fore.punkt
    varfor = _varfor(punkt, nyheter, nu.kallor.get(punkt, ""))
    if skillnader:
        return _meningar(*skillnader, varfor)
    if all(map(_inne, daremellan)):
        return _meningar("Svaret vilar på andra uppgifter än förut.", varfor)
    ute = next(en for en in daremellan if not _inne(en))
    en_tid = _med_kalla(ute) if ute else "Hade inget svar."
    return _meningar("Försvann och kom tillbaka, svaret är som förut. En tid:", en_tid)


def _inne(svar: Svarslage | None) -> bool:
    return svar is not None and svar.utfall in (OMFATTAS, OKLART)


def _ett(svar: Svarslage | None) -> Svarslage:
    assert svar is not None  # who is inne has an answer
    return svar


def _kom(fore: Svarslage | None, nu: Svarslage, nyheter: Sequence[Nyhet]) -> str:
    """What stood in the way and does not any more; or, for who is new, how the person came."""
    if fore is None:
        forst = _forsta(nyheter, (Om.NUMRET, Om.FOLKBOKFORING)) or "Ny i registret."
    else:
        punkt = fore.punkt
        forst = _varfor(punkt, nyheter, nu.kallor.get(punkt, "")) or nu.punkter.get(punkt, "")
    return _meningar(forst, _vad_som_galler(nu))


def _gick(nu: Svarslage | None, nyheter: Sequence[Nyhet]) -> str:
    if nu is None:
        return _forsta(nyheter, (Om.NUMRET, Om.FOLKBOKFORING)) or BORTTAGEN
    return _varfor(nu.punkt, nyheter, nu.kalla) or _med_kalla(nu)


def _varfor(punkt: str, nyheter: Sequence[Nyhet], kalla: str = "") -> str:
    """What happened that can have moved the point, and before all what the answer rests on; empty
    when nothing did."""
    om = (Om.NUMRET, *ROR.get(punkt, tuple(Om)))
    vilar_pa = [ny for ny in nyheter if kalla and ny.kalla == kalla]
    return _forsta(vilar_pa, om) or _forsta(nyheter, om)


def _forsta(nyheter: Sequence[Nyhet], om: Sequence[Om]) -> str:
    return next((ny.mening for slag in om for ny in nyheter if ny.om == slag), "")


def _vad_som_galler(nu: Svarslage) -> str:
    if nu.utfall == OKLART:
        return f"Oklart: {nu.mening[:1].lower()}{nu.mening[1:]}"
    vad = f"{nu.orsak}: omfattas" if nu.orsak else "Omfattas"
    return f"{vad} sedan {nu.sedan}." if nu.sedan else f"{vad}."


def _skillnader(fore: Svarslage, nu: Svarslage) -> list[str]:
    """Before and now, one sentence for each thing that differs."""
    if fore.utfall != nu.utfall:
        if nu.utfall == OKLART:
            return [f"Omfattades, nu oklart: {nu.mening[:1].lower()}{nu.mening[1:]}"]
        return [f"Var oklart. {_vad_som_galler(nu)}", *_start(fore, nu)]
    if nu.utfall == OKLART and (fore.punkt, fore.mening) != (nu.punkt, nu.mening):
        return [f"Oklart av ett annat skäl än förut: {nu.mening[:1].lower()}{nu.mening[1:]}"]
    return [*_orsak(fore, nu), *_sedan(fore, nu), *_start(fore, nu)]


def _orsak(fore: Svarslage, nu: Svarslage) -> list[str]:
    if fore.orsak == nu.orsak:
        return []
    return [f"Skälet är nu {nu.orsak or 'inte känt'}, förut {fore.orsak or 'inte känt'}."]


def _sedan(fore: Svarslage, nu: Svarslage) -> list[str]:
    if fore.sedan == nu.sedan:
        return []
    return [f"Omfattas sedan {nu.sedan or 'okänd dag'}, förut {fore.sedan or 'okänd dag'}."]


def _start(fore: Svarslage, nu: Svarslage) -> list[str]:
    if fore.start == nu.start:
        return []
    if nu.start is None:
        return [f"Väntar inte längre på start {fore.start}."]
    forut = f", förut {fore.start}" if fore.start else ""
    return [f"Väntar på start {nu.start}{forut}."]


def _med_kalla(svar: Svarslage) -> str:
    """ "Går i gymnasieskola sedan 2026-08-17, enligt elever-v2.csv rad 114." """
    if not svar.kalla:
        return svar.mening
    return f"{svar.mening.rstrip('.')}, enligt {svar.kalla}."


def _meningar(*meningar: str) -> str:
    return " ".join(mening for mening in meningar if mening)
