"""Render the templates of `overrides/pages/`: every value is escaped unless the views made it safe."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from practicebook.messages import number, text
from practicebook.views.addresses import Addresses, relative

TEMPLATE_FOLDER = Path("overrides", "pages")


@cache
def _environment(folder: Path) -> Environment:
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(root: Path, template: str, addresses: Addresses, base: str, **values: Any) -> str:  # noqa: ANN401 - any view
    """The HTML of `template` for the page at address `base`.

    Templates get `t(key, **values)` for messages of the page's language, `t_in(code)` for such a `t` of another
    language (of the page's own where the code is None), `to(address)` for links as seen from the page, `n(number)` for
    numbers, `a` for the addresses of the language, and the `values`.
    """
    lang = addresses.lang

    def messages_in(code: str | None) -> Callable[..., str]:
        return lambda key, **given: text(f"site.{key}", code or lang, **given)

    return (
        _environment(root / TEMPLATE_FOLDER)
        .get_template(template)
        .render(
            t=messages_in(None),
            t_in=messages_in,
            to=lambda address: relative(address, base),
            n=lambda value: number(value, lang),
            a=addresses,
            lang=lang,
            **values,
        )
    )
