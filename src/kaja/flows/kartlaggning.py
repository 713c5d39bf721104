"""A mapping is saved: what the youth does now is stated, and the next step worked out again."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from kaja.access.models import User
from kaja.flows.dagens_arbete import folj
from kaja.insatser.actions import (
    Kartlagt,
    NySysselsattning,
    locked,
    save_mapping,
    state_occupation,
)
from kaja.insatser.models import (
    Kartlaggning,
    Sysselsattning,
    Sysselsattningstid,
    Sysselsattningsval,
)
from kaja.insatser.queries import mapping_of, occupations_of
from kaja.ungdom.models import Person


def spara(
    *,
    person: Person,
    kartlagt: Kartlagt,
    gor_nu: str,
    pa_version: int,
    dag: date,
    user: User,
    tid: datetime,
) -> Kartlaggning:
    """Save a version on top of `pa_version`; `gor_nu` is a Sysselsattningsval, or empty when it was
    not told. AndratUnderTidenError and KartlaggningsfelError: nothing was saved."""
    with transaction.atomic():
        locked(person.kommun, [person.pk])
        sagt = _sysselsattning(person, gor_nu, kartlagt.dag, user, tid)
        row = save_mapping(
            kommun=person.kommun,
            person=person.pk,
            kartlagt=kartlagt._replace(sysselsattning=sagt.pk if sagt else None),
            pa_version=pa_version,
            dag=dag,
            user=user,
            tid=tid,
        )
        folj(kommun=person.kommun, personer=[person.pk], dag=dag, tid=tid)
    return row


def _sysselsattning(
    person: Person, gor_nu: str, sagd: date, user: User, tid: datetime
) -> Sysselsattning | None:
    """The statement of what the youth does: the one there is, if it says the same as late, or a new
    one. What was told later by someone else still holds."""
    if not gor_nu:
        return None
    before = mapping_of(person)
    fore = before.sysselsattning if before and before.dag == sagd else None
    if fore and fore.slag == gor_nu:
        return fore
    nu = occupations_of(person).filter(nar=Sysselsattningstid.NU, ersatt__isnull=True).first()
    if nu and nu.slag == gor_nu and nu.sagd >= sagd:
        return nu
    sent = nu is not None and nu.sagd > sagd
    ny = NySysselsattning(
        person=person.pk,
        slag=Sysselsattningsval(gor_nu),
        sagd=sagd,
        nar=Sysselsattningstid.TIDIGARE if sent else Sysselsattningstid.NU,
    )
    return state_occupation(kommun=person.kommun, nya=[ny], user=user, tid=tid)[0]
