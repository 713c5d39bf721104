"""Who writes the letters and the messages."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from kaja.access.vyer import Begaran, kraver
from kaja.utskick.actions.texter import (
    save_sender,
)
from kaja.utskick.queries import sender
from kaja.web.handlaggare.brev_form import Avsandarform
from kaja.web.klocka import nu


@kraver("utskick.texter")
def avsandare(request: Begaran) -> HttpResponse:
    """Who writes. Without it nothing can be sent."""
    nuvarande = sender(request.kommun)
    forval = {"kommunnamn": f"{request.kommun.namn} kommun", "epost": "", "sms_namn": "Kommunen"}
    form = Avsandarform(
        request.POST or None, instance=nuvarande, initial=None if nuvarande else forval
    )
    if request.method == "POST" and form.is_valid():
        save_sender(kommun=request.kommun, uppgifter=form.cleaned_data, user=request.user, tid=nu())
        messages.success(request, "Avsändaren är sparad. Den står i breven från och med nu.")
        return redirect("utskick")
    return render(
        request,
        "handlaggare/brevavsandare.html",
        {"avdelning": "utskick", "form": form, "nuvarande": nuvarande},
    )
