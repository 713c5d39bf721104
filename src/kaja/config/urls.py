"""The root of the URLs. Every view says who may open it: `kraver` or `oppen` (kaja.access.vyer)."""

from __future__ import annotations

from django.urls import include, path

from kaja.config import vyer

urlpatterns = [
    path("halsa", vyer.halsa, name="halsa"),
    path("konto/", include("allauth.urls")),
    path("", include("kaja.web.handlaggare.urls")),
]

handler400 = vyer.fel_400
handler403 = vyer.fel_403
handler404 = vyer.fel_404
handler500 = vyer.fel_500
