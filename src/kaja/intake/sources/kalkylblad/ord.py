"""The words of schools and lists, beside those that the canonical tables take.

`introduktionsprogram` is no school form here: read as gymnasieskola it would count as a national
programme. It belongs to the study path, where its words become codes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kaja.intake.sources.celler import fri_text
from kaja.intake.sources.kalkylblad.kommunkoder import kommunkod
from kaja.tabell import fold_header

_SKOLFORMER = {
    "GR": ("grundskolan", "grundskola 7-9", "grundskola åk 7-9"),
    "GRS": ("anpassade grundskolan", "grundsärskola", "grundsärskolan", "träningsskola"),
    "SP": ("specialskolan",),
    "SAM": ("sameskolan",),
    "GY": (
        "gymnasium", "gymnasiet", "gymnasieskolan", "gymnasieutbildning", "gymn", "gymnasie",
        "nationellt program", "nationella program",
    ),
    "GYS": (
        "anpassade gymnasieskolan", "anpassat gymnasium", "gymnasiesärskola", "gymnasiesärskolan",
    ),
    "IB": ("international baccalaureate", "ib-programmet"),
    "KOMVUX_GRUND": (
        "komvux grundläggande", "komvux på grundläggande nivå", "komvux grundläggande nivå",
        "grundläggande vuxenutbildning", "grundvux",
    ),
    "KOMVUX_GY": (
        "komvux gymnasial", "komvux gymnasial nivå", "komvux på gymnasial nivå",
        "komvux gymnasienivå", "gymnasial vuxenutbildning", "gymnasial vux",
    ),
    "SFI": ("svenska för invandrare", "komvux sfi", "komvux i svenska för invandrare"),
    "FHS": ("folkhögskolan", "fhsk"),
    "YH": ("yrkeshögskolan", "yh-utbildning"),
    "HS": ("universitet", "högskola/universitet", "universitet/högskola", "högskolan"),
}  # fmt: skip
_AVBROTT = {
    "ja": (
        "x", "avbrott", "avbruten", "avbrutit", "avbröt", "studieavbrott", "slutat i förtid",
        "hoppat av", "avhopp", "avbrutna studier", "avbruten utbildning",
    ),
    "nej": (
        "slutfört", "slutförd", "fullföljt", "fullföljd", "examen", "slutfört utbildningen",
        "fullföljd utbildning", "slutförd utbildning", "pågående", "pågår", "studerar", "inskriven",
    ),
}  # fmt: skip
_BEVIS = {
    "examensbevis": (
        "examen", "yrkesexamen", "högskoleförberedande examen", "examensbevis yrkesexamen",
        "examensbevis gymnasieskolan", "examensbevis högskoleförberedande examen",
    ),
    "studiebevis": ("studiebevis gymnasieskolan", "studiebevis om 2500 poäng"),
    "gymnasiebevis": ("gymnasiebevis anpassad gymnasieskola",),
    "ib_diplom": ("ib", "ib diploma", "ib-diploma"),
    "examensbevis_komvux": ("examen komvux", "gymnasieexamen komvux", "examensbevis från komvux"),
}  # fmt: skip
_SKYDD = {
    "sekretessmarkering": (
        "sekretess", "sekretessmarkerad", "skyddad", "skyddad identitet", "skyddade uppgifter",
        "skyddade personuppgifter", "ja", "j", "x", "s",
    ),
    "": ("n", "inget", "inget skydd"),
}  # fmt: skip
_AVREGISTRERING = {
    "AV": ("död", "avlidna"),
    "UV": ("utvandring", "emigrerad", "flyttat utomlands"),
    "OB": ("försvunnen", "obefintlig"),
    "": ("folkbokförd", "aktiv"),
}
_STUDIEVAGAR = {
    "yrkesintroduktion": "IMY",
    "individuelltalternativ": "IMA",
    "sprakintroduktion": "IMS",
    "programinriktatval": "IMV",
    "introduktionsprogram": "IM",
}
_TOMMA = frozenset({"-", "--", "–", "—", ".", "null", "#n/a", "#saknas!", "n/a", "saknas"})


def ar_tom(text: str) -> bool:
    """Whether the cell says that there is nothing: a dash, or what a program writes for nothing."""
    return fri_text(text).casefold() in _TOMMA


def _vand(ord_for: Mapping[str, tuple[str, ...]]) -> Callable[[str], str | None]:
    """Word to code, None for an unknown word."""
    koder = {fold_header(stavning): kod for kod, alla in ord_for.items() for stavning in alla}
    return lambda text: koder.get(fold_header(text)) if fold_header(text) else None


def studievag(text: str) -> str | None:
    """The code of an introduktionsprogram that is written with words."""
    vikt = fold_header(text)
    return next((kod for namn, kod in _STUDIEVAGAR.items() if namn in vikt), None)


ORD: Mapping[str, Callable[[str], str | None]] = {
    "skolform": _vand(_SKOLFORMER),
    "avbrott": _vand(_AVBROTT),
    "typ": _vand(_BEVIS),
    "skydd": _vand(_SKYDD),
    "avregistrering": _vand(_AVREGISTRERING),
    "studievag": studievag,
    "kommunkod": kommunkod,
}
