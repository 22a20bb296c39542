"""What the package can say to people, read from its source: the templates that end up in an error or its hint.

A template is text with `{}` for what is put in. Strings are followed from where they are raised to where they are written: through
names, choices, functions that return text, and parameters to those who call with it.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from itertools import product
from pathlib import Path
from types import ModuleType

PACKAGE = Path(__file__).parents[2] / "src" / "cerra_rules"
FOR_AUTHORS = frozenset({"DefinitionError", "NoSuchFactError"})
"""What those are told who write rules, in Python."""
SILENT = (
    "typed.py",
    "anxi/",
    "charter/",
    "durable/",
    "testing/",
    "tables/in_",
    "tables/one_column.py",
    "tables/shipping.py",
)
"""What says nothing at the command line: the law, and what only programs call."""
ALSO_SAID = ("refuse", "_refused")
"""What is called with text that ends in an error, by a way that cannot be followed: through PyYAML."""
FOUND = {"Claim": "audit/", "refuted": "audit/", "_never": "audit/", "Declared": "audit/", "Proof": ""}
"""What an audit or a proof finds, and in which modules it is told in English: elsewhere a claim has its own Chinese."""
OWN_CHINESE = ("audit/proofs/",)
TOLD = ("audit/report.py", "audit/mutation/__init__.py", "cli/compare.py", "cli/prove.py", "cli/audit.py")
"""What gives lines to be told, in any of its functions."""
VALIDATORS = ("records/",)
"""What pydantic validates there says what is wrong by a ValueError."""
_DEEPEST = 12
_MACHINE = re.compile(
    r"`[^`]*`|\{[^{}]*\}|--[a-z][a-z-]*|[\w./:\[-]*[._/=(\[\d\"+:][\w./:=()\[\]\"',+-]*|\b\w*[A-Z]\w*\b"
)
_PLACE = re.compile(r"^(?:(?:\{\}|`\{\}`|--[a-z-]+): )+")

Scope = tuple[str, ast.AST | None]


def has_words(template: str) -> bool:
    """Say whether a template has English words, and not only names, code and what is put in."""
    return re.search(r"[a-z]{2,}", _MACHINE.sub(" ", template)) is not None


def without_place(template: str) -> str:
    """Return a template without the place before it."""
    return _PLACE.sub("", template)


def written_in(*packages: ModuleType) -> str:
    """Return every string that is written in the source of packages, one a line, with a hole for what is put in."""
    found: set[str] = set()
    for package in packages:
        path = Path(str(package.__file__))
        for file in sorted(path.parent.rglob("*.py")) if path.name == "__init__.py" else [path]:
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                match node:
                    case ast.Constant(value=str(text)):
                        found.add(" ".join(text.split()))
                    case ast.JoinedStr(values=values):
                        parts = (v.value if isinstance(v, ast.Constant) else "\0" for v in values)
                        found.add(" ".join("".join(map(str, parts)).split()))
    return "\n".join(sorted(found))


class Messages:
    """The templates of one package."""

    def __init__(self, package: Path = PACKAGE) -> None:
        paths = {path.relative_to(package).as_posix(): path for path in sorted(package.rglob("*.py"))}
        self.trees = {
            name: ast.parse(p.read_text(encoding="utf-8")) for name, p in paths.items() if not name.startswith(SILENT)
        }
        self.functions: dict[str, list[tuple[str, ast.FunctionDef]]] = defaultdict(list)
        self.calls: dict[str, list[tuple[Scope, ast.Call]]] = defaultdict(list)
        self.constants: dict[str, dict[str, ast.expr]] = {}
        self.classes: dict[str, set[str]] = defaultdict(set)
        self.found: dict[str, str] = {}
        self._imported: dict[str, dict[str, str]] = {}
        self._locals: dict[ast.AST, dict[str, list[ast.expr]]] = {}
        self._known: dict[ast.expr, tuple[str, ...]] = {}
        for name, tree in self.trees.items():
            self.constants[name] = dict(_assigned(tree.body))
            self._imported[name] = {}
            self._index(name, None, tree)

    def _index(self, module: str, function: ast.AST | None, node: ast.AST) -> None:
        for child in ast.iter_child_nodes(node):
            inner = function
            if isinstance(child, ast.FunctionDef):
                self.functions[child.name].append((module, child))
                inner = child
            elif isinstance(child, ast.ClassDef):
                self.classes[child.name] |= {_name(base) for base in child.bases}
            elif isinstance(child, ast.Call):
                self.calls[_name(child.func)].append(((module, function), child))
            elif isinstance(child, ast.ImportFrom) and (child.module or "").startswith("cerra_rules"):
                path = str(child.module).removeprefix("cerra_rules").lstrip(".").replace(".", "/")
                file = next((f for f in (f"{path}.py", f"{path}/__init__.py") if f in self.trees), module)
                self._imported[module] |= {a.asname or a.name: file for a in child.names}
            self._index(module, inner, child)

    @cached_property
    def errors(self) -> set[str]:
        """The names of all errors that people are told."""
        found = {"CerraError"}
        while more := {name for name, bases in self.classes.items() if bases & found} - found:
            found |= more
        return found - FOR_AUTHORS

    def all(self) -> dict[str, str]:
        """Return every template that can end in an error, with a module that it is found in."""
        inits = [(scope, call) for scope, call in self.calls["__init__"] if self._is_of_error(scope)]
        inner = [(scope, call) for scope, call in self.calls["ValueError"] if scope[0].startswith(VALIDATORS)]
        for told in [*(self.calls[name] for name in (*self.errors, *ALSO_SAID)), inits, inner]:
            for scope, call in told:
                for text in [*call.args, *(k.value for k in call.keywords)]:
                    self._take(text, scope)
        for name, rooms in FOUND.items():
            for scope, call in self.calls[name]:
                if scope[0].startswith(rooms) and not scope[0].startswith(OWN_CHINESE):
                    for text in [*call.args, *(k.value for k in call.keywords)]:
                        self._take(text, scope)
        for module in TOLD:
            for node in ast.walk(self.trees[module]):
                if (
                    isinstance(node, ast.FunctionDef)
                    and node.returns is not None
                    and "str" in ast.unparse(node.returns)
                ):
                    for own in _own(node):
                        if isinstance(own, ast.Return | ast.Yield) and own.value is not None:
                            self._take(own.value, (module, node))
        for scope, call in self.calls["tell"]:
            for text in call.args:
                self._take(text, scope)
        return self.found

    def _is_of_error(self, scope: Scope) -> bool:
        module, function = scope
        return isinstance(function, ast.FunctionDef) and _class_of(self.trees[module], function) in self.errors

    def _take(self, node: ast.expr, scope: Scope, depth: int = 0) -> None:
        for template in self._texts(node, scope, depth):
            short = without_place(template)
            short = short.lstrip() if short.startswith("  ") else short  # a line further in
            if (
                " " in short and "{{0" not in short and has_words(short)
            ):  # a word alone is a key of files; code is put together by number
                self.found.setdefault(short, scope[0])

    def _texts(self, node: ast.expr, scope: Scope, depth: int) -> tuple[str, ...]:
        """Return the templates that an expression can be; what is put in is taken on the way."""
        if node not in self._known:
            self._known[node] = ()  # where it comes back to itself
            if depth < _DEEPEST:
                self._known[node] = tuple(dict.fromkeys(self._made(node, scope, depth + 1)))
        return self._known[node]

    def _made(self, node: ast.expr, scope: Scope, deeper: int) -> Iterator[str]:
        match node:
            case ast.Constant(value=str(text)):
                yield text.replace("{", "{{").replace("}", "}}")
            case ast.JoinedStr(values=values):
                parts = []
                for value in values:
                    if isinstance(value, ast.FormattedValue):
                        self._take(value.value, scope, deeper)
                        parts.append("{}")
                    else:
                        parts += self._texts(value, scope, deeper)
                yield "".join(parts)
            case ast.IfExp(body=one, orelse=other):
                yield from self._texts(one, scope, deeper)
                yield from self._texts(other, scope, deeper)
            case ast.BoolOp(values=values):
                for value in values:
                    yield from self._texts(value, scope, deeper)
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                sides = [list(self._texts(side, scope, deeper)) or ["{}"] for side in (left, right)]
                yield from map("".join, product(*sides))
            case ast.BinOp(left=left, op=ast.Mult()):
                yield from self._texts(left, scope, deeper)
            case ast.Tuple(elts=items) | ast.List(elts=items) | ast.Set(elts=items):
                for item in items:
                    yield from self._texts(item, scope, deeper)
            case ast.Starred(value=value) | ast.NamedExpr(value=value):
                yield from self._texts(value, scope, deeper)
            case ast.Dict(values=values):
                for value in values:
                    yield from self._texts(value, scope, deeper)
            case ast.Subscript(value=value):
                yield from self._texts(value, scope, deeper)
            case ast.GeneratorExp(elt=value) | ast.ListComp(elt=value):
                self._take(value, scope, deeper)
            case ast.Call():
                yield from self._called(node, scope, deeper)
            case ast.Name(id=name):
                yield from self._named(name, scope, deeper)

    def _called(self, call: ast.Call, scope: Scope, depth: int) -> Iterator[str]:
        name = _name(call.func)
        if isinstance(call.func, ast.Attribute) and name in _OF_TEXT:
            if name == "join":
                for argument in call.args:
                    self._take(argument, scope, depth)
                    yield from ()
                return
            for text in self._texts(call.func.value, scope, depth):
                yield text.replace("{{}}", "{}") if name == "format" else text
            if name in {"get", "format"}:
                for argument in call.args[1 if name == "get" else 0 :]:
                    self._take(argument, scope, depth)
            return
        if name in {"next", "min", "max", "MappingProxyType", "dict"}:
            for argument in call.args:
                yield from self._texts(argument, scope, depth)
            return
        is_own = isinstance(call.func, ast.Attribute) and _name(call.func.value) in {"self", "cls"}
        if name in self.errors or (isinstance(call.func, ast.Attribute) and not is_own):
            return
        home = scope[0] if is_own else self._home(name, scope[0])
        for module, function in self.functions.get(name, ()):
            if module != home or not _is_text(function):
                continue
            for node in _own(function):
                if isinstance(node, ast.Return | ast.Yield | ast.YieldFrom) and node.value is not None:
                    yield from self._once(node.value, (module, function), depth)

    def _once(self, node: ast.expr, scope: Scope, depth: int) -> Iterator[str]:
        """Give the templates of what a function returns: they are fragments of whoever calls, taken only once."""
        self._take(node, scope, depth)
        yield from ()

    def _named(self, name: str, scope: Scope, depth: int) -> Iterator[str]:
        module, function = scope
        if isinstance(function, ast.FunctionDef):
            if function not in self._locals:
                known = self._locals[function] = defaultdict(list)
                for assigned, value in _assigned(function.body):
                    known[assigned].append(value)
            values = self._locals[function].get(name, [])
            for value in values:
                yield from self._texts(value, scope, depth)
            names = [a.arg for a in (*function.args.posonlyargs, *function.args.args)]
            keywords = [a.arg for a in function.args.kwonlyargs]
            if name in names or name in keywords:
                is_method = names[:1] in (["self"], ["cls"])
                at = names.index(name) - is_method if name in names else -1
                if function.name == "__init__":
                    callers = self.calls[_class_of(self.trees[module], function)]
                else:
                    callers = [c for c in self.calls[function.name] if self._home(function.name, c[0][0]) == module]
                for there, call in callers:
                    given = [k.value for k in call.keywords if k.arg == name]
                    if 0 <= at < len(call.args) and not any(isinstance(a, ast.Starred) for a in call.args[: at + 1]):
                        given.append(call.args[at])
                    for value in given:
                        self._take(value, there, depth)
                return
            if values:
                return
        if name in self.constants[module]:
            yield from self._texts(self.constants[module][name], (module, None), depth)
            return
        home = self._home(name, module)
        if name in self.constants.get(home, {}):  # a constant of another module
            yield from self._texts(self.constants[home][name], (home, None), depth)

    def _home(self, name: str, module: str) -> str:
        """Return the module that a name of a module comes from: another, if it imports it."""
        home = self._imported[module].get(name, module)
        return home if home == module or home not in self.trees else self._home(name, home)


_OF_TEXT = frozenset({
    "join",
    "replace",
    "removeprefix",
    "removesuffix",
    "lower",
    "strip",
    "rstrip",
    "lstrip",
    "format",
    "get",
    "partition",
    "items",
})


def _name(node: ast.AST) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case ast.Subscript(value=value):
            return _name(value)
        case _:
            return ""


def _is_text(function: ast.FunctionDef) -> bool:
    """Say whether a function returns text, or several texts."""
    return function.returns is not None and "str" in ast.unparse(function.returns)


def _class_of(tree: ast.Module, function: ast.FunctionDef) -> str:
    return next((node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef) and function in node.body), "")


def _own(function: ast.AST) -> Iterator[ast.AST]:
    """Give the nodes of a function that are not of a function within it."""
    for child in ast.iter_child_nodes(function):
        if not isinstance(child, ast.FunctionDef | ast.ClassDef):
            yield child
            yield from _own(child)


def _assigned(body: list[ast.stmt]) -> Iterator[tuple[str, ast.expr]]:
    """Give the names that statements assign, each with what it is given."""
    for statement in body:
        for node in [statement, *_own(statement)]:
            match node:
                case ast.Assign(targets=targets, value=value):
                    for target in targets:
                        yield from _unpacked(target, value)
                case (
                    ast.AnnAssign(target=target, value=ast.expr() as value) | ast.AugAssign(target=target, value=value)
                ):
                    yield from _unpacked(target, value)
                case ast.NamedExpr(target=target, value=value):
                    yield from _unpacked(target, value)
                case ast.For(target=target, iter=value) | ast.comprehension(target=target, iter=value):
                    yield from _unpacked(target, value)
                case _:
                    pass


def _unpacked(target: ast.expr, value: ast.expr) -> Iterator[tuple[str, ast.expr]]:
    if isinstance(target, ast.Name):
        yield target.id, value
    elif isinstance(target, ast.Tuple):
        values = (
            value.elts
            if isinstance(value, ast.Tuple) and len(value.elts) == len(target.elts)
            else [value] * len(target.elts)
        )
        for inner, given in zip(target.elts, values, strict=True):
            yield from _unpacked(inner, given)
