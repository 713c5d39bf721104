"""A person's identity number: personnummer or samordningsnummer, in twelve digits.

18 § folkbokföringslagen (1991:481) and lagen (2022:1697) om samordningsnummer say how the numbers
are built. The check digit is calculated by python-stdnum.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import NamedTuple

from stdnum import luhn

# A ten-digit number tells its century by its sign and by the year in which it is read. Callers say
# which year that is; without it, nobody is taken to be born after this one.
REFERENSAR = 2030

_FORST, _SIST = 1850, 2100
_TOLV = re.compile(r"(\d{8})[-+]?(\d{4})", re.ASCII)
_TIO = re.compile(r"(\d\d)(\d{4})([-+])(\d{4})", re.ASCII)
_TF = re.compile(r"(\d{8}|\d{6})[-+]?([A-HJ-NP-Z]{2}\d\d|[A-HJ-NP-Z]\d{3})", re.ASCII)
_TAL = re.compile(r"\d+[.,]\d+E\+\d+|\d{10,12}[.,]0+", re.ASCII)  # 2,00801E+11, 200801012386.0
_STRECK = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))


class Nummerfel(ValueError):
    """The text is no identity number. The message is a Swedish sentence that says why."""


class TFNummer(Nummerfel):
    """A temporary number of a school system: known to be one, and not possible to match."""


class Nummer(NamedTuple):
    """`typ` is `personnummer` or `samordningsnummer`; `fodd` None means only the year is known."""

    text12: str
    typ: str
    fodd: date | None
    fodelsear: int


class _Dag(NamedTuple):
    """What the first eight digits say; `luhn` is their part of the checksum."""

    typ: str
    fodd: date | None
    fodelsear: int
    luhn: int


class _Dagar(dict[str, _Dag]):
    """The first eight digits, each read once: a register holds some thousands of them."""

    def __missing__(self, siffror: str) -> _Dag:
        ar, manad, dag = int(siffror[:4]), int(siffror[4:6]), int(siffror[6:])
        if not _FORST <= ar <= _SIST:
            raise Nummerfel(f"Födelseåret {ar} är orimligt. Jämför numret med källan.")
        if 60 <= dag <= 91 and manad <= 12:
            typ, fodd = "samordningsnummer", _dag(ar, manad, dag - 60)
        else:
            typ, fodd = "personnummer", _dag(ar, manad, dag)
            if fodd is None:
                raise Nummerfel(f"Födelsedagen {siffror} finns inte. Jämför numret med källan.")
        self[siffror] = _Dag(typ, fodd, ar, _checksum(siffror[2:]))
        return self[siffror]


class _Slut(dict[str, int]):
    """The last four digits' part of the checksum."""

    def __missing__(self, siffror: str) -> int:
        self[siffror] = _checksum(siffror)
        return self[siffror]


class _Par(dict[str, int]):
    """The checksum of two digits. Luhn is a sum, so that of a number is that of its pairs."""

    def __missing__(self, siffror: str) -> int:
        self[siffror] = luhn.checksum(siffror)
        return self[siffror]


def _checksum(siffror: str) -> int:
    return sum(_PAR[siffror[plats : plats + 2]] for plats in range(0, len(siffror), 2)) % 10


_DAGAR, _SLUT, _PAR = _Dagar(), _Slut(), _Par()


def las(text: str, ar: int = REFERENSAR) -> Nummer:
    """The number in the text; `ar` is the year that decides the century of ten digits.

    Raises Nummerfel, with a Swedish sentence, and TFNummer for a temporary number.
    """
    siffror = _provade_siffror(text, ar)
    dag = _DAGAR[siffror[:8]]
    return Nummer(siffror, dag.typ, dag.fodd, dag.fodelsear)


def las_tf(text: str, ar: int = REFERENSAR) -> str:
    """The TF-number in the text, in twelve characters: 20080304TF12.

    Raises Nummerfel when there is none, or when its first part is no day.
    """
    tf = _TF.fullmatch(_stada(text))
    if not tf:
        raise Nummerfel("Det är inget TF-nummer.")
    siffror = tf[1] if len(tf[1]) == 8 else f"{_fodelsear(tf[1][:2], ar)}{tf[1][2:]}"
    _DAGAR[siffror]  # raises for a day that does not exist
    return siffror + tf[2]


def dagdel(atta: str) -> int:
    """The part of the checksum that the first eight digits make. Nummerfel when they are no day.

    A number is right when this and `slutdel` make a sum that can be divided by ten.
    """
    return _DAGAR[atta].luhn


def slutdel(fyra: str) -> int:
    """The part of the checksum that the last four digits make."""
    return _SLUT[fyra]


class Nummerbok(dict[str, str]):
    """Raw text to twelve digits, each spelling read once; shared by the readers of one job."""

    def __init__(self, ar: int = REFERENSAR) -> None:
        super().__init__()
        self.ar = ar

    def __missing__(self, text: str) -> str:
        nummer = _provade_siffror(text, self.ar)
        if nummer is not text:
            nummer = self.setdefault(nummer, nummer)  # one object for all its spellings
        self[text] = nummer
        return nummer


def _provade_siffror(text: str, ar: int) -> str:
    """Twelve digits with a possible day and the right check digit."""
    siffror = text
    if len(text) != 12 or not text.isdigit() or not text.isascii():
        siffror = _tolv_siffror(_stada(text), ar)
    if (_DAGAR[siffror[:8]].luhn + _SLUT[siffror[8:]]) % 10:
        raise Nummerfel("Kontrollsiffran stämmer inte. Jämför numret med källan.")
    return siffror


def _dag(ar: int, manad: int, dag: int) -> date | None:
    """The day, or None when there is no such day.

    In samordningsnummer month and day may be 0, and a nearby day may stand in for one whose numbers
    are used up, so that also 31 February occurs. Then only the year is known.
    """
    try:
        return date(ar, manad, dag)
    except ValueError:
        return None


def _stada(text: str) -> str:
    """The text without spaces and invisible characters, and with an ordinary hyphen."""
    synligt = (
        tecken for tecken in text if not tecken.isspace() and unicodedata.category(tecken) != "Cf"
    )
    return "".join(synligt).translate(_STRECK).upper()


def _tolv_siffror(text: str, ar: int) -> str:
    if tolv := _TOLV.fullmatch(text):
        return tolv[1] + tolv[2]
    if tio := _TIO.fullmatch(text):
        fodelsear = _fodelsear(tio[1], ar) - (100 if tio[3] == "+" else 0)
        return f"{fodelsear}{tio[2]}{tio[4]}"
    if _TF.fullmatch(text):
        raise TFNummer(
            "TF-nummer går inte att para ihop med folkbokföringen. "
            "Ersätt det med personnummer eller samordningsnummer."
        )
    raise Nummerfel(_varfor(text))


def _fodelsear(tva_siffror: str, ar: int) -> int:
    """The latest such year that is not after `ar`."""
    return ar - (ar - int(tva_siffror)) % 100


def _varfor(text: str) -> str:
    """Why the text is no identity number, and what to do."""
    if not text:
        return "Personnumret saknas. Fyll i det."
    if "O" in text and _TOLV.fullmatch(text.replace("O", "0")):
        return "Bokstaven O i stället för noll? Skriv numret med bara siffror."
    if any(tecken.isnumeric() and not tecken.isascii() for tecken in text):
        return "Numret har tecken som ser ut som siffror men inte är 0–9. Skriv om det."
    if _TAL.fullmatch(text):
        return (
            "Kalkylprogrammet har gjort om numret till ett tal. "
            "Ge kolumnen textformat och spara filen igen."
        )
    siffror = sum(tecken.isdigit() for tecken in text)
    if siffror == 10 and text.isdigit():
        return "Tio siffror utan bindestreck säger inte vilket århundrade. Skriv tolv siffror."
    if text.isdigit():
        antal = "1 siffra" if siffror == 1 else f"{siffror} siffror"
        return f"Numret har {antal}. Skriv tolv, eller tio med bindestreck."
    return "Det är inget personnummer. Skriv tolv siffror, eller tio med bindestreck."
