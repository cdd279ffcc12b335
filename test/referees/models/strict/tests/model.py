"""Operations of the real models, and answers to them that are right until a test changes one thing."""

from typing import Any

import botocore.session

from strict.answer import Answer, check_answer

_SESSION = botocore.session.Session()

ELB = 'http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/'
EC2 = 'http://ec2.amazonaws.com/doc/2016-11-15/'
ROUTE53 = 'https://route53.amazonaws.com/doc/2013-04-01/'


def operation(service: str, name: str) -> Any:
    return _SESSION.get_service_model(service).operation_model(name)


def found(service: str, name: str, body: str, status: int = 200, headers: dict[str, str] | None = None) -> list[str]:
    """What the checker has against this answer."""
    answer = Answer(status, {'content-type': 'text/xml', **(headers or {})}, body.encode())
    return check_answer(operation(service, name), answer)


def load_balancers(inside: str, xmlns: str = ELB) -> str:
    """A result of DescribeLoadBalancers with this inside its list."""
    return (
        f'<DescribeLoadBalancersResponse xmlns="{xmlns}"><DescribeLoadBalancersResult>'
        f'<LoadBalancers>{inside}</LoadBalancers></DescribeLoadBalancersResult>'
        '<ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></DescribeLoadBalancersResponse>'
    )


def instances(inside: str) -> str:
    """A result of DescribeInstances with this inside its only instance."""
    return (
        f'<DescribeInstancesResponse xmlns="{EC2}"><requestId>r</requestId><reservationSet><item>'
        f'<instancesSet><item>{inside}</item></instancesSet></item></reservationSet></DescribeInstancesResponse>'
    )


def zones(inside: str, more: str = '<IsTruncated>false</IsTruncated>') -> str:
    """A result of ListHostedZones with this inside its only zone."""
    return (
        f'<ListHostedZonesResponse xmlns="{ROUTE53}"><HostedZones><HostedZone>{inside}</HostedZone></HostedZones>'
        f'<Marker/>{more}<MaxItems>100</MaxItems></ListHostedZonesResponse>'
    )


ZONE = '<Id>/hostedzone/Z1PA6795UKMFR9</Id><Name>example.com.</Name><CallerReference>c</CallerReference>'


def refused(code: str, kind: str = 'Sender', message: str = 'no', xmlns: str = ELB) -> str:
    """An error of Elastic Load Balancing or Route 53."""
    return (
        f'<ErrorResponse xmlns="{xmlns}"><Error><Type>{kind}</Type><Code>{code}</Code><Message>{message}</Message>'
        '</Error><RequestId>r</RequestId></ErrorResponse>'
    )


def refused_by_ec2(code: str) -> str:
    """An error of EC2."""
    return (
        f'<Response><Errors><Error><Code>{code}</Code><Message>no</Message></Error></Errors>'
        '<RequestID>r</RequestID></Response>'
    )
