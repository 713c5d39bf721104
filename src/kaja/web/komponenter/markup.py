"""The small marks of the design system, as functions: icons, states, ages and dates.

They are called from templates (tags of the same names) and from table columns, hundreds of times
a page, so they are plain string building, and the few there are of a kind are built once. What is
markup already is another argument than the same text that is not (`typed`).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from html import escape
from typing import Any

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

from kaja.web.komponenter.text import ar_fyllda, tal, tjugo_ar


def ren(text: object) -> SafeString:
    """What is not markup, escaped: what Django's does, in a third of the time, as it need not ask
    whether the text comes later."""
    return SafeString(escape(str(text)))


def som_markup(text: Any) -> str:
    """The same, but what is markup already is left as it is."""
    return ren(text) if type(text) is str else conditional_escape(text)


SNART_DAGAR = 60
"""So many days before the 20th birthday it is marked."""

LAGEN = {
    "omfattas": ("nadd", "ja", "Omfattas"),
    "omfattas_inte": ("avslutad", "avslutad", "Omfattas inte"),
    "oklart": ("utreds", "utreds", "Oklart"),
    "skyddad": ("skyddad", "skyddad", "Skyddad"),
    "vantar": ("vantar", "vantar", "Väntar på start"),
    "ny": ("ny", "ny", "Ny"),
    "soks": ("soks", "soks", "Söks"),
    "nadd": ("nadd", "nadd", "Nådd"),
    "plan": ("plan", "plan", "Plan klar"),
    "atgard": ("atgard", "atgard", "I åtgärd"),
    "nej": ("nej", "nej", "Tackat nej"),
    "utreds": ("utreds", "utreds", "Utreds"),
    "register_oppen": ("nadd", "ja", "Öppen"),
    "register_utreds": ("utreds", "utreds", "Utreds"),
    "register_avslutad": ("avslutad", "avslutad", "Avslutad"),
    "uppfyllt": ("nadd", "ja", "Uppfyllt"),
    "inte_uppfyllt": ("avslutad", "nej", "Inte uppfyllt"),
    "kartlaggs": ("soks", "soks", "Väntar på kolumner"),
    "tas_emot": ("soks", "soks", "Tas emot"),
    "granskas": ("soks", "soks", "Väntar på granskning"),
    "lases_in": ("soks", "soks", "Läses in"),
    "angras": ("soks", "soks", "Tas tillbaka"),
    "angrad": ("avslutad", "nej", "Tillbakatagen"),
    "inlast": ("atgard", "atgard", "Inläst"),
    "kastad": ("avslutad", "nej", "Kastad"),
    "korning_vantar": ("vantar", "vantar", "Väntar"),
    "korning_pagar": ("soks", "soks", "Pågår"),
    "korning_klar": ("atgard", "atgard", "Klar"),
    "korning_stoppad": ("skyddad", "stopp", "Stoppad"),
    "korning_avbruten": ("skyddad", "stopp", "Avbruten"),
    "utskick_koat": ("vantar", "vantar", "Väntar"),
    "utskick_gors": ("soks", "soks", "Görs i ordning"),
    "utskick_att_posta": ("utreds", "utreds", "Klart att posta"),
    "utskick_skickas": ("soks", "soks", "Skickas"),
    "utskick_klart": ("atgard", "atgard", "Skickat"),
    "utskick_stoppat": ("skyddad", "stopp", "Stoppat"),
    "meddelande_koad": ("vantar", "vantar", "I kö"),
    "meddelande_sands": ("soks", "soks", "Sänds"),
    "meddelande_sand": ("atgard", "atgard", "Skickat"),
    "meddelande_misslyckad": ("avslutad", "nej", "Skickades inte"),
    "meddelande_osaker": ("utreds", "utreds", "Osäkert"),
    "ersatt": ("avslutad", "avslutad", "Ersatt av en nyare"),
}
"""State -> colour group, shape, word. The three always stand together."""


@lru_cache(maxsize=500, typed=True)
def ikon(namn: str) -> SafeString:
    """An icon of the 20-grid, always beside a word."""
    return format_html(
        '<svg class="k-ikon" viewBox="0 0 20 20" aria-hidden="true"><use href="#i-{}"/></svg>', namn
    )


@lru_cache(maxsize=500, typed=True)
def form(namn: str, lage: str = "") -> SafeString:
    """The shape of a state or a date, 16-grid; `lage` gives it the colour of that state."""
    data = format_html(' data-lage="{}"', lage) if lage else ""
    return format_html(
        '<svg class="k-form"{} viewBox="0 0 16 16" aria-hidden="true"><use href="#f-{}"/></svg>',
        data,
        namn,
    )


@lru_cache(maxsize=500, typed=True)
def lage(namn: str, *, bricka: bool = False, ord: str = "") -> SafeString:
    """A state as word, shape and colour; `bricka` puts it on a plate, `ord` says it otherwise."""
    farg, figur, text = LAGEN[namn]
    return format_html(
        '<span class="k-lage" data-lage="{}"{}>{}{}</span>',
        farg,
        " data-bricka" if bricka else "",
        form(figur),
        ord or text,
    )


@lru_cache(maxsize=500, typed=True)
def punktlage(utfall: str) -> SafeString:
    """The answer of one point: shape and colour, and the word for a screen reader."""
    farg, figur, text = LAGEN[utfall]
    return format_html(
        '<span data-lage="{}">{}<span class="ds-sr-only">{}</span></span>', farg, form(figur), text
    )


def alternativ(val: Iterable[tuple[object, str]]) -> SafeString:
    """The choices of a list, each as value and word; a word is never markup."""
    return _alternativ(tuple((str(varde), str(ord_)) for varde, ord_ in val))


@lru_cache(maxsize=200)
def _alternativ(val: tuple[tuple[str, str], ...]) -> SafeString:
    rader = (f'<option value="{escape(varde)}">{escape(ord_)}</option>' for varde, ord_ in val)
    return SafeString("".join(rader))


def frist(text: str, slag: str = "") -> SafeString:
    """A date that asks for something: `sen`, `idag` or `snart`; without `slag` just planned."""
    fore = f' data-frist="{ren(slag)}">{form(slag)}' if slag else ">"
    return SafeString(f'<span class="k-frist"{fore}{som_markup(text)}</span>')


def alder(fodd: date | None, fodelsear: int | None, dag: date) -> SafeString:
    """Age and days to 20, with an hourglass the last sixty days."""
    if fodd is None:
        return SafeString(f"född {fodelsear or 'okänt år'}")
    kvar = (tjugo_ar(fodd) - dag).days
    ar = ar_fyllda(fodd, dag)
    if kvar <= 0:
        return SafeString(f'{ar}<span class="k-smal-ord"> år</span>')
    text = SafeString(
        f'<span>{ar}<span class="k-smal-ord"> år</span> · {tal(kvar)}'
        '<span class="k-smal-ord"> dagar till 20</span></span>'
    )
    return frist(text, "snart" if kvar <= SNART_DAGAR else "")
