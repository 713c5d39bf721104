"""Two who do the same in a page: one with the mouse, and one who has none."""

from __future__ import annotations

from typing import Protocol

from playwright.sync_api import Locator, Page

LANGST = 400  # so many presses of Tab at the most


class Hand(Protocol):
    """Presses, writes and chooses."""

    def tryck(self, vad: Locator) -> None:
        """Press a button, a link or a box."""

    def skriv(self, falt: Locator, text: str) -> None:
        """Write this in a field, in place of what is there."""

    def valj(self, falt: Locator, val: str) -> None:
        """Choose what is called this."""


class Mus:
    """Points and clicks."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def tryck(self, vad: Locator) -> None:
        vad.click()

    def skriv(self, falt: Locator, text: str) -> None:
        falt.click(click_count=3)
        self.page.keyboard.type(text)

    def valj(self, falt: Locator, val: str) -> None:
        falt.select_option(label=val)


class Tangentbord:
    """Goes with Tab from where one is, until one is there; nothing is reached in another way."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def tryck(self, vad: Locator) -> None:
        self._ga_till(vad)
        kryss = vad.evaluate("e => e.type === 'checkbox'")
        self.page.keyboard.press("Space" if kryss else "Enter")

    def skriv(self, falt: Locator, text: str) -> None:
        self._ga_till(falt)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def valj(self, falt: Locator, val: str) -> None:
        self._ga_till(falt)
        self.page.keyboard.press("Home")
        for _ in falt.locator("option").all():
            if falt.evaluate("e => e.selectedOptions[0].label") == val:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{val} finns inte att välja")

    def _ga_till(self, vad: Locator) -> None:
        vad.wait_for()
        for _ in range(LANGST):
            if vad.evaluate("e => e === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab når inte {vad}")
