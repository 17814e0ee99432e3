"""Ports, and children that die."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from salford_css import launch
from salford_css.launch import Child, LaunchProblem, check_port
from salford_css.lifeline import Lifeline

ROOT = Path(__file__).resolve().parents[2]
SLEEP = partial(time.sleep, 60)
DIE = partial(sys.exit, 3)


@pytest.fixture
def lifeline(monkeypatch: pytest.MonkeyPatch) -> Iterator[Lifeline]:
    # A child of the test run inherits its answer to SIGTERM, which a sleeper never comes to give.
    monkeypatch.setattr(launch, "GRACE", 0.2)
    with Lifeline() as held:
        yield held


def test_a_free_port_is_taken() -> None:
    with socket.socket() as attempt:
        attempt.bind(("127.0.0.1", 0))
        port = attempt.getsockname()[1]
    assert check_port(str(port)) == port


def test_a_port_somebody_serves_on_is_refused() -> None:
    with socket.socket() as somebody:
        somebody.bind(("127.0.0.1", 0))
        somebody.listen()
        with pytest.raises(LaunchProblem, match="is taken by another program: end that one, or choose another"):
            check_port(str(somebody.getsockname()[1]))


@pytest.mark.parametrize("text", ["", "web", "0", "65536", "-1", "80.5", "８０００"])
def test_what_is_no_port_is_refused(text: str) -> None:
    with pytest.raises(LaunchProblem, match="is no port"):
        check_port(text)


def test_a_living_child_is_left_alone(lifeline: Lifeline) -> None:
    child = Child("sleeper", SLEEP, lifeline)
    process = child.process
    child.keep_alive(pytest.fail)
    assert child.process is process
    child.stop()
    child.wait()


def test_a_child_that_was_killed_is_started_again(lifeline: Lifeline) -> None:
    child = Child("sleeper", SLEEP, lifeline)
    child.process.kill()
    child.process.join()
    said: list[str] = []
    child.keep_alive(said.append)
    assert said == ["The sleeper ended with code -9; starting it again."]
    assert child.process.is_alive()
    child.stop()
    child.wait()


def test_a_child_that_dies_again_and_again_is_given_up(lifeline: Lifeline) -> None:
    child = Child("loser", DIE, lifeline)
    with pytest.raises(LaunchProblem, match="The loser keeps ending, with code 3"):
        for _ in range(3):
            child.process.join()
            child.keep_alive(lambda sentence: None)


def test_a_ctrl_c_is_heard_where_a_shell_shut_it_off() -> None:
    shut = "import os, signal; signal.signal(signal.SIGINT, signal.SIG_IGN); "
    hear = "from salford_css.embedded.signals import hear_ctrl_c; hear_ctrl_c(); os.kill(os.getpid(), signal.SIGINT)"
    ended = subprocess.run([sys.executable, "-c", shut + hear], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert "KeyboardInterrupt" in ended.stderr
