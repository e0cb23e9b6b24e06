"""Runs every benchmark of this folder that needs nothing to be given: ``python -m benchmarks``."""

from __future__ import annotations

import inspect
from importlib import import_module
from pathlib import Path


def main() -> None:
    """Run each module whose ``main`` has a default for every parameter, in the order of names."""
    for path in sorted(Path(__file__).parent.glob("[a-z]*.py")):
        module = import_module(f"{__package__}.{path.stem}")
        run = getattr(module, "main", None)
        if run is None or needs_arguments(run):
            continue
        print(f"== {path.stem}", flush=True)
        run()


def needs_arguments(run: object) -> bool:
    """Whether a function has a parameter without a default."""
    parameters = inspect.signature(run).parameters.values() if callable(run) else []
    return any(each.default is inspect.Parameter.empty for each in parameters)


if __name__ == "__main__":
    main()
