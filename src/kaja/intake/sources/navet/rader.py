"""A post becomes records: one for each period in a municipality."""

from __future__ import annotations

from datetime import date

from kaja.intake.sources.folkbokforing import FolkbokforingRad
from kaja.intake.sources.navet import namn, person
from kaja.intake.sources.navet.layout import (
    AVREGISTRERAD,
    FORNAMN,
    KOMMUN,
    TOTALPOST,
)
from kaja.intake.sources.navet.perioder import Period, Steg, alla_steg, perioder
from kaja.intake.sources.navet.person import Avregistrering
from kaja.intake.sources.navet.post import Anmarkning, Navetpost, Postfel
from kaja.ungdom.identitet import Nummer

SKYDDAD = "skyddad_folkbokforing"
_INTE_HELA = (
    "Posten har bara det som har ändrats. Be Skatteverket att leverera hela poster: annars syns "
    "inte om personen har skyddade personuppgifter."
)
_UTAN_NAMN = (
    "Namnet saknas, så posten är nog inte hela personposten. Slå upp personen i Navet, och be "
    "Skatteverket om hela poster med namn."
)
_UTAN_KOMMUN = "Posten säger inte vilken kommun. Slå upp personen i Navet och hantera den för hand."
_SKYDDAD_UTAN_KOMMUN = (
    "Personen har skyddade personuppgifter och posten säger inte vilken kommun. Kontrollera genast "
    "att personen är märkt som skyddad här, och hantera den för hand."
)
_AVREGISTRERAD_UTAN_KOMMUN = (
    "Personen är avregistrerad och posten säger inte vilken kommun. Finns personen här, skriv inte "
    "till den innan du har slagit upp den i Navet."
)
_SAMORDNING_UTAN_KOMMUN = (
    "Personen har samordningsnummer och är inte folkbokförd i någon kommun. Inget behöver göras om "
    "personen inte bor här."
)
_SLUT_UTAN_DAG = "Posten säger inte när folkbokföringen slutade. Slå upp personen i Navet."
_SLUT_FORE_START = "Folkbokföringen slutar före sin början. Slå upp personen i Navet."


def rader(post: Navetpost, ar: int) -> tuple[list[FolkbokforingRad], list[Anmarkning]]:
    """The records of the post, the latest period last, and what should be said of it.

    Raises Postfel, with a Swedish sentence, when the post cannot be used.
    """
    nummer = person.nummer(post, ar)
    if post.text(TOTALPOST).casefold() in {"false", "0", "n", "nej"}:
        raise Postfel(TOTALPOST, post.text(TOTALPOST), _INTE_HELA)
    avreg, om_avreg = person.avregistrering(post)
    avregistrerad = avreg != Avregistrering()
    stegen, om_steg = alla_steg(post, avregistrerad=avregistrerad)
    perioderna = _avslutade(perioder(stegen) or _utan_kommun(post, avreg), avreg)
    _kontrollera(post, nummer, perioderna, avregistrerad=avregistrerad)
    invandrad, om_invandrad = person.invandrad(post)
    anmarkningar = [*om_avreg, *om_steg, *om_invandrad]
    nytt = ""
    if avreg.kod == "GN":
        nytt, om_nytt = person.nytt_nummer(post, nummer.text12, ar)
        anmarkningar += om_nytt
    forst = _forst_i_sverige(invandrad, stegen)
    return _gor(post, nummer, perioderna, forst, nytt), anmarkningar


def _utan_kommun(post: Navetpost, avreg: Avregistrering) -> list[Period]:
    """Who is dead or deregistered, or lives protected, is so wherever they are registered: someone
    known here must have it told, though the post does not say where."""
    return [Period("", None)] if avreg.kod or person.skydd(post) == SKYDDAD else []


def _avslutade(perioderna: list[Period], avreg: Avregistrering) -> list[Period]:
    """The periods, of which the last knows how the person left the register."""
    if not perioderna:
        return perioderna
    *tidigare, sist = perioderna
    if avreg.kod:
        sist = sist._replace(avregistrering=avreg.kod, avregistrerad=avreg.dag)
    elif avreg.slut and sist.till is None:
        sist = sist._replace(till=_sluts(sist, avreg.dag))
    return [*tidigare, sist]


def _sluts(period: Period, dag: date | None) -> date:
    if dag is None:
        raise Postfel(AVREGISTRERAD, "", _SLUT_UTAN_DAG)
    if period.fran is not None and dag <= period.fran:
        raise Postfel(AVREGISTRERAD, dag.isoformat(), _SLUT_FORE_START)
    return dag


def _kontrollera(
    post: Navetpost, nummer: Nummer, perioderna: list[Period], *, avregistrerad: bool
) -> None:
    """Raises Postfel for a post that says not where, or not who. Somebody deregistered may lack
    the name: the number is enough to stop what is sent to them."""
    if not perioderna:
        raise Postfel(KOMMUN, "", _varfor_ingen_kommun(post, nummer, avregistrerad=avregistrerad))
    if not avregistrerad and not namn.fornamn(post) and not namn.efternamn(post):
        raise Postfel(FORNAMN, "", _UTAN_NAMN)


def _varfor_ingen_kommun(post: Navetpost, nummer: Nummer, *, avregistrerad: bool) -> str:
    if person.skydd(post):
        return _SKYDDAD_UTAN_KOMMUN
    if avregistrerad:
        return _AVREGISTRERAD_UTAN_KOMMUN
    if nummer.typ == "samordningsnummer":
        return _SAMORDNING_UTAN_KOMMUN
    return _UTAN_KOMMUN


def _forst_i_sverige(invandrad: date | None, stegen: list[Steg]) -> date | None:
    """The immigration, unless the person was registered before it: then it was a return."""
    fore = invandrad is not None and any(
        steg.typ == "FB" and steg.fran is not None and steg.fran < invandrad for steg in stegen
    )
    return None if fore else invandrad


def _gor(
    post: Navetpost, nummer: Nummer, perioderna: list[Period], forst: date | None, nytt: str
) -> list[FolkbokforingRad]:
    """The protection stands on all: nobody knows since when it holds, and earlier places must not
    give the present one away."""
    grund = FolkbokforingRad(
        nummer=nummer.text12,
        rad=post.nr,
        kommunkod="",
        i_kommunen_fran=None,
        i_kommunen_till=None,
        folkbokford_fran=forst,
        skydd=person.skydd(post),
        avregistrering="",
        avregistrerad_fran=None,
        skolplikt_upphor=None,
        nytt_nummer="",
        fornamn=namn.fornamn(post),
        efternamn=namn.efternamn(post),
    )
    poster = [_med(grund, period) for period in perioderna]
    return [*poster[:-1], poster[-1]._replace(nytt_nummer=nytt, **person.adress(post)._asdict())]


def _med(grund: FolkbokforingRad, period: Period) -> FolkbokforingRad:
    return grund._replace(
        kommunkod=period.kommunkod,
        i_kommunen_fran=period.fran,
        i_kommunen_till=period.till,
        avregistrering=period.avregistrering,
        avregistrerad_fran=period.avregistrerad,
    )
