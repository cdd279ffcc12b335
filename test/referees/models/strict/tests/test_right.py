"""Answers as AWS's pages show them are found to be right."""

import unittest

from .model import ROUTE53, ZONE, found, instances, load_balancers, refused, refused_by_ec2, zones


class Right(unittest.TestCase):
    def test_results(self) -> None:
        member = '<member><Type>application</Type><CreatedTime>2016-03-25T21:26:12.920Z</CreatedTime></member>'
        tags = '<CreateTagsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>r</requestId>'
        running = '<instanceState><code>16</code><name>running</name></instanceState>'
        for service, operation, body in [
            ('elbv2', 'DescribeLoadBalancers', load_balancers(member)),
            ('elbv2', 'DescribeLoadBalancers', load_balancers('')),
            ('ec2', 'DescribeInstances', instances(running)),
            ('ec2', 'CreateTags', f'{tags}<return>true</return></CreateTagsResponse>'),
            ('route53', 'ListHostedZones', zones(ZONE)),
        ]:
            with self.subTest(operation):
                self.assertEqual(found(service, operation, body), [])

    def test_errors(self) -> None:
        messages = '<Messages><Message>a</Message><Message>b</Message></Messages><RequestId>r</RequestId>'
        for service, operation, status, body in [
            ('elbv2', 'DescribeTargetGroups', 400, refused('TargetGroupNotFound')),
            ('elbv2', 'DescribeTargetGroups', 400, refused('ValidationError')),
            ('elbv2', 'DescribeTargetGroups', 503, refused('ServiceUnavailable', 'Receiver')),
            ('ec2', 'DescribeInstances', 400, refused_by_ec2('InvalidInstanceID.NotFound')),
            ('ec2', 'DescribeInstances', 412, refused_by_ec2('DryRunOperation')),
            ('route53', 'GetHostedZone', 404, refused('NoSuchHostedZone', xmlns=ROUTE53)),
            ('route53', 'ChangeResourceRecordSets', 400, refused('InvalidChangeBatch', xmlns=ROUTE53)),
            (
                'route53',
                'ChangeResourceRecordSets',
                400,
                f'<InvalidChangeBatch xmlns="{ROUTE53}">{messages}</InvalidChangeBatch>',
            ),
        ]:
            with self.subTest(operation, body=body):
                self.assertEqual(found(service, operation, body, status), [])

    def test_a_member_in_a_header(self) -> None:
        inside = (
            f'<HostedZone>{ZONE}</HostedZone><ChangeInfo><Id>/change/C1</Id><Status>PENDING</Status>'
            '<SubmittedAt>2026-01-02T03:04:05Z</SubmittedAt></ChangeInfo>'
            '<DelegationSet><NameServers><NameServer>ns-1.example</NameServer></NameServers></DelegationSet>'
        )
        body = f'<CreateHostedZoneResponse xmlns="{ROUTE53}">{inside}</CreateHostedZoneResponse>'

        self.assertEqual(found('route53', 'CreateHostedZone', body, 201, {'location': 'https://…/Z1'}), [])
        self.assertIn('Location', found('route53', 'CreateHostedZone', body, 201)[0])
