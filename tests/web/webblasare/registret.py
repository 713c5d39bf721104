"""Someone about whom the municipality has decided, and one answer has been noted."""

from __future__ import annotations

from datetime import date, timedelta

from kaja.access.models import User
from kaja.flows.beslut import Nytt, besluta
from kaja.flows.svar import Bevis, svara
from kaja.register.models import Bedomning, Beslutsskal, Beslutsslag, Utfall
from kaja.underlag.models import Uppgiftslamnare
from tests.web.varld import DAG, MORGON


def bygg_registret(user: User) -> int:
    """Make them, for the youngest who is covered; gives the person's id."""
    rader = Bedomning.objects.filter(ersatt=None, utfall=Utfall.OMFATTAS, person__skydd="")
    person = rader.select_related("person__kommun").latest("person__fodd", "pk").person
    svara(
        person=person,
        svar=Bevis("studiebevis", date(2026, 6, 10)),
        uppgiven_av=Uppgiftslamnare.HANDLING,
        user=user,
        dag=DAG,
        tid=MORGON + timedelta(minutes=50),
    )
    nytt = Nytt(
        Beslutsslag.FELAKTIGT_REGISTRERAD, Beslutsskal.STUDERAR, date(2026, 11, 2), "KS 2026/123"
    )
    besluta(person=person, nytt=nytt, user=user, dag=DAG, tid=MORGON + timedelta(minutes=55))
    return person.pk
