"""`kaja bedom` för stora filer: hela kolumner i stället för en rad och en person i taget.

1. `fakta` läser filerna till tabeller med ett faktum per rad; `vems` säger om vem.
2. `likhet` för samman dem som lagen inte kan skilja åt annat än på vilka dagar det handlar om;
   `dagar` ordnar varje persons dagar.
3. `svar` frågar lagen om en person i varje grupp och sätter in vars och ens dagar i svaret.

Lagen är densamma, och svaren är till sista byten desamma som på den andra vägen.
"""

from __future__ import annotations

from collections import Counter

from kaja.flows.filunderlag import Filer, Lasning
from kaja.flows.kolumnvis.fakta import las_kolumner
from kaja.flows.kolumnvis.likhet import i_grupper
from kaja.flows.kolumnvis.svar import svara
from kaja.regler import Fraga, Malgrupp, Tackning


def bedom_kolumnvis(
    filer: Filer, lasning: Lasning, fraga: Fraga, tackning: Tackning
) -> tuple[Counter[Malgrupp], set[str], list[str]]:
    """Antal per utfall, kommunerna i filen, och svarsraderna i personnummerordning.

    `fraga` och `tackning` ska gå att ordna (`kaja.regler.dagordning`). TableError när en fil inte
    går att använda.
    """
    fakta = las_kolumner(filer, lasning)
    antal, rader = svara(fakta, i_grupper(fakta, fraga, tackning), fraga, tackning)
    return antal, fakta.kommuner(), rader
