"""What every page has around its content: the header's links, the twin languages, the footer and the head's data."""

from base64 import b64encode
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from practicebook.messages import calendar_date, text
from practicebook.model.settings import Funder, Settings, localised
from practicebook.project import Project
from practicebook.site.bundle import first_script
from practicebook.views.addresses import Addresses, all_addresses, relative

HEADER_PAGES = ("method", "about", "contribute")
"""Owner's pages named in the header, after the catalogue."""
FOOTER_PAGES = ("about", "method", "contribute", "accessibility", "privacy")

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'{first}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'"
)
"""No inline style, and of scripts in the page only the one of ours; nothing from elsewhere.

`{first}` is its digest, reckoned from its source: a script that somebody puts into a page is refused.
`frame-ancestors` needs a header: see docs/hosting.md.
"""


@dataclass(frozen=True)
class FrameLink:
    """A link of the header or the footer, as seen from the page."""

    label: str
    href: str
    is_current: bool = False


@dataclass(frozen=True)
class LanguageLink:
    """The same page in another language."""

    lang: str
    label: str
    href: str
    absolute: str


@dataclass(frozen=True)
class FunderBlock:
    """A funder as the footer shows it."""

    name: str
    url: str | None
    sentence: str | None
    logo: str | None
    logo_alt: str | None


@dataclass(frozen=True)
class Frame:
    """Everything around the content of one page."""

    lang: str
    site_name: str
    tagline: str
    home: str
    root: str
    header: tuple[FrameLink, ...]
    footer: tuple[FrameLink, ...]
    languages: tuple[LanguageLink, ...]
    canonical: str
    owner: str
    owner_url: str | None
    owner_logo: str | None
    owner_logo_alt: str | None
    funders: tuple[FunderBlock, ...]
    search: str
    compare: str
    collection: str
    updated: str | None
    counter: str | None
    """The picture whose request counts a visit; None unless the owner has switched counting on."""
    csp: str

    def t(self, key: str, **values: object) -> str:
        """A message of the site in the page's language."""
        return text(f"site.{key}", self.lang, **values)

    def asset(self, name: str) -> str:
        """The address of a file under `assets/` as seen from the page."""
        return f"{self.root}assets/{name}"


Link = Callable[[str], str]
"""Turns an address under the site's root into a link that works from the page."""


def _owner_links(
    names: tuple[str, ...], addresses: Addresses, link: Link, section: str, existing: Collection[str]
) -> tuple[FrameLink, ...]:
    return tuple(
        FrameLink(
            text(f"site.navigation.{name}", addresses.lang),
            link(addresses.owner_page(name)),
            is_current=section == name,
        )
        for name in names
        if addresses.owner_page(name) in existing
    )


def _funder(funder: Funder, lang: str, root: str) -> FunderBlock:
    return FunderBlock(
        name=localised(funder.name, lang),
        url=funder.url,
        sentence=localised(funder.sentence, lang) if funder.sentence else None,
        logo=f"{root}assets/{funder.logo.file}" if funder.logo else None,
        logo_alt=localised(funder.logo.alt, lang) if funder.logo else None,
    )


def _counter(settings: Settings, address: str) -> str | None:
    """GoatCounter's address for counting without a script (https://www.goatcounter.com/help/pixel)."""
    statistics = settings.statistics
    if statistics.provider != "goatcounter" or not statistics.endpoint:
        return None
    return f"{statistics.endpoint.rstrip('/')}/count?p=/{address}"


def content_security_policy(root: Path, counter: str | None) -> str:
    """What the pages of the project at `root` may load and run; `counter` is the picture that counts visits."""
    digest = b64encode(sha256(first_script(root).encode()).digest()).decode()
    policy = CONTENT_SECURITY_POLICY.format(first=f" 'sha256-{digest}'")
    if counter is None:
        return policy
    origin = "/".join(counter.split("/")[:3])
    return policy.replace("img-src 'self'", f"img-src 'self' {origin}")


def frame(  # noqa: PLR0913 - all that a page is known by
    project: Project,
    address: str,
    lang: str,
    twins: Mapping[str, str],
    section: str,
    *,
    existing: Collection[str],
    link: Link | None = None,
) -> Frame:
    """The frame of the page at `address`; `twins` gives its address in every language it exists in.

    `existing` are the addresses of the owner's pages and of the handbook: only those are linked. `link` is for a page
    that is served at any address (404) and so cannot use links relative to its own.
    """
    link = link or (lambda target: relative(target, address))
    addresses = all_addresses(project.languages)[lang]
    settings = project.settings
    base = settings.site.address
    root = link("")
    logo = settings.owner.logo
    counter = _counter(settings, address)
    collections = tuple(
        FrameLink(text(f"site.navigation.{name}", lang), link(target), is_current=section == name)
        for name, target in (("practices", addresses.catalogue), ("handbook", addresses.handbook))
        if name == "practices" or target in existing
    )
    chosen = tuple(
        FrameLink(text(f"site.navigation.{name}", lang), link(target))
        for name, target in (
            ("fit", addresses.fit),
            ("compare", addresses.compare),
            ("collection", addresses.collection),
        )
    )
    return Frame(
        lang=lang,
        site_name=localised(settings.site.name, lang),
        tagline=localised(settings.site.tagline, lang),
        home=link(addresses.home),
        root=root,
        header=(*collections, *_owner_links(HEADER_PAGES, addresses, link, section, existing)),
        footer=(*collections, *chosen, *_owner_links(FOOTER_PAGES, addresses, link, section, existing)),
        languages=tuple(
            LanguageLink(
                other,
                text(f"site.language.{other}", other),
                link(twins.get(other, all_addresses(project.languages)[other].home)),
                base + twins[other] if other in twins else "",
            )
            for other in project.languages
        ),
        canonical=base + address,
        owner=localised(settings.owner.name, lang),
        owner_url=settings.owner.url,
        owner_logo=f"{root}assets/{logo.file}" if logo else None,
        owner_logo_alt=localised(logo.alt, lang) if logo else None,
        funders=tuple(_funder(funder, lang, root) for funder in settings.funding.funders),
        search=link(addresses.catalogue),
        compare=link(addresses.compare),
        collection=link(addresses.collection),
        updated=calendar_date(project.catalogue.last_change, lang) if project.catalogue.last_change else None,
        counter=counter,
        csp=content_security_policy(project.root, counter),
    )
