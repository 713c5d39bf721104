"""What a cell may hold, and how it is read: from raw text to date, code or answer."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Generic, TypeVar

from kaja.tabell import fold_header

T = TypeVar("T")
_DATUM = re.compile(r"(\d{4})(-?)(\d\d)\2(\d\d)(?:[T ]00:00(?::00(?:\.0+)?)?)?", re.ASCII)
_FORSTA_AR, _SISTA_AR = 1850, 2199
_TILLS_VIDARE = date(9999, 12, 31)
_MEST_I_MINNET = 200_000
_SA_SKRIVS = "Skriv datumet som 2027-02-28."


class Cellfel(ValueError):
    """The cell cannot be used. The message is a Swedish sentence that says what to do."""


class Minne(dict[str, T], Generic[T]):
    """A conversion that remembers: in a file the same few texts come back a million times."""

    def __init__(self, tolka: Callable[[str], T]) -> None:
        super().__init__()
        self._tolka = tolka

    def __missing__(self, text: str) -> T:
        varde = self._tolka(text)
        if len(self) < _MEST_I_MINNET:
            self[text] = varde
        return varde


class Direkt(Generic[T]):
    """A conversion that remembers nothing, for texts that seldom come back. Looks like `Minne`."""

    def __init__(self, tolka: Callable[[str], T]) -> None:
        self._tolka = tolka

    def __getitem__(self, text: str) -> T:
        return self._tolka(text)


def fri_text(text: str) -> str:
    """Text without surrounding spaces and invisible characters, å ä ö as one character each."""
    if not text.isprintable():
        text = "".join(tecken if tecken.isprintable() else " " for tecken in text if _syns(tecken))
        text = " ".join(text.split())
    return text.strip() if text.isascii() else unicodedata.normalize("NFC", text).strip()


def _syns(tecken: str) -> bool:
    return unicodedata.category(tecken) not in {"Cf", "Cs", "Co", "Cn"}


def datum(text: str) -> date | None:
    """A day, None when the cell is blank."""
    text = fri_text(text)
    if not text:
        return None
    return _rimlig(_dag(text))


def kravt_datum(text: str) -> date:
    """A day that has to be there."""
    dag = datum(text)
    if dag is None:
        raise Cellfel("Datumet saknas. Fyll i det som 2027-02-28.")
    return dag


def till_och_med(text: str) -> date | None:
    """The day after the last day, so that periods are half-open; None is until further notice.

    9999-12-31 is how registers write that there is no end.
    """
    text = fri_text(text)
    if not text:
        return None
    dag = _dag(text)
    return None if dag == _TILLS_VIDARE else _rimlig(dag) + timedelta(days=1)


def kravt_till_och_med(text: str) -> date:
    """The day after a last day that has to be there."""
    dag = till_och_med(text)
    if dag is None:
        raise Cellfel("Sista dagen saknas. Fyll i den som 2027-02-28.")
    return dag


def _dag(text: str) -> date:
    delar = _DATUM.fullmatch(text)
    if not delar:
        raise Cellfel(_varfor_inte_datum(text))
    ar, manad, dag = int(delar[1]), int(delar[3]), int(delar[4])
    try:
        return date(ar, manad, dag)
    except ValueError as error:
        raise Cellfel(_forslag(ar, manad, dag)) from error


def _rimlig(dag: date) -> date:
    if _FORSTA_AR <= dag.year <= _SISTA_AR:
        return dag
    raise Cellfel(f"Året {dag.year} är orimligt. Rätta datumet.")


def _varfor_inte_datum(text: str) -> str:
    if text.isdigit() and len(text) == 5:
        return "Cellen är ett tal. Ge kolumnen datumformat i kalkylprogrammet."
    return f"Det är inget datum. {_SA_SKRIVS}"


def _forslag(ar: int, manad: int, dag: int) -> str:
    """A guess at what was meant by a day that does not exist."""
    if ar and 1 <= manad <= 12 and dag:
        return f"Dagen finns inte. Menar du {date(ar, manad, monthrange(ar, manad)[1])}?"
    if ar and manad > 12 and 1 <= dag <= 12 and manad <= monthrange(ar, dag)[1]:
        return f"Dagen finns inte. Menar du {date(ar, dag, manad)}?"
    return f"Dagen finns inte. {_SA_SKRIVS}"


def ja_nej(text: str) -> bool | None:
    """`ja`, `nej` or blank."""
    svar = {"": None, "ja": True, "j": True, "true": True, "sant": True, "1": True}
    svar |= dict.fromkeys(("nej", "n", "false", "falskt", "0"), False)
    try:
        return svar[fri_text(text).casefold()]
    except KeyError as error:
        raise Cellfel(
            "Svaret går inte att läsa. Skriv ja eller nej, eller lämna cellen tom."
        ) from error


def siffror(antal: int, vad: str, *, kravs: bool = False) -> Callable[[str], str]:
    """A code of so many digits; `vad` is what it is called, in definite form."""
    ord_for_antal = {4: "fyra", 8: "åtta"}[antal]

    def tolka(text: str) -> str:
        text = fri_text(text)
        if not text and not kravs:
            return ""
        if not text:
            raise Cellfel(f"{vad} saknas. Fyll i den.")
        if len(text) == antal and text.isascii() and text.isdigit():
            return text
        fel = f"{vad} ska ha {ord_for_antal} siffror."
        if len(text) == antal - 1 and text.isascii() and text.isdigit():
            raise Cellfel(f"{fel} Menar du 0{text}? Ge kolumnen textformat i kalkylprogrammet.")
        raise Cellfel(f"{fel} Rätta den{'' if kravs else ' eller lämna cellen tom'}.")

    return tolka


def minuter(text: str) -> int | None:
    """A whole number of minutes, None when blank."""
    text = fri_text(text).replace(" ", "")
    if not text:
        return None
    if len(text) <= 6 and text.isascii() and text.isdigit():
        return int(text)
    raise Cellfel("Skriv hela minuter med siffror, till exempel 240.")


def kravda_minuter(text: str) -> int:
    """A number of minutes that has to be there."""
    antal = minuter(text)
    if antal is None:
        raise Cellfel("Antalet minuter saknas. Fyll i det med siffror, 0 om det är noll.")
    return antal


def kod(
    koder: Mapping[str, str], fel: str, tips: Mapping[str, str] | None = None
) -> Callable[[str], str]:
    """One of the codes, or else `fel`. `koder` gives each spelling its code, and `tips` gives some
    wrong spellings what should be said of them.

    Case, accents, spaces, `_` and `-` do not matter in a spelling.
    """
    kanda = {fold_header(stavning): varde for stavning, varde in koder.items()}
    sarskilda = {fold_header(stavning): tipset for stavning, tipset in (tips or {}).items()}

    def tolka(text: str) -> str:
        stavning = fold_header(text)
        if stavning in kanda and (stavning or not fri_text(text)):
            return kanda[stavning]
        raise Cellfel(fel if fri_text(text) and not stavning else sarskilda.get(stavning, fel))

    return tolka
