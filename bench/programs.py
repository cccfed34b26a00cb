"""The C programs, compiled on the spot: no binary that nobody can read is in the repository."""

import shutil
import subprocess
from pathlib import Path

from bench.cores import MachineUnfit

HERE = Path(__file__).parent


def compile_program(name: str, folder: Path) -> Path:
    """``bench/<name>.c`` as a program in this folder."""
    return _compiled(name, folder / name)


def compile_library(name: str, folder: Path) -> Path:
    """``bench/<name>.c`` as something to preload into a program that is there already."""
    return _compiled(name, folder / f"{name}.so", "-shared", "-fPIC")


def _compiled(name: str, built: Path, *how: str) -> Path:
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        raise MachineUnfit("a C compiler is needed: apt-get install gcc libc6-dev")
    subprocess.run([compiler, "-O2", "-Wall", *how, "-o", built, HERE / f"{name}.c"], check=True)
    return built
