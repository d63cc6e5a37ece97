"""Make mutants of a module: one small change each, such as a slip of the hand would make."""

from __future__ import annotations

import ast
import copy
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeGuard

_COMPARED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_RECKONED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Div: ast.Mult,
    ast.Mod: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}


class _Number(ast.Constant):
    value: int | float


@dataclass(frozen=True, slots=True)
class Mutant:
    """A module with one change; the name says where and what, without line numbers."""

    name: str
    source: str


def mutants(source: str) -> list[Mutant]:
    """List every mutant of a module's source, in the order of the text."""
    tree = ast.parse(source)
    names: Counter[str] = Counter()
    made: dict[str, str] = {}
    for index, where in _sites(tree):
        node = _nth(tree, index)
        for variant in _variants(node):
            changed = _with(tree, index, variant)
            if changed not in made:
                name = f"{where}: {_words(node)} → {_words(variant)}"
                names[name] += 1
                made[changed] = name if names[name] == 1 else f"{name} ({names[name]})"
    return [Mutant(name, changed) for changed, name in made.items()]


def _words(node: ast.AST) -> str:
    told = node.test if isinstance(node, ast.If | ast.While) else node
    return ("" if told is node else f"{type(node).__name__.lower()} ") + ast.unparse(told)


def _sites(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Walk to what may be changed: not to type hints, nor to strings."""
    skipped: set[ast.AST] = set()
    where: dict[ast.AST, str] = {tree: "module"}
    for index, node in enumerate(ast.walk(tree)):
        own = where[node]
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            own = node.name if own == "module" else f"{own}.{node.name}"
        hints = [getattr(node, name, None) for name in ("annotation", "returns")]
        for child in ast.iter_child_nodes(node):
            where[child] = own
            if node in skipped or child in hints:
                skipped.add(child)
        if node not in skipped:
            yield index, own


def _variants(node: ast.AST) -> Iterator[ast.AST]:
    """Say what a node may be mistaken for."""
    if isinstance(node, ast.Compare):
        for place, operator in enumerate(node.ops):
            for other in _COMPARED[type(operator)]:
                yield _changed(node, ops=[*node.ops[:place], other(), *node.ops[place + 1 :]])
    elif _is_number(node):
        yield from (ast.Constant(node.value + step) for step in (1, -1))
    elif isinstance(node, ast.BoolOp):
        yield _changed(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())
    elif isinstance(node, ast.BinOp | ast.AugAssign) and type(node.op) in _RECKONED:
        yield _changed(node, op=_RECKONED[type(node.op)]())
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.USub):
        yield node.operand
    elif isinstance(node, ast.IfExp):
        yield from (node.body, node.orelse)
    elif isinstance(node, ast.If | ast.While):
        if isinstance(node, ast.If):
            yield _changed(node, test=ast.Constant(True))
        yield _changed(node, test=ast.Constant(False))
    elif isinstance(node, ast.Return) and node.value is not None and not _is_none(node.value):
        yield ast.Return(ast.Constant(None))


def _is_number(node: ast.AST) -> TypeGuard[_Number]:
    return isinstance(node, ast.Constant) and type(node.value) in (int, float)


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _changed(node: ast.AST, **fields: object) -> ast.AST:
    made = copy.copy(node)
    for name, value in fields.items():
        setattr(made, name, value)
    return made


def _nth(tree: ast.AST, index: int) -> ast.AST:
    return next(node for number, node in enumerate(ast.walk(tree)) if number == index)


def _with(tree: ast.Module, index: int, variant: ast.AST) -> str:
    made = copy.deepcopy(tree)
    target = _nth(made, index)

    class Swap(ast.NodeTransformer):
        def visit(self, node: ast.AST) -> ast.AST:
            return copy.deepcopy(variant) if node is target else self.generic_visit(node)

    return ast.unparse(ast.fix_missing_locations(Swap().visit(made)))
