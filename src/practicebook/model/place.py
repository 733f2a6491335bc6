"""The fifteen counties of Estonia by their EHAK codes.

Source: Eesti haldus- ja asustusjaotuse klassifikaator (EHAK), Statistics Estonia; codes are four digits
and are written as quoted strings, since YAML 1.1 reads an unquoted 0037 as the octal number 31.
"""

from enum import StrEnum


class CountyType(StrEnum):
    """Counties by what a practice meets there: the capital, another large town, islands, small towns and villages."""

    CAPITAL = "capital"
    TOWN = "town"
    ISLANDS = "islands"
    RURAL = "rural"


class County(StrEnum):
    """A county; the value is its EHAK code."""

    HARJU = "0037"
    HIIU = "0039"
    IDA_VIRU = "0045"
    JOGEVA = "0050"
    JARVA = "0052"
    LAANE = "0056"
    LAANE_VIRU = "0060"
    POLVA = "0064"
    PARNU = "0068"
    RAPLA = "0071"
    SAARE = "0074"
    TARTU = "0079"
    VALGA = "0081"
    VILJANDI = "0084"
    VORU = "0087"

    @property
    def type(self) -> CountyType:
        """What a practice meets there: the capital, another large town (Tartu, Pärnu, Narva), islands, or neither."""
        match self:
            case County.HARJU:
                return CountyType.CAPITAL
            case County.TARTU | County.PARNU | County.IDA_VIRU:
                return CountyType.TOWN
            case County.HIIU | County.SAARE:
                return CountyType.ISLANDS
            case _:
                return CountyType.RURAL
