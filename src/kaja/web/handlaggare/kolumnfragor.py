"""What the wizard asks of a sheet, as fields by name: what each column is, how its days are
written, what its words mean, and what is the same for everyone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django import forms
from django.utils.text import capfirst

from kaja.intake.sources.kalkylblad import Kolumnforslag, Profil, mal_for
from kaja.intake.sources.kalkylblad.datumformat import FORMAT, OSAKRA
from kaja.intake.sources.kalkylblad.mal import DATUM, LAYOUTER, etikett
from kaja.intake.sources.lasning import Slag
from kaja.web.handlaggare.kolumnord import KODER, Ark, okanda_ord

LAS_INTE = "Läs inte in"
FASTA = frozenset({"skolenhetskod", "huvudman", "utfardare"})
"""What a sheet of one school often leaves out, since it is the same for everyone."""
ORD_PER_KOLUMN = 40


def om_kolumnerna(
    kolumner: Iterable[Kolumnforslag], slag: Slag, profil: Profil
) -> dict[str, forms.Field]:
    """What each column is."""
    val = [("", LAS_INTE), *((m.namn, capfirst(m.etikett)) for m in mal_for(slag))]
    valda = {nyckel: mal for mal, nyckel in profil.kolumner.items()}
    return {
        f"k{kolumn.plats}": forms.ChoiceField(
            label=f"{kolumn.rubrik} betyder",
            choices=val,
            required=False,
            initial=valda.get(kolumn.nyckel, ""),
            error_messages={"invalid_choice": f"{kolumn.rubrik}: välj något i listan."},
        )
        for kolumn in kolumner
    }


def om_dagarna(mal: str, kolumn: Kolumnforslag, ark: Ark, profil: Profil) -> dict[str, forms.Field]:
    """How the days of a column are written, if it has days that are not written as always read."""
    gissade = ark.datumformat(kolumn.plats) if mal in DATUM else ()
    if not gissade:
        return {}
    valda = profil.datum.get(mal) or gissade
    val = dict.fromkeys([",".join(valda), ",".join(gissade), *FORMAT])
    falt = forms.ChoiceField(
        label=f"{kolumn.rubrik}: så är dagarna skrivna",
        choices=[(namn, "; ".join(FORMAT[n] for n in namn.split(","))) for namn in val],
        initial=",".join(valda),
        error_messages={"invalid_choice": f"{kolumn.rubrik}: välj något i listan."},
    )
    return {f"dag_{mal}": falt}


def osakra_dagar(kolumn: Kolumnforslag, ark: Ark) -> bool:
    """Whether the days of a column can be read in more than one way."""
    return bool(OSAKRA & {*ark.datumformat(kolumn.plats)}) or ark.tvetydig(kolumn.plats)


def fragade_ord(mal: str, kolumn: Kolumnforslag, ark: Ark) -> list[str]:
    """The words of a column to ask about: those that are not known."""
    return okanda_ord(mal, ark.ord(kolumn.plats))[:ORD_PER_KOLUMN] if mal in KODER else []


def om_orden(
    mal: str, kolumn: Kolumnforslag, orden: Sequence[str], profil: Profil
) -> dict[str, forms.Field]:
    """What each of the words of a column means."""
    sagt = profil.varden.get(mal, {})
    return {
        f"ord_{mal}_{nr}": forms.ChoiceField(
            label=f"{kolumn.rubrik}: {text} betyder",
            choices=[("", "Vet inte: raden blir ett problem"), *KODER[mal].items()],
            required=False,
            initial=sagt.get(text, ""),
            error_messages={"invalid_choice": f"{text}: välj något i listan."},
        )
        for nr, text in enumerate(orden)
    }


def om_det_fasta(slag: Slag, profil: Profil) -> dict[str, forms.Field]:
    """What is the same for everyone, of what must be known and no column is."""
    return {
        f"fast_{kolumn.namn}": _fast(kolumn.namn, profil.fasta.get(kolumn.namn, ""))
        for kolumn in LAYOUTER[slag]
        if (kolumn.kravs or kolumn.namn in FASTA)
        and kolumn.namn != "personnummer"
        and kolumn.namn not in profil.kolumner
    }


def _fast(mal: str, sagt: str) -> forms.Field:
    text = f"{capfirst(etikett(mal))}, samma för alla"
    if mal not in KODER:
        return forms.CharField(label=text, required=False, max_length=200, initial=sagt)
    koder = [("", "Välj"), *KODER[mal].items()]
    return forms.ChoiceField(label=text, choices=koder, required=False, initial=sagt)
