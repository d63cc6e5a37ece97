"""Modules and functions stay small, well named and described."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

LONGEST_MODULE = 300
LONGEST_FUNCTION = 40
MEANINGLESS = {"utils", "helpers", "manager", "common", "misc", "base"}
PACKAGES = ("outreach/", "ui/", "db/")

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(tree: ast.AST) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def test_no_module_is_over_300_lines(root: Path, hand_written: dict[str, ast.Module]) -> None:
    lines = {name: len((root / name).read_text(encoding="utf-8").splitlines()) for name in hand_written}
    assert {name: count for name, count in lines.items() if count > LONGEST_MODULE} == {}


def test_no_function_is_over_40_lines(hand_written: dict[str, ast.Module]) -> None:
    lengths = {
        f"{name}:{function.lineno} {function.name}": (function.end_lineno or 0) - function.lineno + 1
        for name, tree in hand_written.items()
        for function in functions(tree)
    }
    assert {place: count for place, count in lengths.items() if count > LONGEST_FUNCTION} == {}


def test_every_module_and_folder_is_named_for_what_it_holds(modules: dict[str, ast.Module]) -> None:
    names = {part for name in modules for part in Path(name).with_suffix("").parts}
    assert names & MEANINGLESS == set()


def test_every_folder_of_the_program_is_a_package(modules: dict[str, ast.Module]) -> None:
    folders = {Path(name).parent.as_posix() for name in modules if name.startswith(PACKAGES)}
    without = {folder for folder in folders if f"{folder}/__init__.py" not in modules}
    # Alembic finds its scripts by folder; setuptools takes them as data.
    assert without <= {"db/migrations", "db/migrations/versions"}


def test_only_resources_and_migrations_hold_files_that_are_no_modules(root: Path, files: list[Path]) -> None:
    """Others would be left out of the package that is built (pyproject.toml, package-data)."""
    names = [path.relative_to(root).as_posix() for path in files if path.suffix != ".py"]
    strays = [name for name in names if name.startswith(PACKAGES) and not name.startswith("db/migrations/")]
    assert strays == []


def test_packaging_is_no_package(root: Path) -> None:
    """It would hide the library `packaging` from whoever runs Python here."""
    assert not (root / "packaging/__init__.py").exists()


def test_every_public_method_says_what_it_does(hand_written: dict[str, ast.Module]) -> None:
    silent = [
        f"{name}:{method.lineno} {method.name}"
        for name, tree in hand_written.items()
        if name.startswith(PACKAGES)
        for method in silent_methods(tree)
    ]
    assert silent == []


def silent_methods(tree: ast.Module) -> Iterator[Function]:
    """Public methods without a docstring, but for Qt's own (camelCase) and those that answer for another."""
    classes = {node.name: node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}
    for owner in classes.values():
        parents = [parent.value if isinstance(parent, ast.Subscript) else parent for parent in owner.bases]
        names = [parent.id for parent in parents if isinstance(parent, ast.Name)]
        inherited = {method.name for name in names if name in classes for method in functions(classes[name])}
        if not owner.name.startswith("_"):
            methods = [method for method in owner.body if isinstance(method, Function)]
            yield from (method for method in methods if is_silent(method) and method.name not in inherited)


def is_silent(method: Function) -> bool:
    """Say whether it is public, and neither described nor an answer for a base class."""
    snake_case = method.name == method.name.lower() and not method.name.startswith("_")
    marks = {
        mark.id if isinstance(mark, ast.Name) else getattr(mark, "attr", "") for mark in method.decorator_list
    }
    return snake_case and not marks & {"override", "setter"} and not ast.get_docstring(method)
