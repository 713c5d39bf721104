"""The life courses: one small function per kind of life, and `LIVSBANOR`, their shares.

Shares are parts of a thousand of a birth cohort, roughly as in a Swedish municipality of this size.
"""

from __future__ import annotations

from collections.abc import Callable

from kaja.exempel.liv import Liv
from kaja.exempel.livsbanor import avbrott, gymnasiet, nyanlanda, skolplikten

LIVSBANOR: dict[Callable[[Liv], None], int] = {
    gymnasiet.examen: 550,
    gymnasiet.studiebevis: 70,
    gymnasiet.bevis_saknas: 5,
    avbrott.byter_skola: 50,
    gymnasiet.byter_program: 30,
    gymnasiet.fjarde_ar: 8,
    avbrott.avbrott_host: 31,
    avbrott.avbrott_efter_jul: 23,
    avbrott.avbrott_utan_datum: 5,
    avbrott.avbrott_och_omstart: 30,
    avbrott.slutat_utan_uppgift: 6,
    avbrott.mellan_skolor: 3,
    avbrott.vantar_till_januari: 5,
    avbrott.avbrott_till_komvux: 8,
    avbrott.avbrott_till_folkhogskola: 7,
    gymnasiet.studiebevis_till_komvux: 8,
    gymnasiet.introduktion_till_program: 40,
    gymnasiet.introduktion: 22,
    avbrott.introduktion_avbrott: 10,
    nyanlanda.invandrad_som_barn: 15,
    nyanlanda.nyanland_ims: 9,
    nyanlanda.nyanland_sfi: 5,
    nyanlanda.nyanland_utan_studier: 3,
    nyanlanda.utlandsk_examen: 2,
    skolplikten.borjade_inte: 8,
    skolplikten.kvar_i_grundskolan: 14,
    skolplikten.forlangd_skolplikt: 3,
    skolplikten.skolplikt_i_fortid: 2,
    skolplikten.specialskola: 2,
    gymnasiet.anpassad_gymnasieskola: 14,
    avbrott.anpassad_avbrott: 2,
    gymnasiet.ib: 10,
}
