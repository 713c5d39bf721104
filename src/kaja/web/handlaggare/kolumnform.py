"""The form in which a person says what the columns of a spreadsheet are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from django import forms

from kaja.intake.sources.kalkylblad import Forslag, Kolumnforslag, Profil, mal_for
from kaja.intake.sources.kalkylblad.datumformat import FORMAT, OSAKRA
from kaja.intake.sources.kalkylblad.mal import DATUM, LAYOUTER, etikett, kravda
from kaja.web.handlaggare.kolumnord import KODER, Ark, okanda_ord

SAKERT, TROLIGT = 0.75, 0.5
LAS_INTE = "Läs inte in"
FASTA = frozenset({"skolenhetskod", "huvudman", "utfardare"})
"""What a sheet of one school often leaves out, since it is the same for everyone."""
ORD_PER_KOLUMN = 40


class Kolumnrad(NamedTuple):
    """A column of the sheet, as a row of the page: its heading, the first values that may be
    shown, the choice, and in words how sure the guess is."""

    rubrik: str
    exempel: Sequence[str]
    falt: forms.BoundField
    visshet: str
    varfor: str


class Kolumnform(forms.Form):
    """Which column is what; how the days are written; what is the same for all; what words mean.

    `profil` is how far a person has come. Questions about days and words are asked of the columns
    that are chosen in it.
    """

    def __init__(self, data: Any, *, ark: Ark, forslag: Forslag, profil: Profil) -> None:
        super().__init__(data)
        self.ark, self.forslag, self.profil = ark, forslag, profil
        self.slag = forslag.slag
        self._kolumner = {k.nyckel: k for k in forslag.kolumner if k.nyckel}
        self._ord: dict[str, list[str]] = {}
        self._valj_kolumner()
        for mal in profil.kolumner:
            self._fraga_om_dagar(mal)
            self._fraga_om_ord(mal)
        self._fasta_varden()
        if "namn" in profil.kolumner:
            self.fields["efternamn_forst"] = forms.BooleanField(
                label="Efternamnet står först i kolumnen med hela namnet",
                required=False,
                initial=profil.efternamn_forst,
            )

    def _valj_kolumner(self) -> None:
        val = [("", LAS_INTE)]
        val += [(m.namn, _med_stor(m.etikett)) for m in mal_for(self.slag)]
        valda = {nyckel: mal for mal, nyckel in self.profil.kolumner.items()}
        for kolumn in self._kolumner.values():
            self.fields[f"k{kolumn.plats}"] = forms.ChoiceField(
                label=f"{kolumn.rubrik} betyder",
                choices=val,
                required=False,
                initial=valda.get(kolumn.nyckel, ""),
                error_messages={"invalid_choice": f"{kolumn.rubrik}: välj något i listan."},
            )

    def _fraga_om_dagar(self, mal: str) -> None:
        kolumn = self._kolumner.get(self.profil.kolumner[mal])
        gissade = self.ark.datumformat(kolumn.plats) if kolumn and mal in DATUM else ()
        if not kolumn or not gissade:
            return
        valda = self.profil.datum.get(mal) or gissade
        val = dict.fromkeys([",".join(valda), ",".join(gissade), *FORMAT])
        self.fields[f"dag_{mal}"] = forms.ChoiceField(
            label=f"{kolumn.rubrik}: så är dagarna skrivna",
            choices=[(namn, "; ".join(FORMAT[n] for n in namn.split(","))) for namn in val],
            initial=",".join(valda),
            error_messages={"invalid_choice": f"{kolumn.rubrik}: välj något i listan."},
        )

    def _fraga_om_ord(self, mal: str) -> None:
        kolumn = self._kolumner.get(self.profil.kolumner[mal])
        if mal not in KODER or not kolumn:
            return
        self._ord[mal] = okanda_ord(mal, self.ark.ord(kolumn.plats))[:ORD_PER_KOLUMN]
        sagt = self.profil.varden.get(mal, {})
        for nr, text in enumerate(self._ord[mal]):
            self.fields[f"ord_{mal}_{nr}"] = forms.ChoiceField(
                label=f"{kolumn.rubrik}: {text} betyder",
                choices=[("", "Vet inte: raden blir ett problem"), *KODER[mal].items()],
                required=False,
                initial=sagt.get(text, ""),
                error_messages={"invalid_choice": f"{text}: välj något i listan."},
            )

    def _fasta_varden(self) -> None:
        for kolumn in LAYOUTER[self.slag]:
            mal = kolumn.namn
            ar_fast = kolumn.kravs or mal in FASTA
            if mal == "personnummer" or mal in self.profil.kolumner or not ar_fast:
                continue
            text = f"{_med_stor(etikett(mal))}, samma för alla"
            val = self.profil.fasta.get(mal, "")
            koder = [("", "Välj"), *KODER.get(mal, {}).items()]
            falt: forms.Field = (
                forms.ChoiceField(label=text, choices=koder, required=False, initial=val)
                if mal in KODER
                else forms.CharField(label=text, required=False, max_length=200, initial=val)
            )
            self.fields[f"fast_{mal}"] = falt

    def clean(self) -> dict[str, Any]:
        renade = super().clean() or {}
        self._en_av_varje(renade)
        for kolumn in LAYOUTER[self.slag]:
            fast = renade.get(f"fast_{kolumn.namn}", "")
            if fast and kolumn.tolka:
                self._prova(kolumn.namn, kolumn.tolka, fast)
        finns = {*self._valda(renade).values(), *self._fasta(renade)}
        for mal in kravda(self.slag):
            if mal not in finns:
                self.add_error(None, self._saknas(mal))
        return renade

    def _en_av_varje(self, renade: Mapping[str, Any]) -> None:
        tagna: dict[str, Kolumnforslag] = {}
        for kolumn, mal in self._valda_kolumner(renade):
            if mal in tagna:
                fel = (
                    f"{kolumn.rubrik}: {tagna[mal].rubrik} är redan {etikett(mal)}. "
                    f"Välj en av dem, och {LAS_INTE.lower()} för den andra."
                )
                self.add_error(f"k{kolumn.plats}", fel)
            tagna.setdefault(mal, kolumn)

    def _prova(self, mal: str, tolka: Any, varde: str) -> None:
        try:
            tolka(varde)
        except ValueError as fel:
            self.add_error(f"fast_{mal}", f"{_med_stor(etikett(mal))}: {fel}")

    def _saknas(self, mal: str) -> str:
        fast = " eller skriv ett värde som gäller alla" if mal != "personnummer" else ""
        return f"{_med_stor(etikett(mal))} saknas. Välj vilken kolumn som har {etikett(mal)}{fast}."

    def _valda_kolumner(self, renade: Mapping[str, Any]) -> Iterator[tuple[Kolumnforslag, str]]:
        for kolumn in self._kolumner.values():
            if mal := renade.get(f"k{kolumn.plats}"):
                yield kolumn, mal

    def _valda(self, renade: Mapping[str, Any]) -> dict[str, str]:
        return {kolumn.nyckel: mal for kolumn, mal in self._valda_kolumner(renade)}

    def _fasta(self, renade: Mapping[str, Any]) -> dict[str, str]:
        fore = "fast_"
        return {n.removeprefix(fore): v for n, v in renade.items() if n.startswith(fore) and v}

    @property
    def svar(self) -> Profil:
        """The profile of a right form."""
        valda = self._valda(self.cleaned_data)
        kolumner = {mal: nyckel for nyckel, mal in valda.items()}
        fasta = self._fasta(self.cleaned_data)
        return replace(
            self.profil,
            slag=self.slag,
            rubriker={k.nyckel: k.rubrik for k in self._kolumner.values()},
            kolumner=kolumner,
            datum={
                mal: self._dagarna(mal, nyckel)
                for mal, nyckel in kolumner.items()
                if self._dagarna(mal, nyckel)
            },
            fasta={mal: varde for mal, varde in fasta.items() if mal not in kolumner},
            varden={mal: orden for mal in kolumner if (orden := self._orden(mal))},
            efternamn_forst=bool(self.cleaned_data.get("efternamn_forst")),
        )

    def _dagarna(self, mal: str, nyckel: str) -> tuple[str, ...]:
        """As chosen; of a column that was not asked about, as they look."""
        if mal not in DATUM:
            return ()
        if sagt := self.cleaned_data.get(f"dag_{mal}"):
            return tuple(sagt.split(","))
        return self.ark.datumformat(self._kolumner[nyckel].plats)

    def _orden(self, mal: str) -> dict[str, str]:
        svaren = {
            text: self.cleaned_data.get(f"ord_{mal}_{nr}", "")
            for nr, text in enumerate(self._ord.get(mal, ()))
        }
        return {text: svar for text, svar in svaren.items() if svar}

    def nya_fragor(self) -> list[str]:
        """What the choices of a right form make it needful to ask that was not asked here: words
        that are not known, days that can be read in two ways."""
        nasta = Kolumnform(None, ark=self.ark, forslag=self.forslag, profil=self.svar)
        return [
            namn
            for namn in nasta.fields
            if namn not in self.fields and (namn.startswith("ord_") or nasta.osaker(namn))
        ]

    def osaker(self, namn: str) -> bool:
        """Whether it is a question about days that can be read in more than one way."""
        if not namn.startswith("dag_"):
            return False
        kolumn = self._kolumner[self.profil.kolumner[namn.removeprefix("dag_")]]
        gissade = self.ark.datumformat(kolumn.plats)
        return bool(OSAKRA & {*gissade}) or self.ark.tvetydig(kolumn.plats)

    @property
    def rader(self) -> list[Kolumnrad]:
        """The columns in the order of the sheet."""
        return [
            Kolumnrad(
                kolumn.rubrik,
                self.ark.exempel(kolumn.plats, kolumn.mal),
                self[f"k{kolumn.plats}"],
                _visshet(kolumn),
                kolumn.varfor,
            )
            for kolumn in self._kolumner.values()
        ]

    @property
    def dagar(self) -> list[forms.BoundField]:
        return [self[namn] for namn in self.fields if namn.startswith("dag_")]

    @property
    def fasta(self) -> list[forms.BoundField]:
        return [self[namn] for namn in self.fields if namn.startswith("fast_")]

    @property
    def orden(self) -> list[forms.BoundField]:
        return [self[namn] for namn in self.fields if namn.startswith("ord_")]


def _visshet(kolumn: Kolumnforslag) -> str:
    if not kolumn.mal:
        return "Används inte"
    if kolumn.sakerhet >= SAKERT:
        return "Känner igen"
    return "Trolig" if kolumn.sakerhet >= TROLIGT else "Gissning, kontrollera"


def _med_stor(text: str) -> str:
    return text[:1].upper() + text[1:]
