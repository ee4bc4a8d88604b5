"""`python -m bench [NAME …]`: runs the benchmarks, prints their figures, writes bench/results/NAME.json."""

import json
import sys
from importlib import import_module
from pathlib import Path

NAMES = ("engine", "pages")


def main() -> None:
    for name in sys.argv[1:] or NAMES:
        figures = import_module(f"bench.{name}").run()
        text = json.dumps(figures, indent=2, ensure_ascii=False)
        (Path(__file__).parent / "results" / f"{name}.json").write_text(text + "\n", encoding="utf-8")
        print(f"{name}\n{text}")


if __name__ == "__main__":
    main()
