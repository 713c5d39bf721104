"""What does not hold of an åtgärd that is to be saved: by the rules as a whole, and beside the
others in the municipality."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kaja.insatser.models.atgard import Atgard
from kaja.insatser.queries.atgardskatalog import katalogen
from kaja.insatser.queries.plats import upptagna
from kaja.regler.atgarder import Brist, Slag, brister


class AtgardsfelError(ValueError):
    """It cannot be noted like this. `brister` tells what does not hold, field by field; the
    message is all of it, in Swedish."""

    def __init__(self, *brister: Brist) -> None:
        super().__init__(" ".join(brist.mening for brist in brister))
        self.brister = brister


def check(atgard: Atgard, dag: date) -> None:
    """AtgardsfelError when the åtgärd cannot be saved as it is: by the rules on `dag`, because it
    is noted already, or because there is no free place. The caller holds the municipality's row."""
    slag = katalogen(atgard.kommun_id).slag(atgard.slag, dag)
    fel = brister(atgard.forlopp, dag) or (*_redan(atgard), *_platsen(atgard, slag))
    if fel:
        raise AtgardsfelError(*fel)


def check_follow_up(atgard: Atgard, dag: date, nasta: date | None, i_dag: date) -> None:
    """AtgardsfelError when the åtgärd cannot have been followed up on `dag`, or be so next."""
    if atgard.fran is None or dag < atgard.fran:
        raise AtgardsfelError(Brist("dag", "Uppföljd: åtgärden hade inte börjat den dagen."))
    if dag > i_dag:
        raise AtgardsfelError(
            Brist("dag", f"Uppföljd: {dag} har inte varit än. Välj {i_dag} eller tidigare.")
        )
    if nasta is not None and nasta <= dag:
        raise AtgardsfelError(Brist("nasta", f"Nästa uppföljning: välj en dag efter {dag}."))


def _redan(atgard: Atgard) -> Iterator[Brist]:
    samma = Atgard.objects.filter(
        person=atgard.person_id, slag=atgard.slag, erbjuden=atgard.erbjuden, ersatt__isnull=True
    )
    if samma.exclude(pk=atgard.pk).exists():
        mening = "Erbjuden: åtgärden är redan antecknad den dagen. Öppna den och ändra där."
        yield Brist("erbjuden", mening)


def _platsen(atgard: Atgard, slag: Slag) -> Iterator[Brist]:
    """No more than there are places for; who already has the place keeps it."""
    hos, sparat = atgard.arbetsgivare, Atgard.objects.filter(pk=atgard.pk)
    if hos and not slag.praktik and not sparat.filter(arbetsgivare=hos).exists():
        yield Brist("arbetsgivare", f"Arbetsgivare: {slag.namn} har ingen. Ta bort den.")
    if not atgard.forlopp.tar_plats:
        return
    har = upptagna(atgard.kommun_id).filter(koar_sedan__isnull=True)
    tagna = har.exclude(pk=atgard.pk)
    fore = har.filter(pk=atgard.pk).values_list("slag", "arbetsgivare_id").first() or (None, None)
    if hos and hos.pk != fore[1] and tagna.filter(arbetsgivare=hos).count() >= hos.platser:
        yield _fullt("arbetsgivare", hos.namn, hos.platser)
    antal, samma = slag.platser, tagna.filter(slag=slag.nyckel)
    if antal is not None and slag.nyckel != fore[0] and samma.count() >= antal:
        yield _fullt("slag", slag.namn, antal)


def _fullt(falt: str, namn: str, platser: int) -> Brist:
    hur = "den enda platsen är tagen" if platser == 1 else f"alla {platser} platser är tagna"
    hur = hur if platser else "det finns inga platser"
    return Brist(falt, f"{namn}: {hur}. Ställ i kö, eller välj en annan.")
