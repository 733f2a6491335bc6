"""The project's own source as data: modules with their syntax trees, and the string literals that are no docstrings."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from small_project import REPOSITORY


@dataclass(frozen=True)
class Module:
    """One Python file; `name` is its path from the root of the repository."""

    path: Path

    @property
    def name(self) -> str:
        """`src/practicebook/model/base.py`."""
        return self.path.relative_to(REPOSITORY).as_posix()

    @cached_property
    def text(self) -> str:
        """The whole file."""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        """The syntax tree."""
        return ast.parse(self.text)

    def literals(self) -> Iterator[ast.Constant]:
        """Yield every string literal but docstrings, also those under attributes."""
        docstrings = {node.value for node in ast.walk(self.tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in docstrings:
                yield node


def modules(*folders: str) -> list[Module]:
    """The Python files under the folders, in the order of their paths."""
    return [Module(path) for folder in folders for path in sorted((REPOSITORY / folder).rglob("*.py"))]


def templates() -> dict[str, str]:
    """Every template by its path from the root of the repository."""
    return {
        path.relative_to(REPOSITORY).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted((REPOSITORY / "overrides").rglob("*.html"))
    }


def scripts() -> dict[str, str]:
    """Every script of the pages by its path from the root of the repository."""
    return {
        path.relative_to(REPOSITORY).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted((REPOSITORY / "overrides").rglob("*.js"))
    }
