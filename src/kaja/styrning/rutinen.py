"""What a municipality can choose of its routine: how often, and in what way, youths are contacted.

Skolverket's general advice asks for such a routine. No statute gives the days: the defaults are
`regler.uppfoljning`'s, and there is no other list of them.
"""

from __future__ import annotations

from kaja.regler.uppfoljning import Rutin
from kaja.styrning.beskrivning import Beskrivning, Grupp

_FORVAL = Rutin()
_FRITT = (
    "Kommunen ska löpande under året hålla sig informerad och erbjuda åtgärder (29 kap. 9 § "
    "skollagen). Ingen författning anger antalet dagar: det är kommunens rutin."
)


def _dagar(namn: str, etikett: str, forklaring: str, rattsligt: str = _FRITT) -> Beskrivning:
    forval = int(getattr(_FORVAL, namn))
    enhet = ("arbetsdag", "arbetsdagar") if namn.endswith("_arbetsdagar") else ("dag", "dagar")
    return Beskrivning(
        namn, Grupp.RUTINEN, forval, etikett, forklaring, rattsligt, minst=1, enhet=enhet
    )


_I_DAGAR = (
    _dagar(
        "verifiera_arbetsdagar",
        "Kontrollera den som är ny inom",
        "Arbetsdagar från att någon kommer in i registret tills någon har kontrollerat att det "
        "stämmer.",
    ),
    _dagar(
        "forsta_kontakt_arbetsdagar",
        "Första kontakten inom",
        "Arbetsdagar från kontrollen till det första försöket.",
    ),
    _dagar(
        "forsta_kontakt_under_18_arbetsdagar",
        "Första kontakten inom, under 18 år",
        "Arbetsdagar från kontrollen till det första försöket med den som är under 18.",
    ),
    _dagar(
        "skolanmalan_arbetsdagar",
        "Handlägg skolans anmälan inom",
        "Arbetsdagar från att en skola har anmält att en elev börjat, slutat eller varit mycket "
        "frånvarande. En ändring gäller anmälningar som kommer in efter den.",
        "Huvudmannen ska anmäla snarast (15 kap. 15 § och 18 kap. 15 § skollagen). Ingen "
        "författning anger hur fort kommunen ska handlägga anmälan: det är kommunens rutin.",
    ),
    _dagar(
        "kartlaggning_dagar",
        "Kartläggning inom",
        "Dagar från att den unge har nåtts till mötet där ni kartlägger vad den unge vill.",
    ),
    _dagar(
        "plan_dagar",
        "Planen klar inom",
        "Dagar från kartläggningen till den individuella planen.",
    ),
    _dagar(
        "uppfoljning_dagar",
        "Följ upp plan och åtgärder var",
        "Dagar mellan uppföljningarna, när planen inte säger något annat.",
        "Dokumentationen ska ange tider för uppföljning och utvärdering, och ska revideras när "
        "insatserna ändras (Skolverkets allmänna råd).",
    ),
    _dagar(
        "praktik_dagar",
        "Första uppföljningen av praktik efter",
        "Dagar från att en praktik börjar till den första uppföljningen.",
    ),
    _dagar(
        "atgard_slutar_dagar",
        "Påminn innan en åtgärd slutar",
        "Så många dagar innan en åtgärd slutar frågas vad som kommer efter.",
    ),
    _dagar(
        "sysselsatt_dagar",
        "Hör av er till den som är sysselsatt var",
        "Dagar mellan kontakterna med den som arbetar, studerar eller gör praktik på annat sätt.",
    ),
)
RUTINENS_DAGAR = tuple(b.namn for b in _I_DAGAR)
RUTINEN = (
    *_I_DAGAR,
    Beskrivning(
        "vardnadshavare",
        Grupp.RUTINEN,
        "nej",
        "Kontakta vårdnadshavare till den som är under 18",
        "Ja: trappan har ett steg där vårdnadshavaren kontaktas, och kontakter med "
        "vårdnadshavare kan antecknas. Aldrig för den som har fyllt 18.",
        "4 § förordningen (2006:39) räknar upp vad registret får innehålla om den unge; "
        "vårdnadshavare nämns inte. Från 16 år för den unge själv sin talan (29 kap. 12 § "
        "skollagen). Förvalet är nej: låt kommunens jurist pröva frågan först.",
        (("nej", "Nej"), ("ja", "Ja")),
    ),
)
