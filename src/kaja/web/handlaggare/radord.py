"""What a row of a file says, in a few words."""

from __future__ import annotations

from datetime import date, timedelta
from functools import singledispatch

from django.utils.text import capfirst

from kaja import regler
from kaja.intake.sources.bevis import BevisRad
from kaja.intake.sources.elever import ElevRad
from kaja.intake.sources.folkbokforing import FolkbokforingRad
from kaja.intake.sources.kaa_lista import KaaRad
from kaja.register.kvitto import kommun_i_ord
from kaja.regler.skollagen_29_9 import skolformer
from kaja.web.handlaggare.fakta import AVREGISTRERING, BEVIS


@singledispatch
def i_filen(post: object) -> str:
    """ "Gymnasieskola NA, från 2025-08-18"."""
    raise TypeError(type(post).__name__)


@i_filen.register
def _elev(post: ElevRad) -> str:
    studie = regler.Studie(post.skolform, post.fran, studievag=post.studievag)
    namn = " ".join(filter(None, (skolformer.namn(studie), post.studievag)))
    avbrott = ", avbrott" if post.avbrott else ""
    return f"{capfirst(namn)}, {_period(post.fran, post.till)}{avbrott}"


@i_filen.register
def _bevis(post: BevisRad) -> str:
    return f"{BEVIS.get(post.typ, post.typ)} {post.datum}"


@i_filen.register
def _folkbokford(post: FolkbokforingRad) -> str:
    period = _period(post.i_kommunen_fran, post.i_kommunen_till)
    av = f", {AVREGISTRERING[post.avregistrering]}" if post.avregistrering else ""
    return f"{kommun_i_ord(post.kommunkod)}{f', {period}' if period else ''}{av}"


@i_filen.register
def _listad(post: KaaRad) -> str:
    fran = f"Registrerad {post.registrerad}" if post.registrerad else "Registrerad"
    return f"{fran}, avslutad {post.avslutad}" if post.avslutad else fran


def _period(fran: date | None, till: date | None) -> str:
    """A period with its last day, as people say it."""
    sist = f"till och med {till - timedelta(days=1)}" if till else ""
    return " ".join(filter(None, (f"från {fran}" if fran else "", sist)))
