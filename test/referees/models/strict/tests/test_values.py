"""A wrong member of a result is found, whatever is wrong with it."""

import unittest

from .model import ZONE, found, instances, load_balancers, zones


def in_load_balancer(inside: str) -> list[str]:
    return found('elbv2', 'DescribeLoadBalancers', load_balancers(f'<member>{inside}</member>'))


def in_instance(inside: str) -> list[str]:
    return found('ec2', 'DescribeInstances', instances(inside))


class Values(unittest.TestCase):
    def wrong(self, findings: list[str], *words: str) -> None:
        """Just one thing is wrong, and it is said in these words."""
        self.assertEqual(len(findings), 1, findings)
        for word in words:
            self.assertIn(word, findings[0])

    def test_an_element_that_the_model_does_not_have(self) -> None:
        self.wrong(in_load_balancer('<Colour>blue</Colour>'), 'LoadBalancers[0]: <Colour> is no member of')
        self.wrong(in_load_balancer('<State><code>active</code></State>'), '<code> is no member')

    def test_a_member_of_a_name_that_is_not_the_one_on_the_wire(self) -> None:
        self.wrong(in_instance('<InstanceId>i-1</InstanceId>'), '<InstanceId> is no member')

    def test_a_value_that_is_not_listed(self) -> None:
        self.wrong(in_load_balancer('<State><Code>ready</Code></State>'), "State.Code: 'ready' is none of the values")

    def test_numbers(self) -> None:
        for text in ('sixteen', '1.5', '', ' 16'):
            with self.subTest(text):
                found_here = in_instance(f'<instanceState><code>{text}</code></instanceState>')
                self.wrong(found_here, 'State.Code', 'is no integer')

    def test_booleans(self) -> None:
        for text in ('True', '1', 'yes', ''):
            with self.subTest(text):
                self.wrong(in_instance(f'<ebsOptimized>{text}</ebsOptimized>'), 'is no boolean')

    def test_times(self) -> None:
        wrong = ('1458941172', '2016-03-25 21:26:12Z', '2016-03-25T21:26:12', '2016-13-25T21:26:12Z', 'Friday')
        for text in wrong:
            with self.subTest(text):
                self.wrong(in_load_balancer(f'<CreatedTime>{text}</CreatedTime>'), 'CreatedTime', 'is no timestamp')

    def test_lengths(self) -> None:
        for text, words in (('Z' * 40, 'above the most'), ('', 'below the least')):
            inside = ZONE.replace('<CallerReference>c', f'<CallerReference>{text * 4}')
            self.wrong(found('route53', 'ListHostedZones', zones(inside)), 'CallerReference', words)

    def test_a_length_is_that_of_the_id_without_its_prefix(self) -> None:
        for length, count in ((32, 0), (33, 1)):
            findings = found('route53', 'ListHostedZones', zones(ZONE.replace('Z1PA6795UKMFR9', 'Z' * length)))
            self.assertEqual(len(findings), count, findings)

    def test_a_list_whose_items_have_another_name(self) -> None:
        body = load_balancers('<item><Type>application</Type></item>')
        self.wrong(found('elbv2', 'DescribeLoadBalancers', body), '<item>', 'are <member>')
        self.wrong(in_instance('<groupSet><member/></groupSet>'), '<member>', 'are <item>')

    def test_a_list_without_the_element_around_its_items(self) -> None:
        flat = '<member><SecurityGroups>sg-1</SecurityGroups><SecurityGroups>sg-2</SecurityGroups></member>'
        findings = found('elbv2', 'DescribeLoadBalancers', load_balancers(flat))

        self.assertEqual(len(findings), 3, findings)
        self.assertIn('there 2 times', findings[2])

    def test_a_member_that_is_there_twice(self) -> None:
        self.wrong(in_load_balancer('<Type>network</Type><Type>application</Type>'), '<Type> is there 2 times')

    def test_a_member_that_is_required_and_missing(self) -> None:
        body = zones('<Id>Z1</Id><Name>a.</Name>')
        self.wrong(found('route53', 'ListHostedZones', body), 'CallerReference', 'missing')
        self.wrong(found('route53', 'ListHostedZones', zones(ZONE, '')), 'IsTruncated', 'missing')

    def test_text_where_elements_belong_and_elements_where_text_belongs(self) -> None:
        self.wrong(in_load_balancer('<State>active</State>'), "the text 'active'")
        self.wrong(in_load_balancer('<DNSName><Name>a</Name></DNSName>'), 'holds elements')

    def test_attributes(self) -> None:
        self.wrong(in_load_balancer('<DNSName nil="true"/>'), 'attributes')

    def test_maps(self) -> None:
        action = (
            '<DescribeListenersResponse xmlns="http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/">'
            '<DescribeListenersResult><Listeners><member><DefaultActions><member><Type>authenticate-oidc</Type>'
            '<AuthenticateOidcConfig><Issuer>i</Issuer><AuthorizationEndpoint>a</AuthorizationEndpoint>'
            '<TokenEndpoint>t</TokenEndpoint><UserInfoEndpoint>u</UserInfoEndpoint><ClientId>c</ClientId>'
            '<AuthenticationRequestExtraParams>{}</AuthenticationRequestExtraParams></AuthenticateOidcConfig></member>'
            '</DefaultActions></member></Listeners></DescribeListenersResult>'
            '<ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></DescribeListenersResponse>'
        )
        entry = '<entry><key>a</key><value>b</value></entry>'

        self.assertEqual(found('elbv2', 'DescribeListeners', action.format(entry)), [])
        self.wrong(found('elbv2', 'DescribeListeners', action.format('<entry><key>a</key></entry>')), 'no <entry>')
        for other in ('<a>b</a>', entry.replace('entry', 'item')):
            self.wrong(found('elbv2', 'DescribeListeners', action.format(other)), 'no <entry>')
