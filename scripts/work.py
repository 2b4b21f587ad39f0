"""The worker beside the site that `make run` starts: kept alive as long as the site runs, and gone with it.

Elsewhere, as many as are needed: .venv/bin/python manage.py db_worker
"""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMMAND = [sys.executable, str(ROOT / "manage.py"), "db_worker", "--interval", "2", "--verbosity", "0"]
PATIENCE = 20  # seconds that the work at hand has to come to an end
PAUSE = 3  # seconds before a worker that ended is started anew


def main() -> None:
    site = os.getppid()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    while os.getppid() == site:
        worker = subprocess.Popen(COMMAND, cwd=ROOT)
        try:
            while worker.poll() is None and os.getppid() == site:
                time.sleep(0.5)
        finally:
            end(worker)
        time.sleep(PAUSE)


def end(worker: "subprocess.Popen[bytes]") -> None:
    if worker.poll() is not None:
        return
    worker.terminate()
    try:
        worker.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        worker.kill()


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit()
