"""A person with boto3: does what each line of stdin asks for, and answers with a line of JSON.

`{"do": "build", "serving": 2}`, `{"do": "look"}`, `{"do": "forward", "listener": ARN, "group": ARN}` …
"""

import json
import sys
from collections.abc import Callable
from importlib.metadata import version
from typing import Any

from clients import client
import deviations
import state
import world


def forward(listener: str, group: str) -> None:
    """Points a listener's default action at a group, as somebody in the console does."""
    action = {"Type": "forward", "TargetGroupArn": group}
    client("elbv2").modify_listener(ListenerArn=listener, DefaultActions=[action])


ACTS: dict[str, Callable[..., Any]] = {
    "build": world.build,
    "look": state.look,
    "forward": forward,
    "deviations": deviations.ask,
    "version": version,
}


def answer(line: str) -> dict[str, Any]:
    """What came of one line; an error is an answer too, so that the one who asked can say which it was."""
    asked = json.loads(line)
    try:
        return {"done": ACTS[asked.pop("do")](**asked)}
    except Exception as error:
        return {"failed": f"{type(error).__name__}: {error}"}


if __name__ == "__main__":
    for asked_line in sys.stdin:
        print(json.dumps(answer(asked_line), default=str), flush=True)
