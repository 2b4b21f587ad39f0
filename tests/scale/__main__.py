"""`make scale`: two sites as one, then all tests on PostgreSQL and Redis. Ends with what pytest ends with."""

import os
import subprocess
import sys

from tests import services


def main() -> int:
    pytest = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider"]
    together = subprocess.run([*pytest, "tests/scale"], env={**os.environ, "SCALE": "1"}, check=False).returncode
    with services.postgresql() as database, services.redis() as cache:
        env = {**os.environ, "DATABASE_URL": database, "CACHE_URL": cache}
        alone = subprocess.run([*pytest, "-n", "2"], env=env, check=False).returncode
    return together or alone


if __name__ == "__main__":
    sys.exit(main())
