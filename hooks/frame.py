"""Give every template the frame of its page, and escape every value that is not marked safe."""

from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

serving: bool = False


def on_startup(command: str, dirty: bool) -> None:  # noqa: ARG001, FBT001 - MkDocs' signature
    globals()["serving"] = command == "serve"  # MkDocs' live reload needs the inline script that our policy forbids


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG001 - MkDocs' signature
    env.autoescape = True
    return env


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:  # noqa: ARG001 - MkDocs' signature
    return {**context, **config.extra["site"].context(page.file.src_uri), "serving": serving}


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    if template_name != "404.html":
        return context
    base_path = urlsplit(config.site_url or "/").path or "/"
    return {**context, **config.extra["site"].not_found_context(base_path), "serving": serving}
