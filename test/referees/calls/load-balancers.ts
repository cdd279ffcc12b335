import { ec2, elbv2, fails, neighbour, until } from './ask.ts'
import type { Scene } from './call.ts'
import { balancerArn, loadBalancer } from './setting.ts'

const attribute = (key: string, value: string) => ({
  LoadBalancerArn: balancerArn(),
  Attributes: [{ Key: key, Value: value }],
})

/** A load balancer from its creation to its end, with what is refused of each. */
export const loadBalancers: Scene = {
  name: 'load-balancers',
  calls(on) {
    const { name, subnets, tags, vpc } = on
    const both = subnets.map(({ id }) => id)
    const arn = { LoadBalancerArns: [balancerArn()] }
    const internal = { Scheme: 'internal', Tags: tags }
    const create = (id: string, input: Record<string, string | string[]>, code: string) =>
      elbv2(id, 'CreateLoadBalancer', { ...internal, Name: name(id), ...input }, fails(code))
    return [
      elbv2('limits', 'DescribeAccountLimits', {}),
      elbv2('before', 'DescribeLoadBalancers', { Names: [name('balancer')] }, fails('LoadBalancerNotFound')),
      loadBalancer(on),
      elbv2('again', 'CreateLoadBalancer', {
        ...internal,
        Name: name('balancer'),
        Subnets: both,
        SecurityGroups: [on.securityGroup],
      }),
      create(
        'otherScheme',
        { Name: name('balancer'), Subnets: both, Scheme: 'internet-facing' },
        'DuplicateLoadBalancerName',
      ),
      create('oneSubnet', { Subnets: both.slice(0, 1) }, 'ValidationError'),
      create('noSubnet', {}, 'ValidationError'),
      create('lostSubnet', { Subnets: [subnets[0].id, 'subnet-0123456789abcdef0'] }, 'SubnetNotFound'),
      create(
        'lostGroup',
        { Subnets: both, SecurityGroups: ['sg-0123456789abcdef0'] },
        'InvalidSecurityGroup',
      ),
      create('longName', { Name: `${name('long')}-${'x'.repeat(20)}`, Subnets: both }, 'ValidationError'),
      create('hyphen', { Name: `${name('hyphen')}-`, Subnets: both }, 'ValidationError'),
      create('letters', { Name: `${name('letters')}_`, Subnets: both }, 'ValidationError'),
      create('internalName', { Name: `internal-${on.run}`, Subnets: both }, 'ValidationError'),
      create('scheme', { Scheme: 'private', Subnets: both }, 'ValidationError'),
      elbv2('active', 'DescribeLoadBalancers', arn, until('LoadBalancers[0].State.Code', 'active')),
      elbv2('byName', 'DescribeLoadBalancers', { Names: [name('balancer')] }),
      elbv2('lostArn', 'DescribeLoadBalancers', { LoadBalancerArns: [lost] }, fails('LoadBalancerNotFound')),
      elbv2(
        'notAnArn',
        'DescribeLoadBalancers',
        { LoadBalancerArns: ['balancer'] },
        fails('ValidationError'),
      ),
      elbv2('pageSize', 'DescribeLoadBalancers', { PageSize: 0 }, fails('ValidationError')),
      ec2('interfaces', 'DescribeNetworkInterfaces', {
        Filters: [
          { Name: 'description', Values: [`ELB app/${name('balancer')}/*`] },
          { Name: 'vpc-id', Values: [vpc] },
        ],
      }),
      elbv2('attributes', 'DescribeLoadBalancerAttributes', { LoadBalancerArn: balancerArn() }),
      elbv2(
        'lostAttributes',
        'DescribeLoadBalancerAttributes',
        { LoadBalancerArn: lost },
        fails('LoadBalancerNotFound'),
      ),
      elbv2('idle', 'ModifyLoadBalancerAttributes', attribute('idle_timeout.timeout_seconds', '120')),
      elbv2(
        'idleTooLong',
        'ModifyLoadBalancerAttributes',
        attribute('idle_timeout.timeout_seconds', '4001'),
        fails('ValidationError'),
      ),
      elbv2(
        'unknownKey',
        'ModifyLoadBalancerAttributes',
        attribute('idle_timeout.hours', '1'),
        fails('ValidationError'),
      ),
      elbv2('protect', 'ModifyLoadBalancerAttributes', attribute('deletion_protection.enabled', 'true')),
      elbv2(
        'protected',
        'DeleteLoadBalancer',
        { LoadBalancerArn: balancerArn() },
        fails('OperationNotPermitted'),
      ),
      elbv2('unprotect', 'ModifyLoadBalancerAttributes', attribute('deletion_protection.enabled', 'false')),
      elbv2('changed', 'DescribeLoadBalancerAttributes', { LoadBalancerArn: balancerArn() }),
      elbv2('delete', 'DeleteLoadBalancer', { LoadBalancerArn: balancerArn() }),
      elbv2('deleteAgain', 'DeleteLoadBalancer', { LoadBalancerArn: balancerArn() }),
      elbv2('gone', 'DescribeLoadBalancers', arn, fails('LoadBalancerNotFound')),
    ]
  },
}

const lost = neighbour(balancerArn())
