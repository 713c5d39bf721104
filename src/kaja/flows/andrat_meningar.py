"""A fact that came, changed or went, in a sentence that says from where it is known. Pure."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from django.utils.timezone import localdate

from kaja import regler
from kaja.register.kvitto import kommun_i_ord
from kaja.regler.skollagen_29_9 import skolformer
from kaja.underlag.models import (
    Bevisfaktum,
    Faktum,
    Folkbokforingsfaktum,
    Motsvarandefaktum,
    Studiefaktum,
)

AVREGISTRERAD = {
    "AV": "Avliden",
    "UV": "Utvandrade",
    "OB": "Avregistrerades som försvunnen",
    "GN": "Fick ett nytt nummer",
}
BEVIS = {
    "examensbevis_komvux": "examensbevis från komvux",
    "gymnasiebevis": "gymnasiebevis från anpassad gymnasieskola",
    "ib_diplom": "IB-diplom",
    "utlandsk_examen": "utländsk gymnasieexamen",
    "folkhogskola_behorighet": "behörighetsintyg från folkhögskola",
}


class Byte(NamedTuple):
    """Two versions of one thing: before, and now. One of them is there."""

    fore: Faktum | None
    nu: Faktum | None

    @property
    def en(self) -> Faktum:
        en = self.nu or self.fore
        assert en is not None  # a change is of something
        return en


class Lage(NamedTuple):
    """What the sentences depend on beside the facts: which municipality asks, its day, and the
    files (ids) that have been taken back."""

    kommun: str
    dag: date
    angrade: frozenset[int] = frozenset()


def om_folkbokforing(byte: Byte, lage: Lage) -> str:
    """That someone came, left, or is registered from another day."""
    fakt = byte.en
    assert isinstance(fakt, Folkbokforingsfaktum)
    if byte.nu is None:
        return f"Uppgiften om folkbokföring i {kommun_i_ord(fakt.kommunkod)} gäller inte längre."
    if fakt.avregistrering:
        return _mening(AVREGISTRERAD.get(fakt.avregistrering, "Avregistrerades"), fakt)
    if fakt.till and (byte.fore is None or byte.fore.till != fakt.till):
        if fakt.fil and not fakt.rad:
            return f"Saknas i folkbokföringen{_fran_vem(fakt)} sedan {fakt.till}."
        return f"Folkbokföringen i {kommun_i_ord(fakt.kommunkod)} slutade {_slut(fakt)}{_var(fakt)}"
    if fakt.kommunkod != lage.kommun:
        return _mening(f"Flyttade till {kommun_i_ord(fakt.kommunkod)}", fakt)
    if fakt.fran is None:
        return f"Folkbokförd i kommunen{_var(fakt)}"
    return _mening("Flyttade hit" if byte.fore is None else "Folkbokförd här från", fakt)


def om_studie(byte: Byte, lage: Lage) -> str:
    """That someone began, ended, broke off, or is missing among the pupils."""
    fakt = byte.en
    assert isinstance(fakt, Studiefaktum)
    skola = _skola(fakt)
    if byte.nu is None:
        return f"Inskrivningen i {skola} från {fakt.fran} gäller inte längre{_var_inte(fakt)}."
    if fakt.till is None:
        return _pagar(byte, fakt, skola, lage.dag)
    if fakt.fil and not fakt.rad:
        return (
            f"Saknas i elevuppgifterna{_fran_vem(fakt)} sedan {fakt.till}: inskrivningen i {skola} "
            "avslutades."
        )
    if fakt.till > lage.dag and byte.fore is None:
        return _pagar(byte, fakt, skola, lage.dag)
    if fakt.till > lage.dag:
        return f"Inskrivningen i {skola} går till och med {_slut(fakt)}{_var(fakt)}"
    return f"{'Avbröt' if fakt.avbrott else 'Slutade i'} {skola} {_slut(fakt)}{_var(fakt)}"


def _pagar(byte: Byte, fakt: Studiefaktum, skola: str, dag: date) -> str:
    if fakt.avbrott:
        return f"Avbrott i {skola}, utan dag{_var(fakt)}"
    if byte.fore and byte.fore.till:
        return f"Inskrivningen i {skola} från {fakt.fran} pågår igen{_var(fakt)}"
    if byte.fore:
        return f"Uppgiften om inskrivningen i {skola} från {fakt.fran} är ändrad{_var(fakt)}"
    borjar = "Ska börja i" if fakt.fran and fakt.fran > dag else "Började i"
    return _mening(f"{borjar} {skola}", fakt)


def om_bevis(byte: Byte) -> str:
    """That someone got a certificate."""
    fakt = byte.en
    assert isinstance(fakt, Bevisfaktum)
    bevis = BEVIS.get(fakt.typ, fakt.typ)
    if byte.nu is None:
        return f"Uppgiften om {bevis} {fakt.fran} gäller inte längre{_var_inte(fakt)}."
    return _mening(f"Fick {bevis}", fakt)


def om_motsvarande(byte: Byte) -> str:
    """That an education was found to be equal to upper secondary school, or is looked into."""
    fakt = byte.en
    assert isinstance(fakt, Motsvarandefaktum)
    if byte.nu is None:
        return "Bedömningen av motsvarande utbildning gäller inte längre."
    if fakt.typ == "utreds":
        return _mening("Om utbildningen motsvarar gymnasiet utreds från", fakt)
    return _mening("Utbildningen bedömdes motsvara gymnasiet", fakt)


def _mening(vad: str, fakt: Faktum) -> str:
    dag = getattr(fakt, "avregistrerad", None) or fakt.fran
    return f"{vad}{f' {dag}' if dag else ''}{_var(fakt)}"


def _skola(fakt: Studiefaktum) -> str:
    """ "gymnasieskola (NA)"."""
    studie = regler.Studie(fakt.skolform, fakt.fran or date.min, studievag=fakt.studievag)
    namn = skolformer.namn(studie)
    return f"{namn} ({fakt.studievag})" if fakt.studievag else namn


def _slut(fakt: Faktum) -> date:
    assert fakt.till is not None  # asked of what has ended
    return fakt.till - timedelta(days=1)


def _var(fakt: Faktum) -> str:
    """Where it stands, and the end of the sentence: " enligt elever-v2.csv rad 114." """
    if fakt.fil is None:
        vem = fakt.get_uppgiven_av_display()
        sagt = f" enligt {vem[:1].lower()}{vem[1:]}," if vem else ","
        return f"{sagt} antecknat {localdate(fakt.kand_fran)}."
    rad = f" rad {fakt.rad}" if fakt.rad else ""
    return f" enligt {fakt.fil.namn}{rad}."


def _var_inte(fakt: Faktum) -> str:
    return f" enligt uppgifterna{_fran_vem(fakt)}" if fakt.fil else ""


def _fran_vem(fakt: Faktum) -> str:
    return f" från {fakt.fil.avsandare}" if fakt.fil and fakt.fil.avsandare else ""
