import type { Json } from '../clients/client.ts'
import { elbv2, fails, neighbour, undo } from './ask.ts'
import type { Call, Scene } from './call.ts'
import { groupArn, targetGroup } from './setting.ts'
import type { Stage } from './stage.ts'

const blue = { TargetGroupArn: groupArn('blue') }
const lost = neighbour(groupArn('blue'))

/** Target groups and their health checks; every limit that AWS documents is overstepped once. */
export const targetGroups: Scene = {
  name: 'groups',
  calls: (on) => [
    describe('before', { Names: [on.name('blue')] }, 'TargetGroupNotFound'),
    targetGroup(on, 'blue'),
    { ...targetGroup(on, 'blue'), id: 'again' },
    ...kinds(on),
    ...looks(on),
    ...changes(),
    ...mistakes(on),
    elbv2('delete', 'DeleteTargetGroup', blue),
    elbv2('deleteAgain', 'DeleteTargetGroup', blue),
    describe('gone', { TargetGroupArns: [groupArn('blue')] }, 'TargetGroupNotFound'),
  ],
}

function kinds(on: Stage): readonly Call[] {
  const lambda = { Name: on.name('lambda'), TargetType: 'lambda', Tags: on.tags }
  return [
    targetGroup(on, 'ip', { TargetType: 'ip', Protocol: 'HTTPS', Port: 443 }),
    targetGroup(on, 'http2', { ProtocolVersion: 'HTTP2', Port: 8080 }),
    targetGroup(on, 'grpc', { ProtocolVersion: 'GRPC', Port: 50_051 }),
    { ...targetGroup(on, 'lambda'), input: lambda },
    targetGroup(on, 'checked', {
      HealthCheckPath: '/healthz',
      HealthCheckPort: '8081',
      HealthCheckIntervalSeconds: 5,
      HealthCheckTimeoutSeconds: 2,
      HealthyThresholdCount: 2,
      UnhealthyThresholdCount: 3,
      Matcher: { HttpCode: '200-204,301' },
    }),
  ]
}

function looks({ name }: Stage): readonly Call[] {
  return [
    describe('byArn', { TargetGroupArns: [groupArn('checked')] }),
    describe('byNames', { Names: [name('blue'), name('ip')] }),
    describe('lost', { TargetGroupArns: [lost] }, 'TargetGroupNotFound'),
    describe('notAnArn', { TargetGroupArns: ['blue'] }, 'ValidationError'),
  ]
}

function describe(id: string, input: Record<string, Json>, code?: string): Call {
  return { ...elbv2(id, 'DescribeTargetGroups', input), ...(code !== undefined && fails(code)) }
}

function changes(): readonly Call[] {
  const modify = (id: string, input: Record<string, Json>) =>
    elbv2(id, 'ModifyTargetGroup', { ...blue, ...input })
  return [
    modify('modify', { HealthCheckPath: '/ready', HealthyThresholdCount: 3 }),
    modify('modifyMatcher', { Matcher: { HttpCode: '200,202' } }),
    describe('modified', { TargetGroupArns: [groupArn('blue')] }),
    { ...modify('modifyInterval', { HealthCheckIntervalSeconds: 301 }), ...fails('ValidationError') },
    { ...modify('modifyLost', { TargetGroupArn: lost }), ...fails('TargetGroupNotFound') },
  ]
}

function mistakes({ name, tags, vpc }: Stage): readonly Call[] {
  const plain = { Protocol: 'HTTP', Port: 80, VpcId: vpc, Tags: tags }
  const refused = (id: string, input: Record<string, Json>, code = 'ValidationError'): Call => ({
    ...elbv2(id, 'CreateTargetGroup', { Name: name(id), ...input }, fails(code)),
    ...undo('DeleteTargetGroup', { TargetGroupArn: groupArn(id) }),
  })
  const { Protocol, Port, VpcId } = plain
  const checkedBy = (id: string, check: Record<string, Json>) => refused(id, { ...plain, ...check })
  return [
    refused('otherPort', { ...plain, Name: name('blue'), Port: 81 }, 'DuplicateTargetGroupName'),
    refused('longName', { ...plain, Name: `${name('long')}-${'x'.repeat(20)}` }),
    refused('hyphen', { ...plain, Name: `-${name('hyphen')}` }),
    refused('letters', { ...plain, Name: `${name('letters')}_` }),
    refused('noProtocol', { Port, VpcId }),
    refused('noPort', { Protocol, VpcId }),
    refused('noVpc', { Protocol, Port }),
    refused('lostVpc', { ...plain, VpcId: 'vpc-0123456789abcdef0' }),
    refused('protocol', { ...plain, Protocol: 'FTP' }),
    refused('port', { ...plain, Port: 65_536 }),
    refused('kind', { ...plain, TargetType: 'container' }),
    checkedBy('interval', { HealthCheckIntervalSeconds: 4 }),
    checkedBy('timeout', { HealthCheckIntervalSeconds: 10, HealthCheckTimeoutSeconds: 10 }),
    checkedBy('threshold', { HealthyThresholdCount: 1 }),
    checkedBy('path', { HealthCheckPath: 'healthz' }),
    checkedBy('matcher', { Matcher: { HttpCode: '199' } }),
    checkedBy('checkPort', { HealthCheckPort: '65536' }),
    refused('checkByTcp', { ...plain, HealthCheckProtocol: 'TCP' }, 'InvalidConfigurationRequest'),
  ]
}
