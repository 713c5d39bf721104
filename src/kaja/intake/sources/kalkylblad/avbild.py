"""A spreadsheet seen as a canonical table: its columns and words translated by a profile."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from kaja.intake.sources import namn
from kaja.intake.sources.kalkylblad import rubrikrad
from kaja.intake.sources.kalkylblad.cell import oversattare
from kaja.intake.sources.kalkylblad.mal import LAYOUTER, ORDKOLUMNER, etikett, kravda
from kaja.intake.sources.kalkylblad.profil import Profil
from kaja.intake.sources.lasare import OKANDA
from kaja.intake.sources.lasning import Namn
from kaja.intake.sources.layout import Kolumn
from kaja.tabell import Table, TableError
from kaja.ungdom.identitet import Nummerbok

Hamta = Callable[[Sequence[str]], str]
_SAKNAS_MAPPNING = (
    "Det framgår inte vilken kolumn som har {}. Välj kolumn eller ange ett fast värde. "
    "Filen har {}."
)
_SAKNAS = "Kolumnen {} saknas. Lägg till den eller rätta rubriken. Filen har {}."
_LASES_TOM = "Kolumnen finns inte i filen, och läses som tom."
_SAG_I_PROFILEN = " Eller säg vad ordet betyder där kolumnerna väljs."


class Avbild:
    """What `Lasare` needs of a table. Problems have the sheet's own headings and cells.

    Raises TableError when a column that must be there is neither in the sheet nor fixed, or when a
    fixed value cannot be used.
    """

    def __init__(self, table: Table, profil: Profil, bok: Nummerbok) -> None:
        self._table, self._profil = table, profil
        self.problems = table.problems
        self._platser = _platser(profil, table)
        self._rad, self._celler = 0, list[str]()
        self._kontrollera()
        hamtare = {k.namn: self._hamtare(k, bok) for k in LAYOUTER[profil.slag] if self._finns(k)}
        self.header, self._hamtare_i_ordning = list(hamtare), list(hamtare.values())
        self._beratta_om_kolumner()

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """The rows of the sheet with translated cells, under the canonical headings."""
        for rad, celler in self._table.rows():
            self._rad, self._celler = rad, celler
            yield rad, [hamta(celler) for hamta in self._hamtare_i_ordning]

    def namnet(self) -> Namn:
        """The name on the row that was given last."""
        if not {"fornamn", "efternamn"}.isdisjoint(self._platser):
            return Namn(self._cell("fornamn").strip(), self._cell("efternamn").strip())
        return Namn(*self._delat(self._celler))

    def report(
        self, row: int, column: str, value: str, problem: str, *, information: bool = False
    ) -> None:
        """A problem with a canonical cell, told as one with the sheet's own."""
        plats = self._platser.get(column)
        if plats is None:
            self._table.report(row, column, value, problem, information=information)
            return
        if row == self._rad and value:
            value = self._celler[plats]
        if "Skriv " in problem and column in ORDKOLUMNER:
            problem += _SAG_I_PROFILEN
        rubrik = self._table.header[plats] or column
        self._table.report(row, rubrik, value, problem, information=information)

    def _finns(self, kolumn: Kolumn) -> bool:
        if kolumn.namn in self._platser or kolumn.namn in self._profil.fasta:
            return kolumn.namn != "namn" or not self._delas
        return kolumn.namn in {"fornamn", "efternamn"} and self._delas

    @property
    def _delas(self) -> bool:
        """Whether names are taken out of a column that has them whole."""
        return "namn" in self._platser and {"fornamn", "efternamn"}.isdisjoint(self._platser)

    def _hamtare(self, kolumn: Kolumn, bok: Nummerbok) -> Hamta:
        """How the canonical cell is taken out of the cells of a row."""
        plats = self._platser.get(kolumn.namn)
        if plats is not None:
            oversatt = oversattare(kolumn, self._profil, bok)
            return lambda celler: oversatt[celler[plats]]
        if kolumn.namn in self._profil.fasta:
            return lambda _celler: self._profil.fasta[kolumn.namn]
        return lambda celler: getattr(self._delat(celler), kolumn.namn)

    def _delat(self, celler: Sequence[str]) -> Namn:
        if "namn" not in self._platser:
            return Namn("", "")
        hela = celler[self._platser["namn"]]
        return Namn(*namn.dela(hela, efternamn_forst=self._profil.efternamn_forst))

    def _cell(self, mal: str) -> str:
        return self._celler[self._platser[mal]] if mal in self._platser else ""

    def _kontrollera(self) -> None:
        har = ", ".join(self._table.header)[:200]
        for mal in kravda(self._profil.slag):
            if mal in self._platser or mal in self._profil.fasta:
                continue
            if mal in self._profil.kolumner:
                raise TableError(_SAKNAS.format(self._rubrik(mal), har))
            raise TableError(_SAKNAS_MAPPNING.format(etikett(mal), har))
        for kolumn in LAYOUTER[self._profil.slag]:
            if kolumn.tolka and kolumn.namn in self._profil.fasta:
                _prova(kolumn, self._profil.fasta[kolumn.namn])

    def _rubrik(self, mal: str) -> str:
        nyckel = self._profil.kolumner[mal]
        return self._profil.rubriker.get(nyckel, nyckel)

    def _beratta_om_kolumner(self) -> None:
        """Once: which columns are not read, and which the sheet should have had."""
        tagna = set(self._platser.values())
        rubriker = enumerate(self._table.header)
        om_dem = ", ".join(text for plats, text in rubriker if text and plats not in tagna)
        if om_dem:
            self._table.report(0, om_dem, "", OKANDA.format(om_dem), information=True)
        for mal in self._profil.kolumner:
            if mal not in self._platser and mal not in self._profil.fasta:
                self._table.report(0, self._rubrik(mal), "", _LASES_TOM, information=True)


def _platser(profil: Profil, table: Table) -> dict[str, int]:
    """Where in the sheet each canonical column stands."""
    plats_for = {nyckel: plats for plats, nyckel in enumerate(rubrikrad.nycklar(table.header))}
    return {mal: plats_for[n] for mal, n in profil.kolumner.items() if n in plats_for}


def _prova(kolumn: Kolumn, varde: str) -> None:
    assert kolumn.tolka is not None
    try:
        kolumn.tolka(varde)
    except ValueError as fel:
        raise TableError(
            f"Det fasta värdet för {etikett(kolumn.namn)} går inte att använda. {fel}"
        ) from fel
