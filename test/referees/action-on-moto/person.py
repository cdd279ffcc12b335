"""A person with boto3: does what each line of stdin asks for, and answers with a line of JSON.

`{"do": "build", "serving": 2}`, `{"do": "look"}`, `{"do": "forward", "listener": ARN, "group": ARN}` …
"""

from importlib.metadata import version

import deviations
import state
import world
from clients import client
from json_lines import serve


def forward(listener: str, group: str) -> None:
    """Points a listener's default action at a group, as somebody in the console does."""
    action = {"Type": "forward", "TargetGroupArn": group}
    client("elbv2").modify_listener(ListenerArn=listener, DefaultActions=[action])


if __name__ == "__main__":
    serve({
        "build": world.build,
        "look": state.look,
        "forward": forward,
        "deviations": deviations.ask,
        "version": version,
    })
