import type { Json } from '../clients/client.ts'
import { ec2, elbv2, fails, neighbour, undo, until } from './ask.ts'
import type { Call, Scene } from './call.ts'
import { balancerArn, loadBalancer } from './setting.ts'
import type { Stage } from './stage.ts'

const one = { LoadBalancerArn: balancerArn() }
const lost = neighbour(balancerArn())

/** A load balancer from its creation to its end, with what is refused of each. */
export const loadBalancers: Scene = {
  name: 'balancers',
  calls: (on) => [
    elbv2('limits', 'DescribeAccountLimits', {}),
    describe('before', { Names: [on.name('balancer')] }, 'LoadBalancerNotFound'),
    loadBalancer(on),
    ...looks(on),
    ...attributes(),
    ...mistakes(on),
    elbv2('delete', 'DeleteLoadBalancer', one),
    elbv2('deleteAgain', 'DeleteLoadBalancer', one),
    describe('gone', { LoadBalancerArns: [balancerArn()] }, 'LoadBalancerNotFound'),
  ],
}

function looks(on: Stage): readonly Call[] {
  const { name, vpc } = on
  const nodes = [
    { Name: 'description', Values: [`ELB app/${name('balancer')}/*`] },
    { Name: 'vpc-id', Values: [vpc] },
  ]
  return [
    {
      ...describe('active', { LoadBalancerArns: [balancerArn()] }),
      ...until('LoadBalancers[0].State.Code', 'active'),
    },
    // Not before: how long it is `provisioning` is a matter of the moment.
    { ...loadBalancer(on), id: 'again' },
    describe('byName', { Names: [name('balancer')] }),
    describe('lost', { LoadBalancerArns: [lost] }, 'LoadBalancerNotFound'),
    describe('notAnArn', { LoadBalancerArns: ['balancer'] }, 'ValidationError'),
    describe('pageSize', { PageSize: 0 }, 'ValidationError'),
    ec2('interfaces', 'DescribeNetworkInterfaces', { Filters: nodes }),
  ]
}

function describe(id: string, input: Record<string, Json>, code?: string): Call {
  return { ...elbv2(id, 'DescribeLoadBalancers', input), ...(code !== undefined && fails(code)) }
}

function attributes(): readonly Call[] {
  const show = (id: string) => elbv2(id, 'DescribeLoadBalancerAttributes', one)
  const set = (id: string, Key: string, Value: string) =>
    elbv2(id, 'ModifyLoadBalancerAttributes', { ...one, Attributes: [{ Key, Value }] })
  const unprotect = set('unprotect', 'deletion_protection.enabled', 'false')
  return [
    show('attributes'),
    set('idle', 'idle_timeout.timeout_seconds', '120'),
    show('changed'),
    { ...set('idleTooLong', 'idle_timeout.timeout_seconds', '4001'), ...fails('ValidationError') },
    { ...set('unknownKey', 'idle_timeout.hours', '1'), ...fails('ValidationError') },
    { ...show('lostAttributes'), input: { LoadBalancerArn: lost }, ...fails('LoadBalancerNotFound') },
    {
      ...set('protect', 'deletion_protection.enabled', 'true'),
      ...undo(unprotect.operation, unprotect.input),
    },
    elbv2('protected', 'DeleteLoadBalancer', one, fails('OperationNotPermitted')),
    unprotect,
  ]
}

function mistakes(on: Stage): readonly Call[] {
  const { name, subnets } = on
  const create = (id: string, code: string, change: Record<string, Json>) => ({
    ...elbv2(id, 'CreateLoadBalancer', { ...proper(on, name(id)), ...change }, fails(code)),
    ...undo('DeleteLoadBalancer', { LoadBalancerArn: balancerArn(id) }),
  })
  const lostSubnet = [subnets[0].id, 'subnet-0123456789abcdef0']
  return [
    create('otherScheme', 'DuplicateLoadBalancerName', { Name: name('balancer'), Scheme: 'internet-facing' }),
    create('oneSubnet', 'ValidationError', { Subnets: [subnets[0].id] }),
    create('noSubnet', 'ValidationError', { Subnets: [] }),
    create('lost-net', 'SubnetNotFound', { Subnets: lostSubnet }),
    create('lostGroup', 'InvalidSecurityGroup', { SecurityGroups: ['sg-0123456789abcdef0'] }),
    create('longName', 'ValidationError', { Name: `${name('long')}-${'x'.repeat(20)}` }),
    create('hyphen', 'ValidationError', { Name: `${name('hyphen')}-` }),
    create('letters', 'ValidationError', { Name: `${name('letters')}_` }),
    create('internalName', 'ValidationError', { Name: `internal-swref-${on.run}` }),
    create('scheme', 'ValidationError', { Scheme: 'private' }),
  ]
}

function proper({ subnets, tags }: Stage, Name: string) {
  return { Name, Scheme: 'internal', Subnets: subnets.map(({ id }) => id), Tags: tags }
}
