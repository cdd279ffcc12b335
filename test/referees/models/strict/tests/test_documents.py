"""A document is found out that is not put together as its protocol says."""

import unittest

from .model import EC2, ROUTE53, found, instances, load_balancers, refused, refused_by_ec2, zones

RIGHT = load_balancers('')


class Documents(unittest.TestCase):
    def wrong(self, service: str, operation: str, body: str, words: str, status: int = 200) -> None:
        findings = found(service, operation, body, status)
        self.assertTrue(any(words in finding for finding in findings), findings)

    def test_no_xml(self) -> None:
        self.wrong('elbv2', 'DescribeLoadBalancers', '{"LoadBalancers": []}', 'no XML')
        self.wrong('elbv2', 'DescribeLoadBalancers', '', 'no XML')

    def test_the_content_type(self) -> None:
        findings = found('elbv2', 'DescribeLoadBalancers', RIGHT, headers={'content-type': 'application/json'})
        self.assertEqual(findings, ["the content type is 'application/json', and should be text/xml"])

    def test_the_namespace(self) -> None:
        for xmlns in (EC2, 'http://elasticloadbalancing.amazonaws.com/doc/2012-06-01/', ''):
            with self.subTest(xmlns):
                self.wrong('elbv2', 'DescribeLoadBalancers', load_balancers('', xmlns), 'the namespace is')
        self.wrong('route53', 'ListHostedZones', zones('').replace(ROUTE53, EC2), 'the namespace is')
        spaced = refused_by_ec2('InvalidAction').replace('<Response>', f'<Response xmlns="{EC2}">')
        self.wrong('ec2', 'DescribeVpcs', spaced, 'no namespace', 400)

    def test_the_wrapper_of_a_result(self) -> None:
        other = RIGHT.replace('DescribeLoadBalancersResult', 'DescribeTargetGroupsResult')
        self.wrong('elbv2', 'DescribeLoadBalancers', other, 'should hold')
        for service, operation, right in (
            ('elbv2', 'DescribeLoadBalancers', RIGHT),
            ('route53', 'ListHostedZones', zones('')),
            ('ec2', 'DescribeInstances', instances('')),
        ):
            with self.subTest(service):
                self.wrong(service, operation, right.replace(f'{operation}Response', 'Response'), 'should be <')

    def test_an_answer_without_a_request_id(self) -> None:
        self.wrong('elbv2', 'DescribeLoadBalancers', RIGHT.replace('>r<', '><'), '<RequestId> is empty')
        self.wrong('elbv2', 'DescribeLoadBalancers', RIGHT.replace('<RequestId>r</RequestId>', ''), 'should hold')
        self.wrong('ec2', 'DescribeVpcs', f'<DescribeVpcsResponse xmlns="{EC2}"/>', 'no <requestId>')
        self.wrong('elbv2', 'DescribeLoadBalancers', refused('ValidationError').replace('>r<', '><'), 'is empty', 400)

    def test_a_result_that_the_operation_does_not_have(self) -> None:
        more = f'<CreateTagsResponse xmlns="{EC2}"><requestId>r</requestId><tagSet/></CreateTagsResponse>'
        self.wrong('ec2', 'CreateTags', more, 'should hold')

    def test_the_status_of_a_result(self) -> None:
        self.wrong('elbv2', 'DescribeLoadBalancers', RIGHT, 'should be 200', 201)


class Errors(unittest.TestCase):
    def wrong(self, service: str, operation: str, status: int, body: str, words: str) -> None:
        findings = found(service, operation, body, status)
        self.assertEqual(len(findings), 1, findings)
        self.assertIn(words, findings[0])

    def test_a_code_that_the_operation_does_not_have(self) -> None:
        self.wrong('elbv2', 'DescribeTargetGroups', 400, refused('PriorityInUse'), 'is no error of the call')
        self.wrong('elbv2', 'DescribeTargetGroups', 400, refused('TargetGroupNotFoundException'), 'is no error of the call')
        self.wrong('ec2', 'DescribeInstances', 400, refused_by_ec2('NoSuchInstance'), 'is no error of the call')
        self.wrong('route53', 'GetHostedZone', 400, refused('NoSuchChange', xmlns=ROUTE53), 'is no error of the call')

    def test_a_status_that_is_not_that_of_the_code(self) -> None:
        no_zone = refused('NoSuchHostedZone', xmlns=ROUTE53)
        self.wrong('route53', 'GetHostedZone', 400, no_zone, 'with 404 to 404')
        self.wrong('elbv2', 'DescribeTargetGroups', 404, refused('TargetGroupNotFound'), 'with 400 to 400')
        self.wrong('elbv2', 'DescribeTargetGroups', 400, refused('InvalidClientTokenId'), 'with 403 to 403')
        self.wrong('ec2', 'DescribeVpcs', 503, refused_by_ec2('InvalidVpcID.NotFound'), 'with 400 to 499')
        self.wrong('ec2', 'DescribeVpcs', 400, refused_by_ec2('RequestLimitExceeded'), 'with 500 to 599')

    def test_whose_fault_it_is(self) -> None:
        self.wrong('elbv2', 'DescribeTargetGroups', 400, refused('ValidationError', 'Receiver'), 'of the Sender')
        self.wrong('elbv2', 'DescribeTargetGroups', 503, refused('ServiceUnavailable'), 'of the Receiver')

    def test_a_message_that_is_missing(self) -> None:
        self.wrong('elbv2', 'DescribeTargetGroups', 400, refused('ValidationError', message=''), 'is empty')

    def test_the_form_of_another_protocol(self) -> None:
        findings = found('ec2', 'DescribeVpcs', refused('InvalidAction'), 400)
        self.assertTrue(any('should be <Response>' in finding for finding in findings), findings)
        findings = found('elbv2', 'DescribeRules', refused_by_ec2('ValidationError'), 400)
        self.assertTrue(any('should be <ErrorResponse>' in finding for finding in findings), findings)
