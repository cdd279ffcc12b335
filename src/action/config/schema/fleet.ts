import {
  array,
  boolean,
  description,
  literal,
  minLength,
  optional,
  pipe,
  record,
  string,
  transform,
  union,
} from 'valibot'
import { launchTemplateId, securityGroupId, subnetId } from './names.ts'
import { mapping, notYet, oneOf, text, wholeNumber, words } from './parts.ts'

const most = 1000
const countForm = `a number of instances, 1 to ${most}, or { live: true, at-least: 2 }`
const atLeast = wholeNumber(1, most, `a number of instances, 1 to ${most}`)
const count = pipe(
  union([atLeast, mapping({ live: literal(true, '`true`'), 'at-least': optional(atLeast, 2) })], countForm),
  transform((value) =>
    typeof value === 'number' ? { live: false, atLeast: value } : { live: true, atLeast: value['at-least'] },
  ),
  description(countForm),
)

const imageForm = 'an image id such as ami-0a1b2c3d'
const image = pipe(
  string(({ input }) =>
    typeof input === 'object' && input !== null && 'ssm' in input
      ? notYet('image: { ssm }', `Give ${imageForm}, or put \`resolve:ssm:\` into the launch template.`)
      : imageForm,
  ),
  text(/^ami-[0-9a-z]+$/, imageForm),
)

const versionForm = 'a version such as "7", $Latest or $Default'
const version = pipe(
  union(
    [
      wholeNumber(1, Number.MAX_SAFE_INTEGER, versionForm),
      text(/^([1-9]\d*|\$Latest|\$Default)$/, versionForm),
    ],
    versionForm,
  ),
  transform(String),
  description(versionForm),
)

const instanceType = text(/^[a-z0-9-]+\.[a-z0-9-]+$/, 'an instance type such as t3.small')
const list = <Item extends typeof instanceType>(item: Item, expected: string) =>
  pipe(array(item, expected), minLength(1, expected), description(expected))

/** Instances of our own, launched for each attempt. */
const ec2 = mapping(
  {
    count: optional(count, { live: true, 'at-least': 2 }),
    'launch-template': optional(mapping({ id: launchTemplateId, version: optional(version, '$Default') })),
    image: optional(image),
    types: optional(list(instanceType, 'a list of instance types')),
    type: optional(instanceType),
    subnets: optional(list(subnetId, 'a list of subnet ids')),
    'security-groups': optional(list(securityGroupId, 'a list of security group ids')),
    'key-name': optional(words('the name of a key pair')),
    'instance-profile': optional(words('the name or ARN of an instance profile')),
    'public-ip': optional(boolean('true or false'), false),
    spot: optional(literal(false, notYet('spot: true', 'Ask for spot in the launch template.'))),
    name: optional(words('a name such as web-{color}-{index}'), '{service}-{color}-{index}'),
    'user-data': optional(words('the path of a file, or the text itself')),
    tags: optional(record(string(), string('a text'), 'a mapping of tag keys to texts'), {}),
  },
  { volumes: 'Describe the volumes in the launch template.' },
)

const onlyEc2 = 'Use `ec2`: instances that are launched for each attempt.'

export const fleet = mapping({ ec2 }, { 'auto-scaling': onlyEc2, existing: onlyEc2 })

export const addressKind = oneOf(['private', 'public'])
