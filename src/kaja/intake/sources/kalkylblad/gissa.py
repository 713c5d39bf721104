"""What a spreadsheet is, and what its columns are: a proposal for a person to look through."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kaja.intake.sources.celler import fri_text
from kaja.intake.sources.kalkylblad import innehall, rubrikrad
from kaja.intake.sources.kalkylblad.kolumn import Kolumnforslag, Sedd, forslag_for
from kaja.intake.sources.kalkylblad.mal import LAYOUTER, NAMN, Mal, kravda, mal_for
from kaja.intake.sources.kalkylblad.ord import ar_tom
from kaja.intake.sources.kalkylblad.profil import Profil
from kaja.intake.sources.lasning import Slag
from kaja.tabell import Table, TableError

SAKERT = 0.5
_MINSTA = 0.2
_RADER = 225
_KOLUMNER = 250  # a sheet may have sixteen thousand
_VIKT = dict.fromkeys(("personnummer", *NAMN), 0.0) | dict.fromkeys(
    ("adress", "postnummer", "postort", "epost", "telefon"), 0.1
)
_VIKT["kommunkod"] = 0.4  # schools too write where their pupils live
_SAKNAD_KOSTAR = 0.25


@dataclass(frozen=True, slots=True)
class Forslag:
    """What the table seems to be. `rubrikrad` is the row of the headings; `saknas` the columns that
    must be there and were not found. Without headings (`utan_rubriker`) nothing is proposed."""

    slag: Slag
    sakerhet: float
    rubrikrad: int
    utan_rubriker: bool
    kolumner: tuple[Kolumnforslag, ...]
    saknas: tuple[str, ...]

    def profil(self, *, fasta: Mapping[str, str] | None = None) -> Profil:
        """The profile of what is fairly sure, with fixed values for columns that are missing."""
        sakra = [kolumn for kolumn in self.kolumner if kolumn.mal and kolumn.sakerhet >= SAKERT]
        namn = next((kolumn.nyckel for kolumn in sakra if kolumn.mal == "namn"), "")
        return Profil(
            slag=self.slag,
            rubriker={kolumn.nyckel: kolumn.rubrik for kolumn in self.kolumner},
            kolumner={kolumn.mal: kolumn.nyckel for kolumn in sakra},
            datum={kolumn.mal: kolumn.datum for kolumn in sakra if kolumn.datum},
            fasta=dict(fasta or {}),
            efternamn_forst=namn.startswith("efternamn"),
        )


def gissa(table: Table, slag: Slag | None = None) -> Forslag:
    """Propose what the columns of any table are, by heading and content. `slag` if it is known.

    Looks at the first rows only and never fails: a table that means nothing gives a proposal
    without columns.
    """
    rader = table.start(_RADER)
    under = _under(table, rubrikrad.hitta([rad for rad in rader if "".join(rad[1]).strip()]))
    sedda = _sedda(under, [celler for nummer, celler in rader if nummer > under.header_row])
    if any(innehall.ar_nummer(rubrik) for rubrik in under.header):
        return _utan_rubriker(slag or "elever", under, sedda)
    forsok = {s: _tilldela(sedda, mal_for(s)) for s in ([slag] if slag else LAYOUTER)}
    poang = {s: _poang(s, tilldelade) for s, tilldelade in forsok.items()}
    bast = max(poang, key=lambda s: poang[s])
    return Forslag(
        slag=bast,
        sakerhet=1.0 if slag else _sakerhet(sorted(poang.values(), reverse=True)),
        rubrikrad=under.header_row,
        utan_rubriker=False,
        kolumner=tuple(forslag_for(sedd, forsok[bast], mal_for(bast)) for sedd in sedda),
        saknas=tuple(mal for mal in kravda(bast) if _visshet(mal, forsok[bast]) < SAKERT),
    )


def _under(table: Table, rad: int) -> Table:
    try:
        return table.below(rad) if rad else table
    except TableError:  # a row of nothing but signs that are no text
        return table


def _utan_rubriker(slag: Slag, table: Table, sedda: Sequence[Sedd]) -> Forslag:
    """The first row is a person. Its cells must never be kept as headings."""
    tomma = tuple(forslag_for(sedd._replace(rubrik="", nyckel=""), {}, ()) for sedd in sedda)
    return Forslag(slag, 0.0, table.header_row, True, tomma, kravda(slag))


def _sedda(table: Table, rader: Sequence[Sequence[str]]) -> list[Sedd]:
    sedda = []
    nycklar = rubrikrad.nycklar(table.header)
    rubriker = list(zip(table.header, nycklar, strict=True))
    for plats, (rubrik, nyckel) in enumerate(rubriker[:_KOLUMNER]):
        celler = (fri_text(celler[plats]) for celler in rader if plats < len(celler))
        texter = [text for text in celler if text and not ar_tom(text)]
        sedda.append(Sedd(plats, rubrik, nyckel, tuple(texter)))
    return sedda


def _tilldela(sedda: Sequence[Sedd], mal: Sequence[Mal]) -> dict[int, tuple[str, float]]:
    """What each column is, and how surely: the surest first, each column and each target once."""
    alla = [(sedd.visshet(m), sedd.plats, m.namn) for m in mal for sedd in sedda]
    alla.sort(key=lambda val: -val[0])
    tilldelade: dict[int, tuple[str, float]] = {}
    tagna: set[str] = set()
    for visshet, plats, namn in alla:
        if visshet >= _MINSTA and plats not in tilldelade and namn not in tagna:
            tilldelade[plats] = namn, visshet
            tagna.add(namn)
    return tilldelade


def _poang(slag: Slag, tilldelade: Mapping[int, tuple[str, float]]) -> float:
    """How much the columns speak for the kind."""
    for_ = sum(_VIKT.get(mal, 1.0) * s for mal, s in tilldelade.values() if s >= SAKERT)
    saknade = sum(_visshet(mal, tilldelade) < SAKERT for mal in kravda(slag))
    return for_ - _SAKNAD_KOSTAR * saknade


def _visshet(mal: str, tilldelade: Mapping[int, tuple[str, float]]) -> float:
    return next((s for namn, s in tilldelade.values() if namn == mal), 0.0)


def _sakerhet(poang: Sequence[float]) -> float:
    """How far the best kind is ahead of the next."""
    bast, nast = poang[0], max(poang[1], 0.0)
    return round(min(1.0, max(0.0, (bast - nast) / bast)), 2) if bast > 0 else 0.0
