"""Make the editions of the book, unless the site is served or the build is told to do without them."""

import os
from dataclasses import replace

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from practicebook.build.building import WITHOUT_EDITIONS
from practicebook.editions.edition import EditionError
from practicebook.messages import text

command: str = ""


def on_startup(command: str, dirty: bool) -> None:  # noqa: ARG001, FBT001 - MkDocs' signature
    globals()["command"] = command


@event_priority(90)  # right after the project is read
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    with_editions = command == "build" and WITHOUT_EDITIONS not in os.environ
    config.extra["site"] = replace(config.extra["site"], with_editions=with_editions)
    return config


@event_priority(100)  # before the pages, which tell the size of each edition
def on_files(files: Files, config: MkDocsConfig) -> Files:
    try:
        config.extra["site"].make_editions()
    except EditionError as error:
        raise PluginError(text("cli.build.no_edition", config.theme["language"], reason=error)) from error
    return files
