import { expect, test } from 'vitest'
import type { Json } from '../clients/client.ts'
import { normalise } from './normalise.ts'

const given = {
  vpc: 'vpc-11111111',
  subnets: [
    { id: 'subnet-22222222', zone: 'eu-west-1a' },
    { id: 'subnet-33333333', zone: 'eu-west-1c' },
  ],
  spareBlock: '172.31.250.0/28',
  securityGroup: 'sg-44444444',
  image: 'ami-55555555',
  type: 't3.micro',
} as const

/** The words for one text in an answer. */
function words(...texts: readonly string[]): Json | undefined {
  const normal = normalise(new Map([['call', { output: { Texts: texts } }]]), given).get('call')
  return normal !== undefined && 'output' in normal ? Object(normal.output).Texts : undefined
}

test.each([
  ['vpc-11111111', '<vpc>'],
  ['subnet-33333333', '<subnet 1>'],
  ['eu-west-1c', '<zone 1>'],
  [
    'arn:aws:ec2:eu-west-1:123456789012:subnet/subnet-22222222',
    'arn:aws:ec2:<region>:<account>:subnet/<subnet 0>',
  ],
  ['targetgroup/blue/0123456789abcdef', 'targetgroup/blue/<id>'],
  ['eni-0123456789abcdef0', 'eni-<id>'],
  ['/hostedzone/OYWPUD4Y4R2FEXUIO7482K', '/hostedzone/<id>'],
  ['/change/C2682N5HXP0BZ4', '/change/<change>'],
  ['2026-11-22T14:10:10.693Z', '<time>'],
  ['User initiated (2026-11-22 14:10:10 GMT)', 'User initiated (<time> GMT)'],
  ['internal-web-1.eu-west-1.elb.amazonaws.com', '<host>'],
  ['ip-10-0-0-1.ec2.internal', '<host>'],
  ['127.23.16.5/20', '<address>/20'],
  ['192.0.2.1', '192.0.2.1'],
  ['ns-1.awsdns-00.co.uk.', '<name server>.'],
  ['swref-abc123-rules-blue', 'swref-abc123-rules-blue'],
])('%s is %s in all worlds', (theirs, ours) => {
  expect(words(theirs)).toEqual([ours])
})

test('instances are told apart in the order of their appearance', () => {
  expect(words('i-00000000000000002', 'i-00000000000000001', 'i-00000000000000002')).toEqual([
    '<instance 1>',
    '<instance 2>',
    '<instance 1>',
  ])
})

test('of errors the code and the status count, not the words', () => {
  const error = { code: 'PriorityInUse', status: 400, message: 'Priority 10 is taken' }

  expect(normalise(new Map([['taken', { error }]]), given).get('taken')).toEqual({
    refused: '400 PriorityInUse',
  })
})

test('lists in which AWS promises no order are put into one', () => {
  const zones = [{ ZoneName: 'eu-west-1c' }, { ZoneName: 'eu-west-1a' }]
  const rules = [{ Priority: '2' }, { Priority: '1' }]

  expect(normalise(new Map([['all', { output: { Zones: zones, Rules: rules } }]]), given).get('all')).toEqual(
    {
      output: { Zones: [{ ZoneName: '<zone 0>' }, { ZoneName: '<zone 1>' }], Rules: rules },
    },
  )
})
