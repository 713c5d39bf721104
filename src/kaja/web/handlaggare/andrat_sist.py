"""What has changed since one last looked, in a sentence, for the one who comes in."""

from __future__ import annotations

from collections import Counter

from kaja.access.models import Kommun, User
from kaja.flows.andrat_skydd import skydd_i_urvalet, skyddsandringar
from kaja.register.andringar import andringar, count
from kaja.register.andringsslag import Slag
from kaja.register.kvittenser import last_looked
from kaja.register.models import Bedomning
from kaja.web.komponenter.text import tal

ORD = {
    Slag.NY: ("ny", "nya"),
    Slag.BORTA: ("borta", "borta"),
    Slag.ANDRAD: ("ändrad", "ändrade"),
    Slag.VANDE: ("fram och tillbaka", "fram och tillbaka"),
}


def sedan_sist(user: User, kommun: Kommun) -> str:
    """ "12 nya, 3 borta och 5 ändrade sedan du sist tittade." Empty when nothing is; who has never
    looked is not made to wait for the counting of all."""
    sett = last_looked(kommun, user)
    if sett is None:
        nagot = Bedomning.objects.filter(kommun=kommun).exists()
        return "Du har inte gått igenom ändringarna än." if nagot else ""
    skydd = skydd_i_urvalet(kommun, skyddsandringar(kommun, sett))
    antal: Counter[str] = Counter()
    for grupp, n in count(andringar(user, kommun, sett, skydd)).items():
        antal[grupp.slag] += 0 if grupp.kvitterad else n
    delar = [f"{tal(antal[en])} {ORD[en][antal[en] > 1]}" for en in Slag if antal[en]]
    if not delar:
        return ""
    *forst, sist = delar
    return f"{', '.join(forst)}{' och ' if forst else ''}{sist} sedan du sist tittade."
