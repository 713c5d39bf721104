"""The addresses of letters, text messages and e-mail: a batch, what became of it, and the texts."""

from __future__ import annotations

from django.urls import path

from kaja.web.handlaggare.sidor import sida

brevsidor = [
    path("brev", sida("brev.utskicken"), name="utskick"),
    path("brev/ny", sida("brev_nytt.nytt"), name="utskick_nytt"),
    path("brev/ny/forsta", sida("brev_fil.forsta"), name="utskick_forsta"),
    path("brev/utkorg", sida("brev.utkorg"), name="utkorg"),
    path("brev/nej", sida("brev_avgor.nej"), name="utskick_nej"),
    path("brev/avsandare", sida("brev_avsandare.avsandare"), name="brevavsandare"),
    path("brev/texter", sida("brev_texter.texter"), name="brevtexter"),
    path("brev/texter/<slug:val>", sida("brev_text.text"), name="brevtext"),
    path("brev/texter/<slug:val>/word", sida("brev_text.word"), name="brevtext_word"),
    path("brev/texter/<slug:val>/ater", sida("brev_text.ater"), name="brevtext_ater"),
    path("brev/meddelande/<int:pk>", sida("brev_avgor.avgor"), name="utskick_avgor"),
    path("brev/<int:pk>", sida("brev.utskicket"), name="utskick_ett"),
    path("brev/<int:pk>/fil/<int:nr>", sida("brev_fil.fil"), name="utskick_fil"),
    path("brev/<int:pk>/postat", sida("brev_avgor.postat"), name="utskick_postat"),
    path("brev/<int:pk>/stoppa", sida("brev_avgor.stoppa"), name="utskick_stoppa"),
]
