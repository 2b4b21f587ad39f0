"""Make .venv and install a requirements file into it, by hash. At once where nothing changed.

Usage: python3 scripts/environment.py requirements.txt
"""

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
UNFINISHED = VENV / ".unfinished"  # stands while packages are installed: a killed run is begun anew

# What a person's shell may hold that would make pip install elsewhere.
MISLEADING = ("VIRTUAL_ENV", "PYTHONHOME", "PYTHONPATH", "PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_REQUIREMENT")


def ensure(requirements: str) -> None:
    """Exit with a sentence where the packages cannot be installed."""
    if not _usable():
        print("Making an environment in .venv …", flush=True)
        venv.create(VENV, clear=True)
        UNFINISHED.touch()
        venv.create(VENV, with_pip=True)
    marker = VENV / f".{requirements}.installed"
    digest = hashlib.sha256((ROOT / requirements).read_bytes()).hexdigest()
    if marker.is_file() and marker.read_text(encoding="ascii") == digest:
        return
    print(f"Installing the packages of {requirements} …", flush=True)
    _install(requirements)
    marker.write_text(digest, encoding="ascii")


def _usable() -> bool:
    """Whether .venv is whole, has pip, and is of the Python that was asked for by name."""
    if not PYTHON.exists() or UNFINISHED.exists():
        return False
    probe = [PYTHON, "-c", "import pip, sys; print(*sys.version_info[:2])"]
    answer = subprocess.run(probe, capture_output=True, text=True, check=False, env=environment())
    if answer.returncode:
        return False
    version = tuple(int(part) for part in answer.stdout.split())
    asked = bool(os.environ.get("PYTHON"))
    return version == sys.version_info[:2] if asked else version >= (3, 11)


def _install(requirements: str) -> None:
    UNFINISHED.touch()
    command = [PYTHON, "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-input"]
    done = subprocess.run(
        [*command, "--require-hashes", "-r", ROOT / requirements], check=False, env=environment(), cwd=ROOT
    )
    if done.returncode:
        sys.exit("The packages could not be installed: pip says why above. Is there a network? Then try again.")
    UNFINISHED.unlink()


def environment() -> dict[str, str]:
    """The shell's variables without those that point to another Python."""
    return {name: value for name, value in os.environ.items() if name not in MISLEADING}


if __name__ == "__main__":
    try:
        ensure(sys.argv[1])
    except KeyboardInterrupt:
        sys.exit("Stopped. Start again whenever you like.")
    except OSError as error:
        sys.exit(f".venv cannot be made here: {error}. Free some space or choose a folder that you may write to.")
