"""Where moto answers what AWS would not, as far as the stories on moto rest on it.

Each entry says what moto does, what AWS does and on which page it says so, and asks moto whether that is still so: an
entry that no longer stands must go, and what it excused must then be seen here too.
"""

from base64 import b64encode
from collections.abc import Callable
from typing import Any, NamedTuple

from botocore.exceptions import ClientError
from botocore.parsers import ResponseParserError

from clients import client

Built = dict[str, Any]
ELB = "https://docs.aws.amazon.com/elasticloadbalancing/latest"


class Deviation(NamedTuple):
    """One difference, and the question that shows it."""

    moto: str
    aws: str
    page: str
    stands: Callable[[Built], bool]


def registered(built: Built) -> tuple[Any, dict[str, str], list[Any]]:
    """A static instance, registered in green, which no action names."""
    elbv2 = client("elbv2")
    static = elbv2.describe_target_health(TargetGroupArn=built["groups"]["static"])["TargetHealthDescriptions"]
    target = {"Id": static[0]["Target"]["Id"]}
    elbv2.register_targets(TargetGroupArn=built["groups"]["green"], Targets=[target])
    found = elbv2.describe_target_health(TargetGroupArn=built["groups"]["green"])["TargetHealthDescriptions"]
    return elbv2, target, found


def healthy_unseen(built: Built) -> bool:
    """AWS: `unused`, `Target.NotInUse`."""
    return [one["TargetHealth"]["State"] for one in registered(built)[2]] == ["healthy"]


def gone_at_once(built: Built) -> bool:
    """AWS: `draining`."""
    elbv2, target, _ = registered(built)
    group = {"TargetGroupArn": built["groups"]["green"]}
    elbv2.deregister_targets(**group, Targets=[target])
    return elbv2.describe_target_health(**group)["TargetHealthDescriptions"] == []


def unregistered_refused(built: Built) -> bool:
    """AWS: success."""
    elbv2, target, _ = registered(built)
    try:
        elbv2.deregister_targets(TargetGroupArn=built["groups"]["blue"], Targets=[target])
    except ClientError as error:
        return error.response["Error"]["Code"] == "InvalidTarget"
    return False


def token_ignored(built: Built) -> bool:
    """AWS: the same instance twice."""
    ec2 = client("ec2")
    asked = {"ImageId": built["image"], "MinCount": 1, "MaxCount": 1, "ClientToken": "the-same"}
    ids = [ec2.run_instances(**asked)["Instances"][0]["InstanceId"] for _ in range(2)]
    ec2.terminate_instances(InstanceIds=ids)
    return ids[0] != ids[1]


def source_forgotten(built: Built) -> bool:
    """AWS: the type of the source version."""
    ec2 = client("ec2")
    template = ec2.create_launch_template(
        LaunchTemplateName="forgetful", LaunchTemplateData={"ImageId": built["image"], "InstanceType": "t3.nano"}
    )["LaunchTemplate"]["LaunchTemplateId"]
    made = ec2.create_launch_template_version(
        LaunchTemplateId=template, SourceVersion="1", LaunchTemplateData={"ImageId": built["image"]}
    )
    return "InstanceType" not in made["LaunchTemplateVersion"]["LaunchTemplateData"]


def user_data_breaks(built: Built) -> bool:
    """AWS: the group launches."""
    data = {"ImageId": built["image"], "InstanceType": "t3.nano"}
    told = {"LaunchTemplateName": "told"}
    client("ec2").create_launch_template(**told, LaunchTemplateData=data)
    data["UserData"] = b64encode(b"#!/bin/sh").decode()
    client("ec2").create_launch_template_version(**told, LaunchTemplateData=data)
    try:
        client("autoscaling").create_auto_scaling_group(
            AutoScalingGroupName="told", MinSize=1, MaxSize=1, VPCZoneIdentifier=built["subnets"][0],
            LaunchTemplate={**told, "Version": "2"},
        )
    except ResponseParserError:
        return True
    return False


def insync_unasked(_: Built) -> bool:
    """AWS: `NoSuchChange`."""
    return client("route53").get_change(Id="C0NEVERMADE")["ChangeInfo"]["Status"] == "INSYNC"


DEVIATIONS = [
    Deviation(
        "A version of a launch template holds nothing of the version that it was made from.",
        "It has what it does not say itself from its source version.",
        "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLaunchTemplateVersion.html",
        source_forgotten,
    ),
    Deviation(
        "A group whose version of a launch template has user data breaks with 500 when it launches.",
        "It launches.",
        "https://docs.aws.amazon.com/autoscaling/ec2/userguide/create-launch-template.html",
        user_data_breaks,
    ),
    Deviation(
        "A target is healthy as soon as it is registered, also in a group that no action names.",
        "It is unused until an action names the group, then initial until it has passed a health check.",
        f"{ELB}/application/target-group-health-checks.html",
        healthy_unseen,
    ),
    Deviation(
        "A deregistered target is gone at once.",
        "It is draining until the deregistration delay is over.",
        f"{ELB}/APIReference/API_DeregisterTargets.html",
        gone_at_once,
    ),
    Deviation(
        "DeregisterTargets of what is not registered fails with InvalidTarget.",
        "If the specified target does not exist, the action returns successfully.",
        f"{ELB}/APIReference/API_DeregisterTargets.html",
        unregistered_refused,
    ),
    Deviation(
        "RunInstances does not look at ClientToken.",
        "The same token and parameters launch nothing more.",
        "https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-idempotency.html",
        token_ignored,
    ),
    Deviation(
        "GetChange answers INSYNC for every id.",
        "A change is PENDING until all name servers have it; an unknown id is NoSuchChange.",
        "https://docs.aws.amazon.com/Route53/latest/APIReference/API_GetChange.html",
        insync_unasked,
    ),
]


def ask(built: Built) -> list[dict[str, Any]]:
    """Each deviation with whether it still stands."""
    return [{"moto": one.moto, "aws": one.aws, "page": one.page, "stands": one.stands(built)} for one in DEVIATIONS]
