"""What stands in the account, in words.

`python state.py` prints it as JSON, for whatever AWS the environment points at.
"""

import json

from account import Item, read_ec2, read_elbv2, read_route53, tag_map


def forwards(actions: list[Item], names: dict[str, str]) -> str:
    """`web-blue`, or `web-green 1, web-blue 0`, or the kind of the last action."""
    last = actions[-1]
    if last["Type"] != "forward":
        return last["Type"]
    fed = last.get("ForwardConfig", {}).get("TargetGroups") or [{"TargetGroupArn": last["TargetGroupArn"]}]
    if len(fed) == 1:
        return names[fed[0]["TargetGroupArn"]]
    weights = sorted((-group["Weight"], names[group["TargetGroupArn"]]) for group in fed)
    return ", ".join(f"{name} {-weight}" for weight, name in weights)


def condition_words(condition: Item) -> str:
    """`host-header api.example.com`."""
    config = next((value for key, value in condition.items() if key.endswith("Config")), {})
    values = config.get("Values") or condition.get("Values") or []
    return " ".join([condition["Field"], *filter(None, [config.get("HttpHeaderName")]), *values])


def name_of(instance: Item) -> str:
    """Its name and, where it has one, its release."""
    tags = tag_map(instance.get("Tags", []))
    return " ".join(filter(None, [tags.get("Name", instance["InstanceId"]), tags.get("Release")]))


def security_groups(instance: Item) -> list[str]:
    """Those of its network interfaces: moto shows none of the instance itself when the launch named them there."""
    shown = [instance, *instance.get("NetworkInterfaces", [])]
    groups = [group for one in shown for group in one.get("SecurityGroups") or one.get("Groups") or []]
    return sorted({group["GroupId"] for group in groups})


def machine(instance: Item) -> Item:
    """What an instance was made from and what it carries."""
    return {
        "id": instance["InstanceId"],
        "state": instance["State"]["Name"],
        "tags": tag_map(instance.get("Tags", [])),
        "subnet": instance.get("SubnetId", ""),
        "image": instance["ImageId"],
        "type": instance["InstanceType"],
        "securityGroups": security_groups(instance),
        "tokens": instance.get("MetadataOptions", {}).get("HttpTokens", ""),
        "userData": instance["UserData"],
    }


def rule_words(rule: Item, names: dict[str, str], tags: dict[str, dict[str, str]]) -> Item:
    """Where a rule leads, for what, and what it carries."""
    return {
        "forwards": forwards(rule["Actions"], names),
        "conditions": [condition_words(condition) for condition in rule["Conditions"]],
        "tags": tags.get(rule["RuleArn"], {}),
    }


def look() -> Item:
    """The account in words; `complete` is all that could be read, for comparing two moments."""
    elb, ec2, zones = read_elbv2(), read_ec2(), read_route53()
    names = {group["TargetGroupArn"]: group["TargetGroupName"] for group in elb["groups"]}
    instances = ec2["instances"]
    by_id = {one["InstanceId"]: name_of(one) for one in instances}
    by_address = {one["PrivateIpAddress"]: name_of(one) for one in instances if "PrivateIpAddress" in one}
    records = [record for of_zone in zones.values() for record in of_zone if record["Type"] == "A"]
    return {
        "listeners": {str(one["Port"]): forwards(one["DefaultActions"], names) for one in elb["listeners"]},
        "rules": {f"{one['Port']} {one['Priority']}": rule_words(one, names, elb["tags"]) for one in elb["rules"]},
        "targets": {
            group["TargetGroupName"]: sorted(
                f"{by_id[one['Target']['Id']]} {one['TargetHealth']['State']}" for one in group["Health"]
            )
            for group in elb["groups"]
        },
        "groupTags": {name: elb["tags"][arn] for arn, name in names.items()},
        "instances": sorted(f"{name_of(one)} {one['State']['Name']}" for one in instances),
        "machines": {name_of(one): machine(one) for one in instances},
        "records": {
            record["Name"]: ", ".join(
                by_address.get(value["Value"], value["Value"]) for value in record["ResourceRecords"]
            )
            for record in records
        },
        "complete": {"elbv2": elb, "ec2": ec2, "route53": zones},
    }


if __name__ == "__main__":
    print(json.dumps(look(), default=str, indent=2))
