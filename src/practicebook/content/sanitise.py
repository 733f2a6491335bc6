"""Turn HTML made from contributed text into HTML that can do nothing but be read.

The allow-list is nh3's (the Rust library ammonia); what it does not name is dropped. Braces become entities, so that
no template engine that sees the page later (mkdocs-macros, Jinja) finds anything to run.
"""

import nh3

ALLOWED_TAGS = frozenset(
    (
        *("p", "br", "hr", "h2", "h3", "h4", "blockquote", "ul", "ol", "li"),
        *("a", "strong", "em", "code", "del", "sup", "sub"),
        *("table", "thead", "tbody", "tr", "th", "td"),
    )
)
_ALLOWED_ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}
_LINK_RELATION = "nofollow noopener"
BRACES = str.maketrans({"{": "&#123;", "}": "&#125;"})

_cleaner = nh3.Cleaner(
    tags=set(ALLOWED_TAGS),
    clean_content_tags={"script", "style", "iframe", "object", "template", "svg", "math"},
    attributes=_ALLOWED_ATTRIBUTES,
    url_schemes={"https"},
    attribute_filter=lambda _tag, name, value: value if name != "href" or value.startswith("https://") else None,
    link_rel=_LINK_RELATION,
    strip_comments=True,
)


def safe_html(html: str) -> str:
    """`html` with the allow-listed tags only, links to https only, and inert braces."""
    return _cleaner.clean(html).translate(BRACES)
