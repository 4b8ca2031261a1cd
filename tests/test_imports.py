"""Modules import upstream only, so that data flows one way and no engine knows a language."""

import ast
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src" / "saksi"

# Each part may import itself and what stands before it.
ORDER = (
    ("errors", "records", "display"),
    ("ontology",),
    ("read", "text"),
    ("find", "link"),
    ("lang",),
    ("pipeline", "tagging"),
    ("run", "store"),
    ("api", "client"),
    ("views",),
    ("__main__",),
)
RANK = {part: rank for rank, parts in enumerate(ORDER) for part in parts}
ENGINES = ("read", "text", "find", "link")


def _part(module: str) -> str:
    return module.split(".")[1] if "." in module else module


def _imports(path: Path) -> list[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found: list[str] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found += [
                f"{node.module}.{a.name}" if node.module == "saksi" else str(node.module)
                for a in node.names
            ]
    return [name for name in found if name.startswith("saksi.")]


def _modules() -> list[Path]:
    return [p for p in SOURCE.rglob("*.py") if p != SOURCE / "__init__.py"]


def _goes_upstream(here: str, there: str) -> bool:
    return here == there or RANK[there] < RANK[here] or {here, there} <= set(ORDER[0])


def test_imports_go_upstream_only() -> None:
    wrong = []
    for path in _modules():
        here = path.relative_to(SOURCE).parts[0].removesuffix(".py")
        assert here in RANK, f"{path}: say in ORDER where '{here}' stands"
        there = [_part(m) for m in _imports(path) if m != "saksi.__version__"]
        wrong += [
            f"{path.relative_to(SOURCE)} imports {t}" for t in there if not _goes_upstream(here, t)
        ]
    assert wrong == []


def test_engines_never_import_a_language() -> None:
    wrong = [
        f"{path.relative_to(SOURCE)} imports {module}"
        for path in _modules()
        if path.relative_to(SOURCE).parts[0] in ENGINES
        for module in _imports(path)
        if module.startswith("saksi.lang")
    ]
    assert wrong == []


def test_a_language_is_a_folder_that_nothing_else_names() -> None:
    named = [
        f"{path.relative_to(SOURCE)} imports {module}"
        for path in _modules()
        for module in _imports(path)
        if module.startswith(("saksi.lang.id", "saksi.lang.en"))
        and path.relative_to(SOURCE).parts[:2] != tuple(module.split(".")[1:3])
    ]
    assert named == []
