"""What a municipality can choose: names, defaults, allowed values, and what the law says of each.

Pure data, in the order of the page. Names and defaults of what the law leaves open come from
`kaja.regler`; there is no other list of them.
"""

from __future__ import annotations

from dataclasses import asdict

from kaja.regler.byggstenar import TILLATNA_VAL, Installningar
from kaja.regler.register import Registerinstallningar
from kaja.styrning.beskrivning import Beskrivning, Grupp
from kaja.styrning.franvarogransen import FRANVAROGRANSEN
from kaja.styrning.rutinen import RUTINEN

_LAGEN, _REGISTRET = asdict(Installningar()), asdict(Registerinstallningar())
SEN = "sen_kalla_dagar_"
_JA_NEJ = (("nej", "Nej"), ("ja", "Ja"))


def _i_ord(namn: str, **ord_: str) -> tuple[tuple[str, str], ...]:
    """The values that the law knows, in its order, each with its words."""
    return tuple((varde, ord_[varde]) for varde in TILLATNA_VAL[namn])


def _sen(
    kalla: str,
    dagar: int,
    vad: str,
    rattsligt: str = "Ingen författning anger hur ofta: kommunen kommer överens med avsändaren.",
) -> Beskrivning:
    """When the senders of a source count as late."""
    return Beskrivning(
        f"{SEN}{kalla}",
        Grupp.DRIFTEN,
        dagar,
        f"{vad} är sena efter",
        "Har en avsändare inte rapporterat på så många dagar visas den som sen, med en påminnelse "
        "att skicka.",
        rattsligt,
        minst=1,
    )


_ALLA = (
    Beskrivning(
        "grundskola_efter_skolplikt",
        Grupp.LAGEN,
        _LAGEN["grundskola_efter_skolplikt"],
        "Går kvar i grundskolan efter skolplikten",
        "Gäller den som går kvar i grundskola, anpassad grundskola eller specialskola när "
        "skolplikten är över.",
        "Ordagrant är skolplikten fullgjord, och den unge omfattas (29 kap. 9 § första stycket 2 "
        "skollagen). Lagens syfte talar emot: den unge går i skolan med rätt att slutföra den "
        "(7 kap. 15 §). Ingen källa avgör. Förvalet är att en människa frågar skolan.",
        _i_ord(
            "grundskola_efter_skolplikt",
            oklart="Oklart: en människa frågar",
            uppfyllt="Skolplikten är fullgjord",
            inte_uppfyllt="Räknas som skolplikt",
        ),
        skolformer=frozenset({"GR", "GRS", "SP"}),
    ),
    Beskrivning(
        "komvux_gymnasial",
        Grupp.LAGEN,
        _LAGEN["komvux_gymnasial"],
        "Komvux på gymnasial nivå",
        "Om den som läser på komvux på gymnasial nivå går i utbildning.",
        "Lagen säger ”gymnasieskola, anpassad gymnasieskola eller motsvarande utbildning” (29 kap. "
        "9 § första stycket 3) och nämner inte komvux. Kommuner läser det som motsvarande "
        "utbildning så länge studierna pågår. Förvalet är den läsningen.",
        _i_ord("komvux_gymnasial", raknas="Räknas", raknas_inte="Räknas inte"),
        skolformer=frozenset({"KOMVUX_GY"}),
    ),
    Beskrivning(
        "folkhogskola",
        Grupp.LAGEN,
        _LAGEN["folkhogskola"],
        "Folkhögskola",
        "Om den som läser på folkhögskola går i utbildning.",
        "Skolverket nämner folkhögskolans allmänna kurs som exempel på en individuell åtgärd, och "
        "då omfattas den unge medan kursen pågår. Några kommuner läser kursen som motsvarande "
        "utbildning. Förvalet följer Skolverket.",
        _i_ord("folkhogskola", raknas_inte="Räknas inte", raknas="Räknas"),
        skolformer=frozenset({"FHS"}),
    ),
    Beskrivning(
        "bevis_vantan_dagar",
        Grupp.LAGEN,
        _LAGEN["bevis_vantan_dagar"],
        "Väntan på bevis",
        "Hur länge efter sista skoldagen ett examensbevis eller gymnasiebevis kan dröja. Så långt "
        "måste källan till bevisen ha rapporterat innan avsaknad av bevis är ett svar.",
        "Lagen frågar om den unge har en gymnasieexamen (29 kap. 9 § första stycket 4 och 5), inte "
        "när beviset skrevs in. Ingen författning anger antalet dagar: det är kommunens val.",
    ),
    Beskrivning(
        "elever_farskhet_dagar",
        Grupp.LAGEN,
        _LAGEN["elever_farskhet_dagar"],
        "Så gamla får uppgifterna om elever vara",
        "Har källan inte rapporterat närmare dagen än så är det oklart om en ungdom utan känd "
        "utbildning går i skolan. 0 betyder ända till dagen själv.",
        "Kommunen ska löpande under året hålla sig informerad (29 kap. 9 § första stycket). Ingen "
        "författning anger antalet dagar: det är kommunens val.",
    ),
    Beskrivning(
        "start_inom_dagar",
        Grupp.REGISTRET,
        _REGISTRET["start_inom_dagar"],
        "Vänta med att öppna när en start är nära",
        "Den som omfattas men är antagen och börjar inom så många dagar får läget väntar på start "
        "i stället för en öppen registerpost.",
        "Den som är antagen men inte har börjat omfattas till första dagen: lagen säger ”genomför "
        "eller har genomfört”. Bara registret väntar, och en uppgift skapas om starten passerar.",
    ),
    Beskrivning(
        "uppehall_dagar",
        Grupp.REGISTRET,
        _REGISTRET["uppehall_dagar"],
        "Kort uppehåll mellan två inskrivningar",
        "Ett glapp på högst så många dagar mellan två inskrivningar öppnar ingen registerpost.",
        "Byte av skola ger ofta några dagar utan inskrivning. Ingen författning anger antalet "
        "dagar: det är kommunens val.",
    ),
    *RUTINEN,
    *FRANVAROGRANSEN,
    Beskrivning(
        "inkorg_laser_in",
        Grupp.DRIFTEN,
        "nej",
        "Läs in filer ur inkorgen utan att fråga",
        "Ja: en fil i den bevakade mappen läses in om den är utan problem, inte avslutar ovanligt "
        "många och har någon som är känd här. Nej: den tas emot och väntar på att någon godkänner "
        "den.",
        "Kommunen ansvarar för att uppgifterna är riktiga (artikel 5.1 d i dataskyddsförordningen)."
        " En inläst fil kan alltid tas tillbaka.",
        _JA_NEJ,
    ),
    Beskrivning(
        "ravaror_dagar",
        Grupp.DRIFTEN,
        400,
        "Så länge sparas mottagna filer",
        "Efter så många dagar tas filen och dess rader bort. Uppgifterna i registret, med filens "
        "namn och rad, blir kvar.",
        "Uppgifter ska gallras när de inte längre behövs (7 § förordning (2006:39)). Förvalet "
        "räcker ett läsår och en månad, så att ett år kan läsas om.",
        minst=30,
    ),
    _sen(
        "elever",
        14,
        "Uppgifter om elever",
        "Skolor med annan huvudman än hemkommunen ska snarast meddela när en elev börjar eller "
        "slutar (15 kap. 15 § och 18 kap. 15 § skollagen). För andra finns ingen tid i lagen.",
    ),
    _sen("bevis", 45, "Uppgifter om bevis"),
    _sen("folkbokforing", 31, "Uppgifter ur folkbokföringen"),
)

KATALOG: dict[str, Beskrivning] = {b.namn: b for b in _ALLA}
