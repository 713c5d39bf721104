"""The addresses of letters, text messages and e-mail: a batch, what became of it, and the texts."""

from __future__ import annotations

from django.urls import path

from kaja.web.handlaggare import (
    brev,
    brev_avgor,
    brev_avsandare,
    brev_fil,
    brev_nytt,
    brev_text,
    brev_texter,
)

brevsidor = [
    path("brev", brev.utskicken, name="utskick"),
    path("brev/ny", brev_nytt.nytt, name="utskick_nytt"),
    path("brev/ny/forsta", brev_fil.forsta, name="utskick_forsta"),
    path("brev/utkorg", brev.utkorg, name="utkorg"),
    path("brev/nej", brev_avgor.nej, name="utskick_nej"),
    path("brev/avsandare", brev_avsandare.avsandare, name="brevavsandare"),
    path("brev/texter", brev_texter.texter, name="brevtexter"),
    path("brev/texter/<slug:val>", brev_text.text, name="brevtext"),
    path("brev/texter/<slug:val>/word", brev_text.word, name="brevtext_word"),
    path("brev/texter/<slug:val>/ater", brev_text.ater, name="brevtext_ater"),
    path("brev/meddelande/<int:pk>", brev_avgor.avgor, name="utskick_avgor"),
    path("brev/<int:pk>", brev.utskicket, name="utskick_ett"),
    path("brev/<int:pk>/fil/<int:nr>", brev_fil.fil, name="utskick_fil"),
    path("brev/<int:pk>/postat", brev_avgor.postat, name="utskick_postat"),
    path("brev/<int:pk>/stoppa", brev_avgor.stoppa, name="utskick_stoppa"),
]
