"""The calendar feed: when there is something to do, never with whom.

A calendar program cannot log in. The address itself is the key: random, stored as a hash, made and
closed by its user. It opens nothing but times and numbers.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kaja.access.queries import may
from kaja.access.vyer import Begaran, kraver, oppen
from kaja.insatser.actions import new_calendar_key, revoke_calendar_key
from kaja.insatser.queries import Kalenderpost, calendar_of, has_calendar, owner_of_key
from kaja.web.klocka import i_dag, nu
from kaja.web.komponenter.text import antal

if TYPE_CHECKING:
    from icalendar import Event

EN_TIMME = timedelta(hours=1)


@kraver("uppgift.gora")
def adress(request: Begaran) -> HttpResponse:
    """Make the feed's address, which is shown once, or close it."""
    visa = ""
    if request.method == "POST" and "stang" in request.POST:
        revoke_calendar_key(kommun=request.kommun, user=request.user, tid=nu())
        messages.success(request, "Kalendern är stängd. Den gamla adressen svarar inte längre.")
        return redirect("kalender")
    if request.method == "POST":
        nyckel = secrets.token_urlsafe(32)
        new_calendar_key(kommun=request.kommun, user=request.user, nyckel=nyckel, tid=nu())
        visa = request.build_absolute_uri(reverse("kalender_flode", args=[nyckel]))
    finns = has_calendar(request.kommun, request.user)
    return render(request, "handlaggare/kalender.html", {"adress": visa, "finns": finns})


@oppen("Kalenderprogram kan inte logga in: adressen är nyckeln, och visar inga personuppgifter.")
def flode(request: HttpRequest, nyckel: str) -> HttpResponse:
    """The feed of the one whose key it is, for as long as she may work with youths there."""
    from icalendar import Calendar  # a quarter of a second: only those who ask for it wait

    agare = owner_of_key(nyckel)
    if agare is None or not may(agare.user, "uppgift.gora", agare.kommun):
        raise Http404
    kalender = Calendar()
    kalender.add("prodid", "-//Kaja//SV")
    kalender.add("version", "2.0")
    kalender.add("x-wr-calname", "Kaja")
    lank = request.build_absolute_uri(reverse("att_gora"))
    for post in calendar_of(agare.kommun, agare.user, i_dag()):
        kalender.add_component(_handelse(post, lank))
    svar = HttpResponse(kalender.to_ical(), content_type="text/calendar; charset=utf-8")
    svar["Cache-Control"] = "private, max-age=900"
    return svar


def _handelse(post: Kalenderpost, lank: str) -> Event:
    from icalendar import Event

    handelse = Event()
    handelse.add("uid", f"{post.id}@kaja")
    handelse.add("dtstamp", nu())
    handelse.add("dtstart", post.borjar)
    if isinstance(post.borjar, datetime):
        handelse.add("dtend", post.borjar + EN_TIMME)
        handelse.add("summary", "Möte")
    else:
        handelse.add("summary", f"Kaja: {antal(post.antal, 'sak', 'saker')} att göra")
        handelse.add("transp", "TRANSPARENT")
    handelse.add("url", lank)
    return handelse
