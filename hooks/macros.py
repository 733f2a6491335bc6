"""Offer the table of macros to the owner's pages in `pages/`. Contributed files never pass here."""

from mkdocs_macros.plugin import MacrosPlugin

from practicebook.book.page_macros import macros


def define_env(env: MacrosPlugin) -> None:
    project = env.conf["extra"]["site"].project
    default = project.languages[0]
    for name, macro in macros(project, lambda: env.page.meta.get("lang", default)).items():
        env.macro(macro, name)
