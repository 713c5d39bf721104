"""A ready text to a sender that is late. It names the sender and the days, never a person."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import quote

from kaja.web.handlaggare.kallor import Avsandare, Kalla
from kaja.web.komponenter.text import datum_langt

VAD = {
    "elever": "vilka ungdomar under 20 år som är inskrivna hos er, med start- och slutdatum",
    "bevis": "utfärdade examensbevis, studiebevis och gymnasiebevis",
    "folkbokforing": "folkbokförda ungdomar mellan 15 och 20 år",
}


class Paminnelse(NamedTuple):
    """The letter, and a link that opens it in the mail program."""

    amne: str
    text: str

    @property
    def lank(self) -> str:
        return f"mailto:?subject={quote(self.amne)}&body={quote(self.text)}"


def paminnelse(kalla: Kalla, avsandare: Avsandare, kommun: str) -> Paminnelse:
    """The reminder to one sender."""
    hej = f"Hej {avsandare.namn}!" if avsandare.namn else "Hej!"
    senast = "Vi vet inte till och med vilken dag de senaste uppgifterna från er går"
    if avsandare.tom:
        gar = datum_langt(avsandare.tom)
        senast = f"De senaste uppgifterna vi har fått från er går till och med {gar}"
    return Paminnelse(
        f"Uppgifter till {kommun} för kommunens aktivitetsansvar",
        f"{hej}\n\n{senast}. Vi behöver nya om {VAD.get(kalla.id, kalla.namn.lower())}."
        "\n\nKommunen ska löpande hålla sig informerad om hur ungdomar under 20 år som inte går i "
        "gymnasieskolan är sysselsatta (29 kap. 9 § skollagen). Utan era uppgifter vet vi inte "
        "vilka det är.\n\nSkicka filen på samma sätt som förra gången. Skicka inga personuppgifter "
        f"i svar på det här meddelandet.\n\nMed vänlig hälsning\nKommunens aktivitetsansvar, "
        f"{kommun}",
    )
