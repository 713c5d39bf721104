"""The drawn timeline of a person: school, covered periods, today and the 20th birthday.

Pure: facts and periods in, coordinates and texts out. A template draws them, lying down on a wide
screen and upright on a narrow one, and writes the same thing as a table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kaja.regler.byggstenar import Malgrupp, Period
from kaja.regler.skollagen_29_9 import skolformer
from kaja.regler.underlag import Studie
from kaja.web.komponenter.text import datum_langt

BREDD, VANSTER, HOGER = 900.0, 118.0, 888.0
RAD, TOPP, STAPEL = 40, 22, 24
TECKEN = 6.6
"""The width of a letter in the drawing, on average."""
EN_DAG = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stapel:
    """A bar with its text, and a cross where it ended by interruption."""

    x: str
    y: int
    bredd: str
    klass: str
    text: str = ""
    kryss: str = ""

    @property
    def text_x(self) -> str:
        return f"{float(self.x) + 7:.1f}"

    @property
    def text_y(self) -> str:
        return f"{self.y + 16.5:.1f}"

    @property
    def kryss_y(self) -> int:
        return self.y + 7


@dataclass(frozen=True, slots=True)
class Markering:
    """A vertical line: a year, a July, today, or the 20th birthday."""

    x: str
    text: str
    klass: str
    ankare: str = "start"

    @property
    def text_x(self) -> str:
        return f"{float(self.x) + 4:.1f}"


@dataclass(frozen=True, slots=True)
class Handelse:
    """A day when something begins or ends; `slag` is what holds from that day."""

    dag: date
    rubrik: str
    text: str
    slag: str
    i_dag: bool = False


@dataclass(frozen=True, slots=True)
class Tabellrad:
    fran: date | None
    till_och_med: date | None
    vad: str


@dataclass(frozen=True, slots=True)
class Bild:
    """All that the template draws."""

    titel: str
    omfattas_y: int
    staplar: list[Stapel]
    streck: list[Markering]
    i_dag: Markering
    tjugo: Markering | None
    handelser: list[Handelse]
    tabell: list[Tabellrad]

    @property
    def hojd(self) -> int:
        return self.text_botten + 6

    @property
    def botten(self) -> int:
        return self.omfattas_y + STAPEL + 8

    @property
    def linjeslut(self) -> int:
        return self.botten + 6

    @property
    def skiljelinje(self) -> int:
        return self.omfattas_y - 8

    @property
    def omfattas_text_y(self) -> int:
        return self.omfattas_y + 17

    @property
    def i_dag_y(self) -> int:
        return self.botten + 20

    @property
    def text_botten(self) -> int:
        """Under the text of today, when the two would stand on each other."""
        nara = self.tjugo is not None and abs(float(self.tjugo.x) - float(self.i_dag.x)) < 190
        return self.i_dag_y + (17 if nara else 0)


class Skala:
    """From days to points across the drawing."""

    def __init__(self, fran: date, till: date) -> None:
        self.fran, self.till = fran, till
        self._per_dag = (HOGER - VANSTER) / max((till - fran).days, 1)

    def x(self, dag: date) -> float:
        inom = min(max(dag, self.fran), self.till)
        return VANSTER + (inom - self.fran).days * self._per_dag

    def bredd(self, fran: date, till: date) -> float:
        return max(self.x(till) - self.x(fran), 2.0)


def rita(
    *,
    studier: Sequence[Studie],
    perioder: Sequence[Period],
    dag: date,
    tjugo: date | None,
    galler_till_och_med: date | None,
    i_dag: str = "i dag",
) -> Bild:
    """Draw the studies and the outcomes up to `dag`, and how long the answer holds after it."""
    skala = Skala(*_spann(studier, perioder, dag, tjugo))
    fore = [p._replace(till=min(p.till, dag + EN_DAG)) for p in perioder if p.fran <= dag]
    banor = _i_banor([s for s in studier if s.fran < skala.till])
    omfattas_y = TOPP + 12 + RAD * max(len(banor), 1)
    return Bild(
        titel=_titel(fore, dag, tjugo),
        omfattas_y=omfattas_y,
        staplar=[
            *_skolstaplar(banor, skala, dag),
            *_svarsstaplar(fore, skala, omfattas_y),
            *_framat(fore, skala, omfattas_y, dag, galler_till_och_med),
        ],
        streck=list(_streck(skala)),
        i_dag=Markering(f"{skala.x(dag):.1f}", i_dag, "s-idag", _ankare(skala.x(dag))),
        tjugo=_tjugo(skala, tjugo),
        handelser=list(_handelser(studier, fore, dag, tjugo, i_dag)),
        tabell=list(_tabell(studier, fore, dag)),
    )


def namn(studie: Studie) -> str:
    """What a study is called in the drawing: "Gymnasieskola VO"."""
    return f"{skolformer.namn(studie).capitalize()} {studie.studievag}".strip()


def _spann(
    studier: Sequence[Studie], perioder: Sequence[Period], dag: date, tjugo: date | None
) -> tuple[date, date]:
    """From the first thing worth seeing to a while after the last, at least a year each way."""
    gymnasietid = [s.fran for s in studier if s.skolform not in skolformer.OBLIGATORISKA]
    svar = [p.fran for p in perioder if p.utfall is not Malgrupp.OMFATTAS_INTE]
    forst = min([*gymnasietid, *svar, dag - timedelta(days=365)])
    sist = max(dag + timedelta(days=120), (tjugo or dag) + timedelta(days=45))
    return max(forst - timedelta(days=60), dag - timedelta(days=365 * 8)), sist


def _i_banor(studier: Iterable[Studie]) -> list[list[Studie]]:
    """Studies side by side where they overlap, else after each other on one line."""
    banor: list[list[Studie]] = []
    for studie in sorted(studier, key=lambda s: (s.fran, s.till or date.max)):
        for bana in banor:
            sista = bana[-1].till
            if sista is not None and sista <= studie.fran:
                bana.append(studie)
                break
        else:
            banor.append([studie])
    return banor


def _skolstaplar(banor: list[list[Studie]], skala: Skala, dag: date) -> Iterator[Stapel]:
    for nr, bana in enumerate(banor):
        for studie in bana:
            slut = studie.till or (studie.fran + EN_DAG if studie.avbrott else skala.till)
            if slut <= skala.fran:
                continue
            bredd = skala.bredd(studie.fran, slut)
            yield Stapel(
                x=f"{skala.x(studie.fran):.1f}",
                y=TOPP + 12 + RAD * nr,
                bredd=f"{bredd:.1f}",
                klass="f-skola" if studie.fran <= dag else "f-spar",
                text=_ryms(namn(studie), bredd - 20),
                kryss=f"{skala.x(slut) - 5:.1f}" if studie.avbrott else "",
            )


def _svarsstaplar(perioder: Iterable[Period], skala: Skala, y: int) -> Iterator[Stapel]:
    for period in perioder:
        klass = KLASS.get(period.utfall)
        if klass is not None and period.till > skala.fran:
            bredd = skala.bredd(period.fran, period.till)
            yield Stapel(f"{skala.x(period.fran):.1f}", y, f"{bredd:.1f}", klass)


KLASS = {Malgrupp.OMFATTAS: "f-kaa", Malgrupp.OKLART: "f-oklar"}


def _framat(
    perioder: Sequence[Period], skala: Skala, y: int, dag: date, till_och_med: date | None
) -> Iterator[Stapel]:
    """How long the answer holds by itself, pale, for the one who is covered."""
    if till_och_med is None or not perioder or perioder[-1].utfall is not Malgrupp.OMFATTAS:
        return
    bredd = skala.bredd(dag, till_och_med + EN_DAG)
    sist = f"till och med {datum_langt(till_och_med)}"
    texter = (f"{sist} om inget ändras", sist, "om inget ändras")
    text = next((t for t in texter if len(t) * TECKEN < bredd - 14), "")
    yield Stapel(f"{skala.x(dag):.1f}", y, f"{bredd:.1f}", "f-spar", text)


def _ryms(text: str, bredd: float) -> str:
    plats = int(bredd / TECKEN)
    if len(text) <= plats:
        return text
    return f"{text[: plats - 1].rstrip()}…" if plats > 6 else ""


def _streck(skala: Skala) -> Iterator[Markering]:
    glest = (skala.till - skala.fran).days > 365 * 5
    for ar in range(skala.fran.year, skala.till.year + 1):
        for dag, text, klass in (
            (date(ar, 1, 1), str(ar), "t-stark"),
            (date(ar, 7, 1), "juli", "t-dov"),
        ):
            if skala.fran <= dag <= skala.till and not (glest and text == "juli"):
                x = skala.x(dag)
                yield Markering(f"{x:.1f}", text if x < HOGER - 30 else "", klass)


def _ankare(x: float) -> str:
    return "middle" if VANSTER + 30 < x < HOGER - 30 else "end" if x > VANSTER + 30 else "start"


def _tjugo(skala: Skala, tjugo: date | None) -> Markering | None:
    if tjugo is None or not skala.fran <= tjugo <= skala.till:
        return None
    x = skala.x(tjugo)
    return Markering(
        f"{x:.1f}", f"20 år, {datum_langt(tjugo)}", "s-tjugo", "end" if x > 300 else "start"
    )


def _titel(perioder: Sequence[Period], dag: date, tjugo: date | None) -> str:
    antal = sum(p.utfall is Malgrupp.OMFATTAS for p in perioder)
    svar = f"omfattas under {antal} {'period' if antal == 1 else 'perioder'} till och med"
    fyller = f", fyller 20 den {datum_langt(tjugo)}" if tjugo else ""
    return f"Tidslinje: {svar} {datum_langt(dag)}{fyller}. Samma sak står som tabell under bilden."


SVAR = {
    Malgrupp.OMFATTAS: "Omfattas",
    Malgrupp.OMFATTAS_INTE: "Omfattas inte",
    Malgrupp.OKLART: "Oklart",
}


def _handelser(
    studier: Sequence[Studie],
    perioder: Sequence[Period],
    dag: date,
    tjugo: date | None,
    i_dag: str,
) -> Iterator[Handelse]:
    """The same story as a list of days, oldest first."""
    dagar: dict[date, list[str]] = {}
    for studie in studier:
        dagar.setdefault(studie.fran, []).append(f"Början: {namn(studie)}")
        if studie.till is not None:
            ord_ = "Avbrott" if studie.avbrott else "Slut"
            dagar.setdefault(studie.till - EN_DAG, []).append(f"{ord_}: {namn(studie)}")
    svar = {p.fran: SVAR[p.utfall] for p in perioder[1:]}
    svar |= {p.fran: SVAR[p.utfall] for p in perioder[:1] if p.utfall is not Malgrupp.OMFATTAS_INTE}
    for nar in sorted({*dagar, *svar, dag} | ({tjugo} if tjugo else set())):
        saker = dagar.get(nar, []) + ([svar[nar]] if nar in svar else [])
        if nar == tjugo:
            saker.append("Fyller 20 år")
        rubrik, *rest = ([i_dag.capitalize()] if nar == dag else []) + saker
        yield Handelse(nar, rubrik, ". ".join(rest), _slag(nar, studier, perioder), nar == dag)


def _slag(dag: date, studier: Sequence[Studie], perioder: Sequence[Period]) -> str:
    for period in perioder:
        if period.fran <= dag < period.till and period.utfall is not Malgrupp.OMFATTAS_INTE:
            return str(period.utfall)
    return "skola" if any(skolformer.pagar(s, dag) for s in studier) else ""


def _tabell(
    studier: Sequence[Studie], perioder: Sequence[Period], dag: date
) -> Iterator[Tabellrad]:
    rader = [
        Tabellrad(s.fran, s.till and s.till - EN_DAG, namn(s) + (", avbrott" if s.avbrott else ""))
        for s in studier
    ]
    for period in perioder:
        pagar = period.till > dag
        rader.append(
            Tabellrad(period.fran, None if pagar else period.till - EN_DAG, SVAR[period.utfall])
        )
    yield from sorted(rader, key=lambda rad: rad.fran or date.min)
