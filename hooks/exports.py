"""Write the files beside the pages before the site is published, and those for the printer beside the site."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from practicebook.build.writer import replace, write
from practicebook.exports.print_files import PRINT_FOLDER, print_files
from practicebook.exports.registry import artifacts


def on_post_build(config: MkDocsConfig) -> None:
    site = config.extra["site"]
    write(artifacts(site), Path(config.site_dir))
    if site.offset:
        replace(print_files(site), Path(config.config_file_path).parent / PRINT_FOLDER)
