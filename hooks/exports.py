"""Write the files beside the pages, before the site is published."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from practicebook.build.writer import write
from practicebook.exports.registry import artifacts


def on_post_build(config: MkDocsConfig) -> None:
    write(artifacts(config.extra["site"]), Path(config.site_dir))
