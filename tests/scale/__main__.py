"""`make scale`: two sites as one, then all tests on PostgreSQL and Redis. Ends with what pytest ends with.

PATHS="tests/editing tests/blog" chooses some of the tests.
"""

import os
import subprocess
import sys

from tests import services

PATHS = os.environ.get("PATHS", "").split()


def main() -> int:
    pytest = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider"]
    together = subprocess.run([*pytest, "tests/scale"], env={**os.environ, "SCALE": "1"}, check=False).returncode
    with services.postgresql() as database, services.redis() as cache:
        env = {**os.environ, "DATABASE_URL": database, "CACHE_URL": cache}
        alone = subprocess.run([*pytest, "-n", "2", *PATHS], env=env, check=False).returncode
    return together or alone


if __name__ == "__main__":
    sys.exit(main())
