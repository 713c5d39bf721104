"""Where an SS 12000 server is, and the key to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import urlsplit

FEL_ADRESS = (
    "Adressen går inte att använda. Skriv den som https://skola.example/v2.0, utan frågetecken "
    "och utan lösenord."
)
_INTE_KRYPTERAD = "Adressen måste börja med https: annars går uppgifterna okrypterade över nätet."
_FEL_NYCKEL = (
    "Nyckeln är tom eller har tecken som inte kan skickas. Kopiera den en gång till, utan radbyten."
)


class Hamtfel(ValueError):
    """The pages could not be fetched. The message is for people, in Swedish, and has no key."""


@dataclass(frozen=True)
class Anslutning:
    """`adress` is what comes before `/persons`; `nyckel` the Bearer token, which is never shown.

    `tidsgrans` is how long the server may be silent, `svarstid` how long one answer may take, in
    seconds. `storst` is the largest page in bytes, `forsok` how often each page is asked for.
    """

    adress: str
    nyckel: str = field(repr=False)
    poster_per_sida: int = 100
    tidsgrans: float = 30
    svarstid: float = 180
    storst: int = 64 << 20
    forsok: int = 5

    def url(self, vag: str) -> str:
        return f"{self.adress.rstrip('/')}/{vag}"

    @property
    def lokal(self) -> bool:
        """Whether the server is on this machine."""
        vard = urlsplit(self.adress).hostname or ""
        try:
            return vard == "localhost" or ip_address(vard).is_loopback
        except ValueError:
            return False

    @property
    def krypterad(self) -> bool:
        return urlsplit(self.adress).scheme == "https"

    def kontrollera(self) -> None:
        """Raises Hamtfel when nothing should be sent to the address, or the key cannot be sent."""
        try:
            delar = urlsplit(self.adress)
            brukbar = bool(delar.hostname) and delar.port != 0
        except ValueError as fel:
            raise Hamtfel(FEL_ADRESS) from fel
        if not brukbar or self.adress.split() != [self.adress]:
            raise Hamtfel(FEL_ADRESS)
        if delar.username or delar.password or delar.query or delar.fragment:
            raise Hamtfel(FEL_ADRESS)
        if delar.scheme not in {"http", "https"}:
            raise Hamtfel(FEL_ADRESS)
        if not self.krypterad and not self.lokal:
            raise Hamtfel(_INTE_KRYPTERAD)
        if not self.nyckel or not all("!" <= tecken <= "~" for tecken in self.nyckel):
            raise Hamtfel(_FEL_NYCKEL)
