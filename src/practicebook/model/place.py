"""The fifteen counties of Estonia by their EHAK codes.

Source: Eesti haldus- ja asustusjaotuse klassifikaator (EHAK), Statistics Estonia; codes are four digits
and are written as quoted strings, since YAML 1.1 reads an unquoted 0037 as the octal number 31.
"""

from enum import StrEnum


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
