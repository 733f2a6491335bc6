"""Publish a whole site or none. `on_config` runs last (-100): by then the project is known to be sound."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from practicebook.build.publication import BuildIsRunningError, Publication
from practicebook.messages import text

publication = Publication()
command: str = ""


def on_startup(command: str, dirty: bool) -> None:  # noqa: ARG001, FBT001 - MkDocs' signature
    globals()["command"] = command


@event_priority(-100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    if command == "build":  # a preview serves the folder while it is written
        try:
            config.site_dir = str(publication.begin(Path(config.site_dir), Path(config.config_file_path).parent))
        except BuildIsRunningError as error:
            raise PluginError(text("cli.build.running", config.theme["language"])) from error
    return config


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:  # noqa: ARG001 - MkDocs' signature
    publication.complete()


def on_build_error(error: Exception) -> None:  # noqa: ARG001 - MkDocs' signature
    publication.fail()


def on_shutdown() -> None:
    publication.end()
