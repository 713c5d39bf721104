"""Why somebody came onto the list and left it, in the words that lists use.

Only plain words are read. SCB's codes are not: their values are published to the municipalities
each half-year and differ between years, so a code alone says nothing that is safe.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from kaja.intake.sources.celler import Cellfel, fri_text
from kaja.tabell import fold_header

# The ids are those of kaja.regler: INGANGSORSAKER and AVSLUTSORSAK.
INGANG = {
    "borjade_inte": (
        "aldrig börjat", "började inte", "ej börjat", "inte börjat", "ej påbörjat",
        "inte påbörjat", "aldrig påbörjat", "ej sökt gymnasiet", "inte sökt gymnasiet",
        "aldrig gått gymnasiet", "endast grundskola", "bara grundskola",
        "ej sökt", "inte sökt", "ej antagen", "inte antagen",
    ),
    "avbrott": (
        "avbrott", "studieavbrott", "avbruten", "avbrutit", "avbröt", "avbrutna studier",
        "hoppat av", "hoppade av", "avhopp", "slutat i förtid", "avbrott nationellt program",
        "avbrott introduktionsprogram", "avbrott im", "avbrott np",
    ),
    "utan_examen": (
        "studiebevis", "utan examen", "ej examen", "ingen examen", "saknar examen",
        "ofullständig gymnasieutbildning", "ej gymnasieexamen", "gick ut utan examen",
        "utan gymnasieexamen", "avslutat med studiebevis",
    ),
    "inflyttad": (
        "inflyttad", "inflyttning", "inflytt", "flyttat in", "flyttat hit", "flyttade hit",
        "flyttat till kommunen", "inflyttad från annan kommun",
    ),
    "nyanlad_folkbokford": (
        "nyanländ", "nyanländ folkbokförd", "ny i sverige", "invandrad", "invandring",
        "nyinvandrad", "folkbokförd efter skolplikten",
    ),
}  # fmt: skip
AVSLUT = {
    "fyllt_20": ("fyllt 20", "fyllt 20 år", "fyller 20", "20 år", "ålder", "fyllt tjugo"),
    "borjat_utbildning": (
        "börjat utbildning", "börjat studera", "åter i studier", "återgått till studier",
        "börjat gymnasiet", "påbörjat gymnasiet", "börjat skola", "påbörjat utbildning",
        "påbörjat studier",
    ),
    "examen": ("examen", "gymnasieexamen", "examensbevis", "tagit examen", "gymnasiebevis"),
    "motsvarande_utbildning": ("motsvarande utbildning",),
    "flyttat": (
        "flyttat", "flyttad", "utflyttad", "utflyttning", "flyttat från kommunen",
        "flyttat till annan kommun", "utflytt",
    ),
    "avliden": ("avliden", "död"),
    "avregistrerad": ("utvandrad", "utvandring", "flyttat utomlands", "flyttat från landet"),
    "felaktigt_registrerad": (
        "felaktigt registrerad", "felregistrerad", "fel registrerad", "felaktig registrering",
    ),
}  # fmt: skip
# Words that say the same also among other words: "avbrott från NA", "studiebevis 2026".
_ENSTAKA = (
    "avbrott", "studieavbrott", "studiebevis", "inflyttad", "nyanländ",
    "utflyttad", "utvandrad", "avliden",
)  # fmt: skip
_NEKAR = frozenset({"ej", "inte", "ingen", "inget", "aldrig", "ska", "kanske", "eventuellt"})
_BARA_KOD = (
    "Koden är inte ett ord som Kaja kan läsa. Skriv orsaken med ord om den behövs, till exempel {}."
)
_OKANT = "Orsaken går inte att läsa säkert. Skriv {} om det är någon av dem."


def _las(ord_for: Mapping[str, tuple[str, ...]], exempel: str) -> Callable[[str], str]:
    """Reads a reason: the words as they stand, or else one known word among others."""
    hela = {fold_header(fras): id_ for id_, fraser in ord_for.items() for fras in (*fraser, id_)}
    enstaka = {vikt: hela[vikt] for vikt in map(fold_header, _ENSTAKA) if vikt in hela}

    def tolka(text: str) -> str:
        text = fri_text(text)
        if not text:
            return ""
        if id_ := hela.get(fold_header(text)):
            return id_
        delar = re.findall(r"\w+", text)
        if all(len(del_) < 3 or del_.isdigit() for del_ in delar):
            raise Cellfel(_BARA_KOD.format(exempel))
        funna = {enstaka[vikt] for vikt in map(fold_header, delar) if vikt in enstaka}
        if len(funna) == 1 and _NEKAR.isdisjoint(map(str.casefold, delar)):
            return funna.pop()
        raise Cellfel(_OKANT.format(exempel))

    return tolka


ingangsorsak = _las(INGANG, "avbrott, studiebevis, aldrig börjat, inflyttad eller nyanländ")
avslutsorsak = _las(AVSLUT, "fyllt 20, börjat utbildning, examen, flyttat eller avliden")
