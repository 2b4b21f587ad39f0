"""`make run`, first half: what needs no packages. Is the port free? Then the environment, then serve.py."""

import os
import socket
import sys

import environment

HOST = "127.0.0.1"
TRIED = 20  # how many ports after the busy one are looked at, to name a free one


def port() -> int:
    """PORT from the environment, or exit with a sentence."""
    given = os.environ.get("PORT", "").strip() or "8000"
    if not (given.isascii() and given.isdigit()) or not 1024 <= int(given) <= 65535:
        sys.exit(f"PORT is “{given}”. Write a number from 1024 to 65535, like: make run PORT=8001")
    return int(given)


def busy(number: int) -> bool:
    """Whether a program answers at the port, or holds it without answering."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.settimeout(1)
        if probe.connect_ex((HOST, number)) == 0:
            return True
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, number))
        except OSError:
            return True
    return False


def refuse_a_busy_port(number: int) -> None:
    if not busy(number):
        return
    later = range(number + 1, min(number + TRIED, 65535) + 1)
    free = next((candidate for candidate in later if not busy(candidate)), None)
    advice = f"Stop it, or choose another port: make run PORT={free}" if free else "Stop it, or choose another PORT."
    sys.exit(f"Port {number} is used by another program. {advice}")


def main() -> None:
    number = port()
    refuse_a_busy_port(number)
    environment.ensure("requirements.txt")
    os.chdir(environment.ROOT)
    serve = [str(environment.PYTHON), str(environment.ROOT / "scripts" / "serve.py")]
    os.execve(serve[0], serve, {**environment.environment(), "PORT": str(number)})


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit("Stopped. Start again whenever you like.")
    except OSError as error:
        sys.exit(f"The site cannot be set up here: {error}. Free some space or choose a folder that you may write to.")
