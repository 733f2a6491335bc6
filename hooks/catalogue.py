"""Load and check the project, then hand its generated pages to MkDocs. `on_config` runs first (100)."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from practicebook.diagnostics.render_text import render_text
from practicebook.site.site import UnsoundProjectError, load_site


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    root = Path(config.config_file_path).parent
    try:
        site = config.extra["site"] = load_site(root)
    except UnsoundProjectError as error:  # raised here, the last good site stays
        raise PluginError(render_text(error.diagnostics, config.theme["language"], root)) from error
    config.site_name = site.project.settings.site.name[site.project.languages[0]]
    config.site_url = config.site_url or site.project.settings.site.address
    config.theme.static_templates.discard("sitemap.xml")
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    site = config.extra["site"]
    for file in [file for file in files if not site.publishes(file.src_uri)]:
        files.remove(file)
    for path in site.pages:
        files.append(File.generated(config, path, content="", inclusion=InclusionLevel.NOT_IN_NAV))
    return files


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001 - MkDocs' signature
    generated = config.extra["site"].pages.get(page.file.src_uri)
    page.meta["generated"] = generated is not None
    return generated.html if generated else html
