"""Runs all benchmarks one after the other, each in its own process; exits with 1 if a limit is exceeded."""

import subprocess
import sys

ALL = (
    "storing",
    "accepting",
    "activitywatch",
    "auditing",
    "importing",
    "serving",
    "many",
    "language",
    "scrolling",
    "spark",
)

failed = []
for name in ALL:
    print(f"\n{name}", flush=True)
    if subprocess.run([sys.executable, "-m", f"tests.benchmarks.{name}"], check=False).returncode:
        failed.append(name)
print(f"\nBounds not kept in: {', '.join(failed)}" if failed else "\nAll bounds kept.")
sys.exit(bool(failed))
