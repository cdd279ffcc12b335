"""A person with boto3: does what each line of stdin asks for, and answers with a line of JSON.

`{"do": "build", "serving": 2}`, `{"do": "look"}`, `{"do": "forward", "listener": ARN, "group": ARN}` …
"""

from importlib.metadata import version

import deviations
import groups
import state
import world
from clients import client
from json_lines import serve


def forward(listener: str, group: str) -> None:
    """Points a listener's default action at a group, as somebody in the console does."""
    action = {"Type": "forward", "TargetGroupArn": group}
    client("elbv2").modify_listener(ListenerArn=listener, DefaultActions=[action])


def put_parameter(name: str, value: str) -> None:
    """A parameter that somebody keeps in Systems Manager."""
    client("ssm").put_parameter(Name=name, Value=value, Type="String")


def parameter(name: str) -> str:
    """What it holds."""
    return client("ssm").get_parameter(Name=name)["Parameter"]["Value"]


if __name__ == "__main__":
    serve({
        "build": world.build,
        "look": state.look,
        "forward": forward,
        "makeGroups": groups.build,
        "lookAtGroups": groups.look,
        "putParameter": put_parameter,
        "parameter": parameter,
        "deviations": deviations.ask,
        "version": version,
    })
