"""Real services for tests, drills and benchmarks: PostgreSQL, Redis, object storage. Each on a port and folder of its own.

Each is a context manager that gives the address for the site's settings. `MissingServiceError` where it is not installed.
"""

import atexit
import json
import os
import pwd
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from urllib.request import urlopen

import boto3
import psycopg
from botocore.exceptions import BotoCoreError, ClientError

PATIENCE = 60  # seconds
SECRET_KEY, ACCESS_KEY = "only-for-tests", "tests"


class MissingServiceError(RuntimeError):
    """The service is not installed; the message says what to install."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def free_pair() -> int:
    """A free port, of which the one 10,000 above is free too: the object storage takes both. The system gives neither
    to a connection meanwhile.
    """
    while True:
        port = random.randint(12_000, 22_000)
        if not (_answers(port) or _answers(port + 10_000)):
            return port


@contextmanager
def postgresql(*, durable: bool = False) -> Iterator[str]:
    """A new cluster; `postgres://…/postgres`. It survives the machine's crash only where it is durable."""
    folder, owner = Path(tempfile.mkdtemp(prefix="nuvika-pg-")), _unprivileged()
    if owner:
        shutil.chown(folder, owner)
    port, data = free_port(), folder / "data"
    init = [_program("initdb"), "-D", str(data), "-U", "site", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"]
    subprocess.run(
        [*init, *([] if durable else ["--no-sync"])], user=owner, check=True, capture_output=True, cwd=folder
    )
    options = {"listen_addresses": "127.0.0.1", "unix_socket_directories": "", "max_connections": "200"}
    if not durable:
        options |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
    command = [_program("postgres"), "-D", str(data), "-p", str(port)]
    command += [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
    with _running(command, folder, lambda: _answers(port), user=owner, end=signal.SIGINT):
        _wait(lambda: _accepts(port))
        yield f"postgres://site@127.0.0.1:{port}/postgres"
    shutil.rmtree(folder, ignore_errors=True)


def new_folder(name: str) -> str:
    return tempfile.mkdtemp(prefix=f"nuvika-{name}-")


def new_database(server: str, name: str) -> str:
    """A database of its own on the server that `postgresql` gave; its address."""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return server.rpartition("/")[0] + f"/{name}"


@contextmanager
def redis() -> Iterator[str]:
    folder, port = Path(tempfile.mkdtemp(prefix="nuvika-redis-")), free_port()
    command = [
        _program("redis-server"),
        "--port",
        str(port),
        "--bind",
        "127.0.0.1",
        "--save",
        "",
        "--appendonly",
        "no",
    ]
    with _running(command, folder, lambda: _answers(port)):
        yield f"redis://127.0.0.1:{port}/0"
    shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def object_storage(bucket: str = "nuvika") -> Iterator[dict[str, str]]:
    """A server that speaks S3; the settings with which the site uses it."""
    folder = Path(tempfile.mkdtemp(prefix="nuvika-s3-"))
    ports = {name: free_pair() for name in ("master", "volume", "filer", "s3")}
    config = folder / "s3.json"
    key = {"accessKey": ACCESS_KEY, "secretKey": SECRET_KEY}
    actions = ["Admin", "Read", "Write", "List", "Tagging"]
    config.write_text(json.dumps({"identities": [{"name": "site", "credentials": [key], "actions": actions}]}))
    command = [_program("weed"), "server", "-dir", str(folder), "-ip", "127.0.0.1", "-ip.bind", "127.0.0.1"]
    command += [f"-{name}.port={port}" for name, port in ports.items() if name not in ("s3", "filer")]
    command += ["-filer", f"-filer.port={ports['filer']}", "-s3", f"-s3.port={ports['s3']}", f"-s3.config={config}"]
    command += ["-master.telemetry=false", "-volume.max=8", "-master.volumeSizeLimitMB=64"]
    with _running(command, folder, lambda: _answers(ports["s3"]), end=signal.SIGKILL):  # it takes its time to stop
        found = {
            "STORAGE_URL": f"s3://{bucket}",
            "AWS_S3_ENDPOINT_URL": f"http://127.0.0.1:{ports['s3']}",
            "AWS_ACCESS_KEY_ID": ACCESS_KEY,
            "AWS_SECRET_ACCESS_KEY": SECRET_KEY,
            "AWS_S3_REGION_NAME": "us-east-1",
        }
        _make_bucket(found, bucket)
        yield found
    shutil.rmtree(folder, ignore_errors=True)


def _make_bucket(about: dict[str, str], bucket: str) -> None:
    def made() -> bool:
        try:
            boto3.client(
                "s3",
                endpoint_url=about["AWS_S3_ENDPOINT_URL"],
                aws_access_key_id=ACCESS_KEY,
                aws_secret_access_key=SECRET_KEY,
                region_name="us-east-1",
            ).create_bucket(Bucket=bucket)
        except (BotoCoreError, ClientError):
            return False
        return True

    _wait(made)


ROOT = Path(__file__).resolve().parent.parent
SETTINGS = (
    "DEBUG",
    "SECRET_KEY",
    "ALLOWED_HOSTS",
    "SITE_URL",
    "DATABASE_URL",
    "DATA_DIR",
    "PORT",
    "PROCESSES",
    "CACHE_URL",
)


def settings_for(data: Path, **more: str) -> dict[str, str]:
    """The environment of a site whose data lie in this folder, with the shipped settings."""
    for folder in ("webfonts", "static"):
        (data / folder).mkdir(parents=True, exist_ok=True)
    bare = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    ours = {"DJANGO_SETTINGS_MODULE": "nuvika.settings", "DATA_DIR": str(data), "SECRET_KEY": "tests-" + "xY7-" * 16}
    return {**bare, **ours, **more}


def with_static_files(env: dict[str, str]) -> dict[str, str]:
    """The same settings, for a site that is looked at: what `make run` collects is in place."""
    static = Path(env["DATA_DIR"]) / "static"
    static.rmdir()
    static.symlink_to(_collected())
    return env


@cache
def _collected() -> Path:
    """Fonts are cut and files hashed once, for all sites of this process."""
    folder = Path(new_folder("static"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    env = settings_for(folder)
    managed(env, "build_webfonts")
    managed(env, "collectstatic", "--no-input", "-v0")
    return folder / "static"


def manage(
    env: dict[str, str], *arguments: str, given: str = "", root: Path = ROOT
) -> subprocess.CompletedProcess[str]:
    """A command of manage.py of the edition that lies at `root`; what it printed and how it ended."""
    command = [sys.executable, str(root / "manage.py"), *arguments]
    return subprocess.run(command, cwd=root, env=env, input=given, capture_output=True, text=True, check=False)


def managed(env: dict[str, str], *arguments: str, given: str = "", root: Path = ROOT) -> str:
    """The same, for a command that has to end well."""
    done = manage(env, *arguments, given=given, root=root)
    if done.returncode:
        raise RuntimeError(f"{' '.join(arguments)}: {done.stdout}{done.stderr}")
    return done.stdout


@contextmanager
def site(env: dict[str, str], *, port: int = 0, root: Path = ROOT) -> Iterator[str]:
    """The edition that lies at `root` under gunicorn with these settings; its address."""
    port = port or free_port()
    command = [sys.executable, "-m", "gunicorn", "--config", str(root / "scripts" / "gunicorn.conf.py")]
    with _running(command, root, lambda: healthy(port), env={**env, "PORT": str(port)}):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def _running(
    command: list[str],
    folder: Path,
    ready: Callable[[], bool],
    *,
    user: str | None = None,
    env: dict[str, str] | None = None,
    end: signal.Signals = signal.SIGTERM,
) -> Iterator[subprocess.Popen[bytes]]:
    """The process, once it is ready; ended with the block, and shown in full where it does not start."""
    log = tempfile.TemporaryFile()  # noqa: SIM115  (closed with the process)
    process = subprocess.Popen(
        command, cwd=folder, user=user, env=env, stdout=log, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL
    )
    try:
        _wait(ready, process)
        yield process
    except TimeoutError as error:
        log.seek(0)
        raise TimeoutError(f"{command[0]}: {error}\n{log.read().decode(errors='replace')[-4000:]}") from error
    finally:
        process.send_signal(end)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        log.close()


def _wait(ready: Callable[[], bool], process: "subprocess.Popen[bytes] | None" = None) -> None:
    until = time.monotonic() + PATIENCE
    while not ready():
        if process is not None and process.poll() is not None:
            raise TimeoutError(f"it ended with {process.returncode}")
        if time.monotonic() > until:
            raise TimeoutError("it did not start in time")
        time.sleep(0.05)


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _accepts(port: int) -> bool:
    try:
        psycopg.connect(f"postgres://site@127.0.0.1:{port}/postgres", connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True


def healthy(port: int) -> bool:
    try:
        with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def _unprivileged() -> str | None:
    """PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in known)


def _program(name: str) -> str:
    folders = [str(path) for path in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)]
    found = shutil.which(name, path=os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"], *folders]))
    if found is None:
        raise MissingServiceError(f"There is no {name} here. Debian: apt install postgresql redis-server")
    return found
