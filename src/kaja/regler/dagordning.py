"""Vad ett besked beror av: i vilken ordning dagarna kommer, och vilka som ligger intill varandra.

Lagen jämför dagar med varandra, med frågans dag och med dagarna intill; den frågar aldrig hur många
dagar som skiljer. Det den räknar fram ur en dag (20-årsdagen, den 1 juli, när bevisen har kommit)
är dagar som jämförs på samma sätt. Två personer vars fakta är lika så när som på dagarna, och vars
dagar följer på varandra på samma sätt, får därför samma besked, med var sina dagar i.

Här står de dagar som utöver faktas egna ska ordnas. `tests/regler/test_dagordning.py` prövar att
det räcker: en ny regel som räknar på ett annat sätt ska ha sin dag här.
"""

from __future__ import annotations

from datetime import date

from kaja.regler.byggstenar import Fraga
from kaja.regler.skollagen_29_9.alder import fyller_20
from kaja.regler.skollagen_29_9.skolformer import LAG_2018_749
from kaja.regler.skollagen_29_9.skolplikt import forsta_juli
from kaja.regler.skollagen_29_9.villkor import LAGEN_GALLER_FRAN
from kaja.regler.tidslinje import plus
from kaja.regler.underlag import Tackning

_RIMLIGA_AR = range(1850, 2200)


def gar_att_ordna(fraga: Fraga, tackning: Tackning) -> bool:
    """Räcker dagarna här? Inte för daterade inställningar, eller täckning vid tidens ände."""
    dagar = [fraga.dag, *[dag for dag in tackning if dag is not None]]
    return not fraga.andringar and all(dag.year in _RIMLIGA_AR for dag in dagar)


def gemensamma_dagar(fraga: Fraga, tackning: Tackning) -> tuple[date, ...]:
    """Dagar som är desamma för alla som frågan gäller."""
    dagar = {fraga.dag, LAGEN_GALLER_FRAN, LAG_2018_749}
    if tackning.elever is not None:
        farska_till = plus(tackning.elever, fraga.installningar.elever_farskhet_dagar + 1)
        dagar |= {tackning.elever, farska_till}
    if tackning.bevis is not None:
        dagar |= {tackning.bevis, plus(tackning.bevis, 1)}
    return tuple(sorted(dagar))


def fodelsens_dagar(fodd: date | None, fodelsear: int | None) -> tuple[date | None, ...]:
    """20-årsdagen, och de två 1 juli då skolplikten kan upphöra; None för det som inte är känt."""
    fyller = None if fodd is None else fyller_20(fodd)
    if fodelsear is None:
        return fyller, None, None
    return fyller, forsta_juli(fodelsear + 16), forsta_juli(fodelsear + 17)


def kan_forlanga_skolplikten(skolform: str) -> bool:
    """Kan en studie i skolformen göra att det är den senare 1 juli som gäller (7 kap. 12 §)?

    För den som inte har någon sådan studie behöver den dagen inte ordnas.
    """
    return skolform == "SP"


def bevisen_kommer_efter(fraga: Fraga, tackning: Tackning) -> int | None:
    """Dagar från dagen efter en utbildnings sista tills bevisen har kommit; None: aldrig.

    Eftersläpningen är den som gäller på frågans dag.
    """
    if tackning.bevis is None:
        return None
    return (fraga.dag - tackning.bevis).days + fraga.installningar.bevis_vantan_dagar - 1


def kan_ge_bevis(skolform: str) -> bool:
    """Kan en studie i skolformen fullföljas så att ett bevis är att vänta (punkt 4 och 5)?"""
    return skolform in {"GY", "GYS"}
