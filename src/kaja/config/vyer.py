"""Health and the error pages (templates 400.html, 403.html, 404.html, 500.html)."""

from __future__ import annotations

from functools import partial

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template import TemplateDoesNotExist
from django.template.loader import render_to_string

from kaja.access.vyer import oppen

# Shown when the page itself cannot be drawn: plain text, so that nothing more can fail.
PLAIN = {
    400: "Webbläsaren skickade något som Kaja inte förstår. Gå tillbaka och försök igen.",
    403: "Du har inte behörighet till sidan.",
    404: "Sidan finns inte.",
    500: "Något gick fel hos oss. Försök igen om en stund.",
}


@oppen("Driften frågar om tjänsten lever; svaret innehåller inga uppgifter.")
def halsa(_request: HttpRequest) -> HttpResponse:
    """200 when the database answers, else 503."""
    try:
        connection.ensure_connection()
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "databasen svarar inte"}, status=503)
    return JsonResponse({"status": "ok"})


def _fel(
    status: int,
    request: HttpRequest,
    exception: Exception | None = None,
) -> HttpResponse:
    """The error page of a status. A 500 is drawn without request: the database may be gone."""
    try:
        page = render_to_string(f"{status}.html", {}, None if status == 500 else request)
    except TemplateDoesNotExist:
        return HttpResponse(PLAIN[status], status=status, content_type="text/plain; charset=utf-8")
    return HttpResponse(page, status=status)


fel_400, fel_403, fel_404, fel_500 = (partial(_fel, status) for status in PLAIN)
