"""What the cells of a column look like: numbers, days, codes or words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from stdnum import luhn

from kaja.intake.sources.bevis.layout import TYPER
from kaja.intake.sources.celler import fri_text
from kaja.intake.sources.elever.layout import SKOLFORMER
from kaja.intake.sources.folkbokforing.layout import AVREGISTRERINGAR, SKYDD
from kaja.intake.sources.kaa_lista.orsaker import avslutsorsak, ingangsorsak
from kaja.intake.sources.kalkylblad.datumformat import FORMAT, ar_vanlig, dag
from kaja.intake.sources.kalkylblad.mal import DATUM
from kaja.intake.sources.kalkylblad.ord import ORD
from kaja.tabell import fold_header
from kaja.ungdom.identitet import Nummerfel, TFNummer, las

_POSTNUMMER = re.compile(r"(?:SE?-? ?)?\d{3} ?\d{2}(?: \D+)?", re.ASCII)
_EPOST = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_TELEFON = re.compile(r"\+?[\d\s()/-]{7,20}", re.ASCII)
_STUDIEVAG = re.compile(r"[A-ZÅÄÖ][A-ZÅÄÖ0-9]{1,11}")
_TIO = re.compile(r"\d{9,10}", re.ASCII)
_SIFFROR = re.compile(r"[\d\s.,:/+-]+", re.ASCII)
_NAGOT_AR = 2026  # whether a text is a day does not depend on the year in which it is read


def ar_nummer(text: str) -> bool:
    """Whether it is an identity number, also a school's own or ten digits without hyphen."""
    text = fri_text(text)
    try:
        las(text)
    except TFNummer:
        return True
    except Nummerfel:
        return bool(tio_siffror(text))
    return True


def tio_siffror(text: str) -> str:
    """The ten digits of an identity number without its century; blank when it is none.

    A spreadsheet that takes them for an amount takes away a zero in front.
    """
    siffror = "".join(fri_text(text).split())
    if not _TIO.fullmatch(siffror):
        return ""
    siffror = siffror.zfill(10)
    return siffror if luhn.is_valid(siffror) and _ar_dag(siffror[2:6]) else ""


def ar_datum(text: str) -> bool:
    """Whether it can be read as a day."""
    return ar_vanlig(text) or dag(text, tuple(FORMAT), _NAGOT_AR) is not None


def ar_uppgift(text: str) -> bool:
    """Whether it is something that stands in a row and never in a heading."""
    text = fri_text(text)
    if not any(map(str.isdigit, text)):
        return False
    return ar_nummer(text) or ar_datum(text) or bool(_EPOST.fullmatch(text))


def passar(mal: str, texter: Sequence[str]) -> float:
    """The share of the texts, none of them blank, that this column could hold; 1.0 without any."""
    prov = _PROV.get(mal, _ar_ord)
    return sum(map(prov, texter)) / len(texter) if texter else 1.0


def _ar_dag(manad_dag: str) -> bool:
    manad, dagen = int(manad_dag[:2]), int(manad_dag[2:])
    return 1 <= manad <= 12 and (1 <= dagen <= 31 or 61 <= dagen <= 91)


def _ar_enhet(text: str) -> bool:
    text = fri_text(text)
    return len(text) == 8 and text.isascii() and text.isdigit() and not ar_vanlig(text)


def _ar_kommun(text: str) -> bool:
    return ORD["kommunkod"](text) is not None


def _ar_ord(text: str) -> bool:
    """A name or so: neither a number, a day nor an address in the net."""
    return not _SIFFROR.fullmatch(text) and not ar_uppgift(text)


def _ar_studievag(text: str) -> bool:
    text = fri_text(text)
    return bool(_STUDIEVAG.fullmatch(text)) or (_ar_ord(text) and len(text) < 60)


def _ar_kod(mal: str, koder: Mapping[str, str]) -> Callable[[str], bool]:
    kanda = {fold_header(stavning) for stavning in koder}
    return lambda text: fold_header(text) in kanda or ORD[mal](text) is not None


def _lases(tolka: Callable[[str], str]) -> Callable[[str], bool]:
    def prov(text: str) -> bool:
        try:
            return bool(tolka(text))
        except ValueError:
            return False

    return prov


def _ser_ut_som(monster: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda text: bool(monster.fullmatch(fri_text(text)))


_PROV: Mapping[str, Callable[[str], bool]] = {
    "personnummer": ar_nummer,
    "nytt_personnummer": ar_nummer,
    **dict.fromkeys(DATUM, ar_datum),
    "kommunkod": _ar_kommun,
    "skolenhetskod": _ar_enhet,
    "skolform": _ar_kod("skolform", SKOLFORMER),
    "typ": _ar_kod("typ", TYPER),
    "skydd": _ar_kod("skydd", SKYDD),
    "avregistrering": _ar_kod("avregistrering", AVREGISTRERINGAR),
    "avbrott": _ar_kod("avbrott", dict.fromkeys(("ja", "nej", "j", "n", "1", "0"), "")),
    "studievag": _ar_studievag,
    "postnummer": _ser_ut_som(_POSTNUMMER),
    "epost": _ser_ut_som(_EPOST),
    "telefon": _ser_ut_som(_TELEFON),
    "adress": lambda text: not ar_uppgift(text),
    "orsak": _lases(ingangsorsak),
    "avslutsorsak": _lases(avslutsorsak),
}
