import type { Json } from '../clients/client.ts'
import { elbv2, fails, neighbour, undo } from './ask.ts'
import type { Scene } from './call.ts'
import { groupArn, targetGroup } from './setting.ts'

/** Target groups and their health checks; every limit that AWS documents is overstepped once. */
export const targetGroups: Scene = {
  name: 'target-groups',
  calls(on) {
    const { name, tags, vpc } = on
    const plain = { Protocol: 'HTTP', Port: 80, VpcId: vpc, Tags: tags }
    const refused = (id: string, input: Record<string, Json>, code = 'ValidationError') =>
      elbv2(id, 'CreateTargetGroup', { ...plain, Name: name(id), ...input }, fails(code))
    const arn = { TargetGroupArn: groupArn('blue') }
    return [
      elbv2('before', 'DescribeTargetGroups', { Names: [name('blue')] }, fails('TargetGroupNotFound')),
      targetGroup(on, 'blue'),
      elbv2('again', 'CreateTargetGroup', { ...plain, Name: name('blue') }),
      refused('otherPort', { Name: name('blue'), Port: 81 }, 'DuplicateTargetGroupName'),
      refused('longName', { Name: `${name('long')}-${'x'.repeat(20)}` }),
      refused('hyphen', { Name: `-${name('hyphen')}` }),
      refused('letters', { Name: `${name('letters')}_` }),
      elbv2(
        'noProtocol',
        'CreateTargetGroup',
        { Name: name('noProtocol'), Port: 80, VpcId: vpc },
        fails('ValidationError'),
      ),
      elbv2(
        'noPort',
        'CreateTargetGroup',
        { Name: name('noPort'), Protocol: 'HTTP', VpcId: vpc },
        fails('ValidationError'),
      ),
      elbv2(
        'noVpc',
        'CreateTargetGroup',
        { Name: name('noVpc'), Protocol: 'HTTP', Port: 80 },
        fails('ValidationError'),
      ),
      refused('lostVpc', { VpcId: 'vpc-0123456789abcdef0' }),
      refused('protocol', { Protocol: 'FTP' }),
      refused('port', { Port: 65_536 }),
      refused('kind', { TargetType: 'container' }),
      refused('interval', { HealthCheckIntervalSeconds: 4 }),
      refused('timeout', { HealthCheckIntervalSeconds: 10, HealthCheckTimeoutSeconds: 10 }),
      refused('threshold', { HealthyThresholdCount: 1 }),
      refused('path', { HealthCheckPath: 'healthz' }),
      refused('matcher', { Matcher: { HttpCode: '199' } }),
      refused('checkPort', { HealthCheckPort: '65536' }),
      refused('checkProtocol', { HealthCheckProtocol: 'TCP' }, 'InvalidConfigurationRequest'),
      targetGroup(on, 'ip', { TargetType: 'ip', Protocol: 'HTTPS', Port: 443 }),
      targetGroup(on, 'http2', { ProtocolVersion: 'HTTP2', Port: 8080 }),
      targetGroup(on, 'grpc', { ProtocolVersion: 'GRPC', Port: 50_051 }),
      elbv2(
        'function',
        'CreateTargetGroup',
        { Name: name('function'), TargetType: 'lambda', Tags: tags },
        undo('DeleteTargetGroup', { TargetGroupArn: groupArn('function') }),
      ),
      targetGroup(on, 'checked', {
        HealthCheckPath: '/healthz',
        HealthCheckPort: '8081',
        HealthCheckIntervalSeconds: 5,
        HealthCheckTimeoutSeconds: 2,
        HealthyThresholdCount: 2,
        UnhealthyThresholdCount: 3,
        Matcher: { HttpCode: '200-204,301' },
      }),
      elbv2('byArn', 'DescribeTargetGroups', { TargetGroupArns: [groupArn('checked')] }),
      elbv2('byNames', 'DescribeTargetGroups', { Names: [name('blue'), name('ip')] }),
      elbv2('lostArn', 'DescribeTargetGroups', { TargetGroupArns: [lost] }, fails('TargetGroupNotFound')),
      elbv2('notAnArn', 'DescribeTargetGroups', { TargetGroupArns: ['blue'] }, fails('ValidationError')),
      elbv2('modify', 'ModifyTargetGroup', { ...arn, HealthCheckPath: '/ready', HealthyThresholdCount: 3 }),
      elbv2('modifyMatcher', 'ModifyTargetGroup', { ...arn, Matcher: { HttpCode: '200,202' } }),
      elbv2(
        'modifyInterval',
        'ModifyTargetGroup',
        { ...arn, HealthCheckIntervalSeconds: 301 },
        fails('ValidationError'),
      ),
      elbv2(
        'modifyLost',
        'ModifyTargetGroup',
        { TargetGroupArn: lost, HealthCheckPath: '/' },
        fails('TargetGroupNotFound'),
      ),
      elbv2('modified', 'DescribeTargetGroups', { TargetGroupArns: [groupArn('blue')] }),
      elbv2('delete', 'DeleteTargetGroup', arn),
      elbv2('deleteAgain', 'DeleteTargetGroup', arn),
      elbv2(
        'gone',
        'DescribeTargetGroups',
        { TargetGroupArns: [groupArn('blue')] },
        fails('TargetGroupNotFound'),
      ),
    ]
  },
}

const lost = neighbour(groupArn('blue'))
