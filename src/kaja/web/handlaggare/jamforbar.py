"""A form that can be shown side by side. By itself: together with what shows it, the types of the
class cannot be worked out."""

from __future__ import annotations

from django import forms


class Jamforbar(forms.Form):
    """A form whose content can be shown side by side."""

    def etikett(self, namn: str) -> str:
        """What a field is called where it stands by itself."""
        return str(self[namn].label)
