"""All that stands in an AWS account, as far as a release can touch it, read with boto3 page by page."""

import base64
from typing import Any

from clients import client

Item = dict[str, Any]


def everything(service: Any, operation: str, key: str, **asked: Any) -> list[Item]:
    """All items that an operation lists."""
    if not service.can_paginate(operation):
        return getattr(service, operation)(**asked)[key]
    return [item for page in service.get_paginator(operation).paginate(**asked) for item in page[key]]


def tag_map(tags: list[Item]) -> dict[str, str]:
    """Tags as a mapping."""
    return {tag["Key"]: tag["Value"] for tag in tags}


def read_elbv2() -> Item:
    """Load balancers, listeners, rules (with their listener's port) and groups; tags by ARN."""
    elbv2 = client("elbv2")
    balancers = everything(elbv2, "describe_load_balancers", "LoadBalancers")
    listeners, rules = [], []
    for balancer in balancers:
        arn = balancer["LoadBalancerArn"]
        listeners += everything(elbv2, "describe_listeners", "Listeners", LoadBalancerArn=arn)
    for listener in listeners:
        of_listener = everything(elbv2, "describe_rules", "Rules", ListenerArn=listener["ListenerArn"])
        rules += [{**rule, "Port": listener["Port"]} for rule in of_listener]
    groups = [read_group(elbv2, group) for group in everything(elbv2, "describe_target_groups", "TargetGroups")]
    arns = [
        *(balancer["LoadBalancerArn"] for balancer in balancers),
        *(listener["ListenerArn"] for listener in listeners),
        *(rule["RuleArn"] for rule in rules if not rule["IsDefault"]),
        *(group["TargetGroupArn"] for group in groups),
    ]
    return {
        "balancers": balancers,
        "listeners": listeners,
        "rules": rules,
        "groups": groups,
        "tags": read_tags(elbv2, arns),
    }


def read_group(elbv2: Any, group: Item) -> Item:
    """A target group with its targets and attributes."""
    arn = {"TargetGroupArn": group["TargetGroupArn"]}
    return {
        **group,
        "Health": elbv2.describe_target_health(**arn)["TargetHealthDescriptions"],
        "Attributes": elbv2.describe_target_group_attributes(**arn)["Attributes"],
    }


def read_tags(elbv2: Any, arns: list[str]) -> dict[str, dict[str, str]]:
    """Tags by ARN; one call takes twenty."""
    found = [
        described
        for start in range(0, len(arns), 20)
        for described in elbv2.describe_tags(ResourceArns=arns[start : start + 20])["TagDescriptions"]
    ]
    return {described["ResourceArn"]: tag_map(described["Tags"]) for described in found}


def read_ec2() -> Item:
    """Instances with their user data, and what comes and goes with them."""
    ec2 = client("ec2")
    reservations = everything(ec2, "describe_instances", "Reservations")
    instances = [instance for reservation in reservations for instance in reservation["Instances"]]
    return {
        "instances": [{**instance, "UserData": read_user_data(ec2, instance)} for instance in instances],
        "volumes": everything(ec2, "describe_volumes", "Volumes"),
        "interfaces": everything(ec2, "describe_network_interfaces", "NetworkInterfaces"),
        "securityGroups": everything(ec2, "describe_security_groups", "SecurityGroups"),
        "launchTemplates": everything(ec2, "describe_launch_templates", "LaunchTemplates"),
    }


def read_user_data(ec2: Any, instance: Item) -> str:
    """As text; of what is on its way out it is not asked."""
    if instance["State"]["Name"] != "running":
        return ""
    asked = ec2.describe_instance_attribute(InstanceId=instance["InstanceId"], Attribute="userData")
    return base64.b64decode(asked.get("UserData", {}).get("Value", "")).decode()


def read_route53() -> dict[str, list[Item]]:
    """Record sets by the name of their zone."""
    route53 = client("route53")
    zones = everything(route53, "list_hosted_zones", "HostedZones")
    return {
        zone["Name"]: everything(
            route53, "list_resource_record_sets", "ResourceRecordSets", HostedZoneId=zone["Id"]
        )
        for zone in zones
    }
