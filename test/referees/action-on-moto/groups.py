"""Two Auto Scaling groups, built with boto3 beside what `world.py` built: blue serves with two instances, green is empty."""

from typing import Any

from account import everything, tag_map
from clients import client

NAMES = {"blue": "asg-blue", "green": "asg-green"}


def build(built: dict[str, Any]) -> dict[str, str]:
    """Both groups, launching from one template; gives their names."""
    template = client("ec2").create_launch_template(
        LaunchTemplateName="web",
        LaunchTemplateData={
            "ImageId": built["image"],
            "InstanceType": "t3.small",
            "SecurityGroupIds": [built["securityGroup"]],
            "MetadataOptions": {"HttpTokens": "required"},
        },
    )["LaunchTemplate"]["LaunchTemplateId"]
    make("blue", 2, built, template, TargetGroupARNs=[built["groups"]["blue"]])
    make("green", 0, built, template)
    return NAMES


def make(color: str, size: int, built: dict[str, Any], template: str, **more: Any) -> None:
    """One group of this size, with a tag of its owner."""
    tag = {"Key": "Team", "Value": "shop", "PropagateAtLaunch": True}
    client("autoscaling").create_auto_scaling_group(
        AutoScalingGroupName=NAMES[color], MinSize=size // 2, MaxSize=4, DesiredCapacity=size,
        VPCZoneIdentifier=",".join(built["subnets"]),
        LaunchTemplate={"LaunchTemplateId": template, "Version": "1"},
        Tags=[{**tag, "ResourceId": NAMES[color], "ResourceType": "auto-scaling-group"}], **more,
    )


def look() -> dict[str, Any]:
    """Each group in words."""
    groups = everything(client("autoscaling"), "describe_auto_scaling_groups", "AutoScalingGroups")
    return {group["AutoScalingGroupName"]: in_words(group) for group in groups}


def in_words(group: dict[str, Any]) -> dict[str, Any]:
    """Sizes as `2 of 1-4`, what is held back, how many are protected, and tags."""
    return {
        "size": f"{group['DesiredCapacity']} of {group['MinSize']}-{group['MaxSize']}",
        "suspended": sorted(one["ProcessName"] for one in group.get("SuspendedProcesses", [])),
        "instances": sorted(one["InstanceId"] for one in group["Instances"]),
        "protected": sum(one["ProtectedFromScaleIn"] for one in group["Instances"]),
        "tags": tag_map(group.get("Tags", [])),
    }
