"""What the architecture promises of the source: layers, sizes, frozen models, and no words outside the messages."""

import ast
import importlib
import os
import pkgutil
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from pydantic import BaseModel

import practicebook
from practicebook.checks.registry import checks
from practicebook.model.place import County
from practicebook.model.vocabulary import VOCABULARIES
from small_project import REPOSITORY
from source_files import Module, modules, scripts, templates

SOURCE = modules("src")
HOOKS = modules("hooks")
ESTONIAN = re.compile("[õäöüšž]", re.IGNORECASE)
SENTENCE = re.compile(r"[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}|^[A-Z][a-z]+ [a-z].*[.!?]$")
WORD = re.compile(r"[^\W\d_]{2,}")


def lint_imports(root: Path) -> str:
    """What import-linter says of the packages under `root`."""
    run = subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command; lint_imports_command()",
            "--no-cache",
        ],
        cwd=root,
        env={**os.environ, "PYTHONPATH": f"{root / 'src'}{os.pathsep}{root}", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    return run.stdout + run.stderr


def verdicts(said: str) -> dict[str, str]:
    return dict(re.findall(r"(?m)^(.+?) (KEPT|BROKEN)\b", said))


def test_every_contract_between_layers_is_kept() -> None:
    said = lint_imports(REPOSITORY)

    assert set(verdicts(said).values()) == {"KEPT"}, said
    assert len(verdicts(said)) == (REPOSITORY / "pyproject.toml").read_text().count("[[tool.importlinter.contracts]]")


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What import-linter says of a copy with one forbidden import of each kind."""
    root = tmp_path_factory.mktemp("planted")
    for name in ("src", "hooks"):
        shutil.copytree(REPOSITORY / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(REPOSITORY / "pyproject.toml", root)
    for path, line in {
        "src/practicebook/model/base.py": "from practicebook.content import sections",
        "src/practicebook/views/card.py": "import mkdocs.utils",
        "src/practicebook/exports/sitemap.py": "import weasyprint",
        "hooks/macros.py": "from hooks import exports",
    }.items():
        with (root / path).open("a", encoding="utf-8") as file:
            file.write(f"\n{line}\n")
    return lint_imports(root)


@pytest.mark.parametrize(
    ("contract", "importer", "imported"),
    [
        ("Layers point one way", "practicebook.model.base", "practicebook.content.sections"),
        ("The core knows no site generator", "practicebook.views.card", "mkdocs"),
        ("Only editions know WeasyPrint and pikepdf", "practicebook.exports.sitemap", "weasyprint"),
        ("Hooks do not import each other", "hooks.macros", "hooks.exports"),
    ],
)
def test_a_planted_import_breaks_its_contract(planted: str, contract: str, importer: str, imported: str) -> None:
    assert verdicts(planted)[contract] == "BROKEN", planted
    assert re.search(rf"{re.escape(importer)} -> {re.escape(imported)}\b", planted), planted


@pytest.mark.parametrize("module", [*SOURCE, *HOOKS, *modules("tests")], ids=lambda module: module.name)
def test_a_module_says_what_it_is_and_has_a_size_to_be_read_in(module: Module) -> None:
    assert ast.get_docstring(module.tree), "a module opens with a docstring"
    assert len(module.text.splitlines()) <= 300
    assert not re.search(r"util|helper|common|misc|manager", module.path.stem)


@pytest.mark.parametrize("module", HOOKS, ids=lambda module: module.name)
def test_a_hook_only_hands_over(module: Module) -> None:
    functions = [node for node in ast.walk(module.tree) if isinstance(node, ast.FunctionDef)]
    lengths = {node.name: (node.end_lineno or 0) - node.lineno + 1 for node in functions}

    assert len(module.text.splitlines()) <= 40
    assert {name: length for name, length in lengths.items() if length > 12} == {}
    assert all(name.startswith("on_") or name == "define_env" for name in lengths), "events only"
    assert not [node for node in ast.walk(module.tree) if isinstance(node, ast.ClassDef)]


def test_every_model_is_frozen_and_closed() -> None:
    for found in pkgutil.walk_packages(practicebook.__path__, "practicebook."):
        if not found.name.endswith("__main__"):
            importlib.import_module(found.name)
    models, left = set(), [BaseModel]
    while left:
        below = left.pop().__subclasses__()
        left += below
        models |= {model for model in below if model.__module__.startswith("practicebook.")}

    assert len(models) > 20
    assert [model for model in models if not model.model_config.get("frozen")] == []
    assert [model for model in models if model.model_config.get("extra") != "forbid"] == []


def test_every_module_of_checks_is_registered_and_every_check_states_its_rule_in_one_sentence() -> None:
    source = modules("src/practicebook/checks")
    makers = {module.path.stem for module in source if "\n@check\n" in module.text}
    (registry,) = (module for module in source if module.path.stem == "registry")
    imports = [node for node in ast.walk(registry.tree) if isinstance(node, ast.ImportFrom)]

    assert makers == {name.name for node in imports if node.module == "practicebook.checks" for name in node.names}
    assert {function.__module__.rpartition(".")[2] for function in checks()} == makers
    for function in checks():
        assert re.fullmatch(r"[^\n]+[^.!?]\.", (function.__doc__ or "").strip()), function
        assert not re.search(r"[a-z]\. [A-Z]", function.__doc__ or ""), function


def test_nothing_is_printed_but_by_the_console() -> None:
    for module in SOURCE:
        called = [node.func for node in ast.walk(module.tree) if isinstance(node, ast.Call)]
        assert not [name for name in called if isinstance(name, ast.Name) and name.id in {"print", "input"}], (
            module.name
        )
        listens = module.name == "src/practicebook/editions/press/layout.py"  # to what WeasyPrint says, and raises it
        assert listens or not re.search(r"(?m)^\s*(import|from) logging\b", module.text), module.name


ESTONIAN_ALLOWED = {"src/practicebook/checks/language.py", "src/practicebook/language/prose.py"}
"""Rules of Estonian orthography need its letters."""
SENTENCES_ALLOWED = {
    "src/practicebook/content/yaml_lines.py",  # the words by which PyYAML tells its faults apart
    "src/practicebook/content/yaml_words.py",  # remarks within a verbose pattern
    "src/practicebook/editions/offset/preflight.py",  # what a file for the press lacks, for whoever mends the press
}


def for_developers(module: Module) -> set[ast.AST]:
    """Literals inside errors of our own: `raise`, `msg = …`, `super().__init__(…)` and Pydantic's errors."""
    inside: set[ast.AST] = set()
    for node in ast.walk(module.tree):
        is_message = isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "msg"
        is_error = isinstance(node, ast.Call) and re.search(r"Error$|super\(\).__init__$", ast.unparse(node.func))
        if is_message or is_error or isinstance(node, ast.Raise):
            inside |= set(ast.walk(node))
    return inside


def test_no_words_for_people_in_python() -> None:
    estonian, sentences = set(), set()
    for module in [*SOURCE, *HOOKS]:
        ours = for_developers(module)
        for literal in module.literals():
            if ESTONIAN.search(str(literal.value)):
                estonian.add(module.name)
            elif SENTENCE.search(str(literal.value)) and literal not in ours:
                sentences.add(module.name)

    assert estonian == ESTONIAN_ALLOWED
    assert sentences == SENTENCES_ALLOWED


@pytest.mark.parametrize(("name", "template"), templates().items(), ids=templates())
def test_no_words_for_people_in_a_template(name: str, template: str) -> None:
    markup = re.sub(r"(?s)\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", template)
    page = BeautifulSoup(markup, "html.parser")
    spoken = [
        str(tag[key])
        for tag in page.find_all(True)
        for key in ("alt", "title", "aria-label", "placeholder")
        if key in tag.attrs
    ]

    assert WORD.findall(page.get_text(" ").replace("doctype html", "")) == [], name
    assert WORD.findall(" ".join(spoken)) == [], name
    assert not ESTONIAN.search(markup), name
    for quoted in re.findall(r"'([^'\n]*)'", " ".join(re.findall(r"\{[{%].*?[%}]\}", template))):
        assert not SENTENCE.search(quoted), (name, quoted)


@pytest.mark.parametrize(("name", "script"), scripts().items(), ids=scripts())
def test_no_words_for_people_in_a_script(name: str, script: str) -> None:
    code = re.sub(r"(?m)(?<!:)//.*$|/\*.*?\*/", "", script)

    assert not ESTONIAN.search(code), name
    for quoted in re.findall(r"\"([^\"\n]*)\"|'([^'\n]*)'|`([^`]*)`", code):
        assert not SENTENCE.search("".join(quoted)), (name, quoted)


STATES_OF_OURS = {
    "src/practicebook/diagnostics/diagnostic.py",
    "src/practicebook/build/building.py",
    "src/practicebook/checks/link_answers.py",
    "src/practicebook/editions/press/piece.py",
}
"""Severities of findings, ways a build ends, ways an address answers, standards of PDF: no writer writes these."""


def test_closed_lists_stand_in_the_model_alone() -> None:
    lists = [{str(value) for value in values} for values in (*VOCABULARIES.values(), County)]
    for module in SOURCE:
        if module.name.startswith("src/practicebook/model/"):
            continue
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ClassDef) and module.name not in STATES_OF_OURS:
                assert "StrEnum" not in {ast.unparse(base) for base in node.bases}, (module.name, node.name)
            parts = node.keys if isinstance(node, ast.Dict) else getattr(node, "elts", ())
            ids = [part.value for part in parts if isinstance(part, ast.Constant)]
            if len(ids) > 1 and len(ids) == len(parts):
                assert not any(set(ids) <= values for values in lists), (module.name, ids)


def test_every_silenced_rule_has_its_code_and_its_reason() -> None:
    for module in [*SOURCE, *HOOKS]:
        for number, line in enumerate(module.text.splitlines(), 1):
            if "noqa" in line:
                assert re.search(r"# noqa: [A-Z]+[0-9]+(, [A-Z]+[0-9]+)* - \S", line), f"{module.name}:{number}"
            assert "type: ignore" not in line or re.search(r"type: ignore\[[\w-]+\]", line), f"{module.name}:{number}"
