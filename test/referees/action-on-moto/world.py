"""What a user has before the first release, built with boto3 in an empty account.

A load balancer in two subnets with a listener and a rule that forward to the blue target group, an empty green one, a
private zone; and a third group behind a rule of its own, which no release may touch. With `serving`, instances that
somebody launched by hand stand in the blue group.
"""

from typing import Any

from clients import client

OWNED = [{"Key": "Team", "Value": "shop"}]
CONDITIONS = [
    {"Field": "host-header", "HostHeaderConfig": {"Values": ["api.example.com"]}},
    {"Field": "path-pattern", "PathPatternConfig": {"Values": ["/api/*"]}},
]


def make_group(elbv2: Any, vpc: str, name: str) -> str:
    """A target group that carries a tag of its owner."""
    answer = elbv2.create_target_group(
        Name=name, Protocol="HTTP", Port=8080, VpcId=vpc, TargetType="instance", Tags=OWNED
    )
    return answer["TargetGroups"][0]["TargetGroupArn"]


def make_routes(elbv2: Any, balancer: str, groups: dict[str, str]) -> dict[str, str]:
    """A listener and a rule that forward to blue, and a rule that forwards to the third group."""
    def forward(color: str) -> list[dict[str, Any]]:
        return [{"Type": "forward", "TargetGroupArn": groups[color]}]

    listener = elbv2.create_listener(
        LoadBalancerArn=balancer, Protocol="HTTP", Port=80, DefaultActions=forward("blue")
    )["Listeners"][0]["ListenerArn"]
    rule = elbv2.create_rule(
        ListenerArn=listener, Priority=100, Conditions=CONDITIONS, Actions=forward("blue"), Tags=OWNED
    )["Rules"][0]["RuleArn"]
    static = [{"Field": "path-pattern", "PathPatternConfig": {"Values": ["/static/*"]}}]
    elbv2.create_rule(ListenerArn=listener, Priority=200, Conditions=static, Actions=forward("static"))
    return {"listener": listener, "rule": rule}


def launch(ec2: Any, elbv2: Any, group: str, place: dict[str, str], name: str) -> str:
    """An instance that somebody launches by hand and registers."""
    tags = [{"Key": "Name", "Value": name}, *OWNED]
    launched = ec2.run_instances(
        ImageId=place["image"], InstanceType="t3.small", MinCount=1, MaxCount=1, SubnetId=place["subnet"],
        TagSpecifications=[{"ResourceType": "instance", "Tags": tags}],
    )
    instance = launched["Instances"][0]["InstanceId"]
    ec2.get_waiter("instance_running").wait(InstanceIds=[instance])
    elbv2.register_targets(TargetGroupArn=group, Targets=[{"Id": instance}])
    return instance


def make_zone(route53: Any, vpc: str, region: str) -> str:
    """A private zone with a record of somebody else's."""
    zone = route53.create_hosted_zone(
        Name="web.internal", CallerReference="web", HostedZoneConfig={"PrivateZone": True},
        VPC={"VPCRegion": region, "VPCId": vpc},
    )["HostedZone"]["Id"]
    record = {"Name": "db.web.internal", "Type": "A", "TTL": 300, "ResourceRecords": [{"Value": "172.31.0.250"}]}
    route53.change_resource_record_sets(
        HostedZoneId=zone, ChangeBatch={"Changes": [{"Action": "CREATE", "ResourceRecordSet": record}]}
    )
    return zone.removeprefix("/hostedzone/")


def build(serving: int) -> dict[str, Any]:
    """All of it, by the names under which a config speaks of it."""
    ec2, elbv2, route53 = (client(name) for name in ("ec2", "elbv2", "route53"))
    vpc = ec2.describe_vpcs(Filters=[{"Name": "is-default", "Values": ["true"]}])["Vpcs"][0]["VpcId"]
    found = ec2.describe_subnets(Filters=[{"Name": "vpc-id", "Values": [vpc]}])["Subnets"]
    subnets = sorted(found, key=lambda subnet: subnet["AvailabilityZone"])[:2]
    places = [subnet["SubnetId"] for subnet in subnets]
    named = [{"Name": "name", "Values": ["amzn2-ami-hvm-2.0.*"]}]
    image = ec2.describe_images(Owners=["amazon"], Filters=named)["Images"][0]["ImageId"]
    security_group = ec2.create_security_group(GroupName="web", Description="web", VpcId=vpc)["GroupId"]
    balancer = elbv2.create_load_balancer(
        Name="web", Type="application", Subnets=places, SecurityGroups=[security_group], Tags=OWNED
    )["LoadBalancers"][0]
    elbv2.get_waiter("load_balancer_available").wait(LoadBalancerArns=[balancer["LoadBalancerArn"]])
    groups = {color: make_group(elbv2, vpc, f"web-{color}") for color in ("blue", "green", "static")}
    routes = make_routes(elbv2, balancer["LoadBalancerArn"], groups)
    by_hand = [("static", "static-1"), *(("blue", f"old-web-{number}") for number in range(1, serving + 1))]
    for turn, (color, name) in enumerate(by_hand):
        launch(ec2, elbv2, groups[color], {"image": image, "subnet": places[turn % 2]}, name)
    return {
        "dnsName": balancer["DNSName"], "routes": routes, "groups": groups, "subnets": places,
        "securityGroup": security_group, "image": image, "zone": make_zone(route53, vpc, ec2.meta.region_name),
    }
