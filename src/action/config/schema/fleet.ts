import {
  array,
  boolean,
  description,
  minEntries,
  minLength,
  optional,
  pipe,
  record,
  string,
  transform,
  union,
} from 'valibot'
import { count } from './count.ts'
import {
  anyParameter,
  groupName,
  imageId,
  instanceId,
  instanceType,
  launchTemplateId,
  securityGroupId,
  subnetId,
} from './names.ts'
import { mapping, oneOf, text, whole, wholeNumber, words } from './parts.ts'
import { volumes } from './volumes.ts'

const imageForm = 'an image id such as ami-0a1b2c3d, or { ssm: the name of a parameter that holds one }'
const image = pipe(
  union([imageId, mapping({ ssm: anyParameter })], imageForm),
  transform((value) => (typeof value === 'string' ? { id: value } : { ssm: value.ssm })),
  description(imageForm),
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

const listOf = <Item extends typeof instanceType>(item: Item, expected: string) =>
  pipe(array(item, expected), minLength(1, expected), description(expected))

const tags = optional(record(string(), string('a text'), 'a mapping of tag keys to texts'), {})
const nameTag = words('a name such as web-{color}-{index}')
/** Where instances are named and nobody says how. */
export const usualName = '{service}-{color}-{index}'
const userData = words('the path of a file, or the text itself (with a newline)')

/** Instances of our own, launched for each attempt. */
const ec2 = mapping({
  count: optional(count, { live: true }),
  'launch-template': optional(mapping({ id: launchTemplateId, version: optional(version, '$Default') })),
  image: optional(image),
  types: optional(listOf(instanceType, 'a list of instance types, the first with capacity is taken')),
  type: optional(instanceType),
  subnets: optional(listOf(subnetId, 'a list of subnet ids, over which instances are spread')),
  'security-groups': optional(listOf(securityGroupId, 'a list of security group ids')),
  'key-name': optional(words('the name of a key pair')),
  'instance-profile': optional(words('the name or ARN of an instance profile')),
  'public-ip': optional(boolean('true or false'), false),
  spot: optional(boolean('true or false'), false),
  volumes: optional(volumes, []),
  name: optional(nameTag, usualName),
  'user-data': optional(userData),
  tags,
})

const inTemplate = (key: string): string =>
  whole(`\`${key}\` is not a key here`, `Put \`${key}\` under \`launch-template\`.`)
const inGroup = (key: string): string =>
  whole(`\`${key}\` is not a key here`, 'It belongs to the Auto Scaling group; change it there.')

/** Two Auto Scaling groups, one for each side; a new template version for each attempt, or one that exists. */
const autoScaling = mapping(
  {
    blue: groupName,
    green: groupName,
    'launch-template': optional(
      mapping({
        image: optional(image),
        type: optional(instanceType),
        'user-data': optional(userData),
        version: optional(
          pipe(
            union(
              [
                wholeNumber(1, Number.MAX_SAFE_INTEGER, 'the number of a version'),
                text(/^[1-9]\d*$/, 'the number of a version'),
              ],
              'the number of a version, such as "7"',
            ),
            transform(String),
            description('the number of a version that exists, such as "7"'),
          ),
        ),
        description: optional(words('the description of a version that exists, such as "{release}"')),
      }),
      {},
    ),
    count: optional(count, { live: true }),
    name: optional(nameTag),
    tags,
    'set-up-once': optional(
      pipe(
        boolean('true or false'),
        description(
          'true: set-up, dns and name are for the instances of an attempt, not for those launched later',
        ),
      ),
      false,
    ),
  },
  {
    ...Object.fromEntries(['image', 'type', 'user-data'].map((key) => [key, inTemplate(key)])),
    ...Object.fromEntries(
      ['types', 'subnets', 'security-groups', 'key-name', 'instance-profile', 'spot', 'volumes'].map(
        (key) => [key, inGroup(key)],
      ),
    ),
  },
)

const ids = listOf(instanceId, 'a list of instance ids')

/** Instances that are there already: registered and deregistered, never ended. */
const existing = mapping({
  tag: optional(
    pipe(
      record(string(), string('a text'), 'a mapping of tag keys to texts'),
      minEntries(1, 'at least one tag'),
      description('tags that the instances of a side have: { Service: web, Color: "{color}" }'),
    ),
  ),
  ids: optional(mapping({ blue: ids, green: ids })),
})

export const fleet = mapping({
  ec2: optional(pipe(ec2, description('instances that are launched for each attempt'))),
  'auto-scaling': optional(pipe(autoScaling, description('two Auto Scaling groups, one for each side'))),
  existing: optional(pipe(existing, description('instances that are there already; they are never ended'))),
})

export const addressKind = oneOf(['private', 'public'])
