import { expect, test } from 'vitest'
import { type MistakeCase, mistakesIn, ofGroups, withLine, withLines } from './example.ts'

const ec2 = (keys: string) => `fleet: { ec2: { launch-template: { id: lt-1 }, ${keys} } }`
const manyTags = Array.from({ length: 40 }, (_, at) => `t${at}: x`).join(', ')

const cases: readonly MistakeCase[] = [
  [
    'an instance needs an image, a type and a subnet',
    'fleet: { ec2: {} }',
    [
      'services.web.fleet.ec2.image: is missing, and there is no launch template → Add `image` or `launch-template`.',
      'services.web.fleet.ec2.types: is missing, and there is no launch template → Add `types`, or a `launch-template`.',
      'services.web.fleet.ec2.subnets: is missing, and there is no launch template → Add `subnets`, or a `launch-template`.',
    ],
  ],
  [
    'a placeholder that does not exist is told',
    'fleet: { ec2: { launch-template: { id: lt-1 }, name: "web-{colour}-{index}" } }',
    ['services.web.fleet.ec2.name: {colour} is not filled in here → Did you mean `color`?'],
  ],
  [
    'a record never takes the live side’s name, nor that of another instance',
    'dns: { zone: Z1, record: web.example.inside }',
    [
      'services.web.dns.record: is the same on both sides: the new side would take the live side’s records → Add {color} or {attempt} to it, or to `name`.',
      'services.web.dns.record: is the same for every instance of a side → Add {index} to it, or {name} with {index} in `name`.',
    ],
  ],
  [
    'user data that cannot be read is told with its path',
    'fleet: { ec2: { launch-template: { id: lt-1 }, user-data: deploy/user-data.sh } }',
    [
      'services.web.fleet.ec2.user-data: "deploy/user-data.sh" cannot be read → Give the path of a file in the checkout, or the text itself (with a newline).',
    ],
  ],
  [
    'user data is the same for every instance of a call; shell variables are left alone',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of the shell, not ours
    'fleet: { ec2: { launch-template: { id: lt-1 }, user-data: "hostname {name}\\necho ${index} {release}\\n" } }',
    [
      'services.web.fleet.ec2.user-data: {name} cannot be filled in: user data is the same for every instance of a call → Read the Name tag from instance metadata (tags/instance/Name; allow tags in metadata), or use ami-launch-index.',
    ],
  ],
  [
    'a fleet is one thing',
    'fleet: { ec2: { launch-template: { id: lt-1 } }, existing: { tag: { Color: "{color}" } } }',
    ['services.web.fleet: has ec2 and existing → Write exactly one of ec2, auto-scaling, existing.'],
  ],
  [
    'a count of 0 is no release',
    ec2('count: 0'),
    [
      'services.web.fleet.ec2.count: found 0; expected a number of instances, 1 to 1000 → Write a number of instances, 1 to 1000.',
    ],
  ],
  [
    'nor is a floor of 0',
    ec2('count: { live: true, at-least: 0 }'),
    [
      'services.web.fleet.ec2.count.at-least: found 0; expected a number of instances, 1 to 1000 → Write a number of instances, 1 to 1000.',
    ],
  ],
  [
    'a floor is for as many as are live',
    ec2('count: { at-least: 2 }'),
    [
      'services.web.fleet.ec2.count: found {"at-least":2}; expected a number of instances, 1 to 1000, or { live: true, at-least: 2 } → Write a number of instances, 1 to 1000, or { live: true, at-least: 2 }.',
    ],
  ],
  [
    'an image is an id or a parameter',
    ec2('image: { ssm: "bad name" }'),
    [
      'services.web.fleet.ec2.image.ssm: found "bad name"; expected the name of a parameter of Systems Manager, such as /images/web → Write the name of a parameter of Systems Manager, such as /images/web.',
    ],
  ],
  [
    'types are given once',
    ec2('type: t3.small, types: [t3.small]'),
    ['services.web.fleet.ec2.type: `type` and `types` are both given → Keep `types`.'],
  ],
  [
    'a version is a number or one of the two words that are resolved',
    'fleet: { ec2: { launch-template: { id: lt-1, version: latest } } }',
    [
      'services.web.fleet.ec2.launch-template.version: found "latest"; expected a version such as "7", $Latest or $Default → Write a version such as "7", $Latest or $Default.',
    ],
  ],
  [
    'a volume is one that AWS would make',
    ec2(
      'volumes: [{ device: a, type: gp9 }, { device: b, type: gp2, iops: 3000 }, { device: c, type: io1 }, { device: b, kms-key: k }, { device: d, type: st1, size: 100 }]',
    ),
    [
      'services.web.fleet.ec2.volumes[0].type: found "gp9"; expected one of gp3, gp2, io2, io1, st1, sc1, standard → Did you mean `gp3`?',
      'services.web.fleet.ec2.volumes[1].iops: a volume of type gp2 takes no `iops` → Take it out.',
      'services.web.fleet.ec2.volumes[2]: a volume of type io1 needs `iops` → Add `iops`.',
      'services.web.fleet.ec2.volumes[3]: the device b is named twice → Name each device once.',
      'services.web.fleet.ec2.volumes[3].kms-key: a key is given for a volume that is not said to be encrypted → Add `encrypted: true`.',
      'services.web.fleet.ec2.volumes[4].size: 100 GiB is not for type st1 → Write 125 to 16384.',
    ],
  ],
  [
    'tags of AWS, of the record, of the gate and of the name are not set; every key can be seen in metadata',
    ec2(
      'tags: { "aws:x": a, y: "aws:a", "switchover:owner": a, switchover-live: a, Name: a, "x!": a, "a b": a, "": a }',
    ),
    [
      'services.web.fleet.ec2.tags.aws:x: tags that begin with aws: belong to AWS → Choose another key or value.',
      'services.web.fleet.ec2.tags.y: tags that begin with aws: belong to AWS → Choose another key or value.',
      'services.web.fleet.ec2.tags.switchover:owner: tags that begin with switchover: or switchover- are its record → Choose another key.',
      'services.web.fleet.ec2.tags.switchover-live: tags that begin with switchover: or switchover- are its record → Choose another key.',
      'services.web.fleet.ec2.tags.Name: the tag Name is made from `name` → Use `name`.',
      'services.web.fleet.ec2.tags.x!: has a character that a tag cannot have → Use letters, digits, spaces and _ . : / = + - @.',
      'services.web.fleet.ec2.tags.a b: cannot be the key of a tag that an instance sees in its metadata, as the gate needs it → Use letters from a to z, digits and _ . : = + - @ in the key; no space and no /.',
      'services.web.fleet.ec2.tags.: a tag has no empty key → Give it a key.',
    ],
  ],
  [
    'an instance has at most 50 tags, ours among them',
    ec2(`tags: { ${manyTags} }`),
    [
      'services.web.fleet.ec2.tags: an instance would have 52 tags with ours; AWS takes at most 50 → Give at most 38 tags.',
    ],
  ],
  [
    'user data has at most 16 KiB, with what is filled into it',
    ec2(`user-data: "#!/bin/sh\\n${'x'.repeat(16_370)}{attempt}"`),
    [
      'services.web.fleet.ec2.user-data: has 16387 bytes; AWS takes at most 16384 → Fetch the rest from the instance, put it into the image, or compress the file with gzip.',
    ],
  ],
  [
    'what belongs to a group is changed there, and what goes into its launch template is put there',
    'fleet: { auto-scaling: { blue: b, green: g, subnets: [subnet-1], image: ami-1, count: 0 } }',
    [
      'services.web.fleet.auto-scaling.count: found 0; expected a number of instances, 1 to 1000 → Write a number of instances, 1 to 1000.',
      'services.web.fleet.auto-scaling.subnets: `subnets` is not a key here → It belongs to the Auto Scaling group; change it there.',
      'services.web.fleet.auto-scaling.image: `image` is not a key here → Put `image` under `launch-template`.',
    ],
  ],
  [
    'each side has a group of its own',
    'fleet: { auto-scaling: { blue: web, green: web } }',
    [
      'services.web.fleet.auto-scaling: blue and green are the same Auto Scaling group → Give each side a group of its own.',
    ],
  ],
  [
    'instances that are there are found by tags or by id',
    'fleet: { existing: {} }',
    ['services.web.fleet.existing: has neither tag nor ids → Write exactly one of tag, ids.'],
  ],
  [
    'tags tell the sides apart',
    'fleet: { existing: { tag: { Service: web } } }',
    [
      'services.web.fleet.existing.tag: both sides have these tags: nothing tells blue from green → Add {color} to one of them, such as Color: "{color}".',
    ],
  ],
  [
    'a tag to look for is one that an instance can have',
    'fleet: { existing: { tag: { Color: "{color}", Service: "{servise}", "a!": x } } }',
    [
      'services.web.fleet.existing.tag.a!: has a character that a tag cannot have → Use letters, digits, spaces and _ . : / = + - @.',
      'services.web.fleet.existing.tag.Service: {servise} is not filled in here → Did you mean `service`?',
    ],
  ],
  [
    'an instance belongs to one side',
    'fleet: { existing: { ids: { blue: [i-1, i-2], green: [i-2] } } }',
    ['services.web.fleet.existing.ids: i-2 is named twice → An instance belongs to one side; name it once.'],
  ],
  [
    'a zone of another account is reached by a role',
    'dns: { zone: Z1, record: "{name}", ttl: -1, address: local, role: dns }',
    [
      'services.web.dns.ttl: found -1; expected a number of seconds → Write a number of seconds.',
      'services.web.dns.address: found "local"; expected one of private, public → Use one of: private, public.',
      'services.web.dns.role: found "dns"; expected the ARN of a role, such as arn:aws:iam::123456789012:role/dns → Write the ARN of a role, such as arn:aws:iam::123456789012:role/dns.',
    ],
  ],
]

test.each(cases)('%s', async (_rule, line, mistakes) => {
  expect(await mistakesIn(withLine(line))).toEqual(mistakes)
})

test.each([
  ['version: "7", image: ami-1', 'version and image'],
  ['version: "7", description: "{release}"', 'version and description'],
])('a version is made anew, or found by one thing: { %s }', async (keys, found) => {
  expect(await mistakesIn(ofGroups(`{ ${keys} }`))).toEqual([
    `services.web.fleet.auto-scaling.launch-template: has ${found} → Write \`version\` or \`description\` alone (a version that exists), or neither: a new one is made with \`image\`, \`type\` and \`user-data\`.`,
  ])
})

test('user data and description of a group’s version are held against the same rules', async () => {
  expect(await mistakesIn(ofGroups('{ user-data: nowhere.sh }'))).toEqual([
    'services.web.fleet.auto-scaling.launch-template.user-data: "nowhere.sh" cannot be read → Give the path of a file in the checkout, or the text itself (with a newline).',
  ])
  expect(await mistakesIn(ofGroups('{ description: "{relase}" }'))).toEqual([
    'services.web.fleet.auto-scaling.launch-template.description: {relase} is not filled in here → Did you mean `release`?',
  ])
  // The group launches at any time: which number is meant must not change meanwhile.
  expect(await mistakesIn(ofGroups('{ version: $Latest }'))).toEqual([
    'services.web.fleet.auto-scaling.launch-template.version: found "$Latest"; expected the number of a version → Write the number of a version.',
  ])
})

const perInstance = ['set-up: [{ run: "true" }]', 'dns: { zone: Z1, record: "{name}.inside" }']
const groups = (more: string) => `fleet: { auto-scaling: { blue: b, green: g${more} } }`

test('what a group launches later is not set up, named or given a record, unless that is meant', async () => {
  const named = ', name: "web-{color}-{index}"'

  const mistakes = await mistakesIn(withLines([groups(named), ...perInstance]))

  expect(mistakes).toEqual([
    'services.web.set-up: instances that the Auto Scaling group launches later would not be set up → Bake it into the image or pull it at boot (user data); or say `set-up-once: true` under `auto-scaling` where that is meant.',
    'services.web.fleet.auto-scaling.name: instances that the Auto Scaling group launches later would have no name → Give all of them a tag with `tags`; or say `set-up-once: true` where only those of an attempt are to be named.',
    'services.web.dns: instances that the Auto Scaling group launches later would have no record → Take it out: let an instance make its record at boot (user data), or use the load balancer’s name; or say `set-up-once: true` under `auto-scaling` where that is meant.',
  ])
  expect(await mistakesIn(withLines([groups(`${named}, set-up-once: true`), ...perInstance]))).toEqual([])
})

test('a group’s own tag Name stands where we give no names, and only there', async () => {
  expect(await mistakesIn(withLine(groups(', tags: { Name: web }')))).toEqual([])
  expect(
    await mistakesIn(withLine(groups(', tags: { Name: web }, name: "{color}-{index}", set-up-once: true'))),
  ).toEqual(['services.web.fleet.auto-scaling.tags.Name: the tag Name is made from `name` → Use `name`.'])
})

test('instances that are there keep their names, and may be set up', async () => {
  const existing = 'fleet: { existing: { tag: { Color: "{color}" } } }'

  expect(await mistakesIn(withLines([existing, ...perInstance]))).toEqual([
    'services.web.dns: instances that are there already keep their names → Take it out.',
  ])
})

test('a group ends as one; what is never ended has nothing before its end', async () => {
  const retire = 'retire: { at-once: zone, before: [{ run: ls }] }'

  expect(await mistakesIn(withLines(['fleet: { auto-scaling: { blue: b, green: g } }', retire]))).toEqual([
    'services.web.retire.at-once: an Auto Scaling group is taken out of service and set to zero as one → Write `at-once: all`, or leave it out.',
  ])
  const existing = 'fleet: { existing: { tag: { Color: "{color}" } } }'
  expect(await mistakesIn(withLines([existing, retire]))).toEqual([
    'services.web.retire.before: instances that are there already are never ended: nothing comes before it → Run it as a step of the workflow, or as `switch.after`.',
  ])
})

test.each([
  ['existing: { tag: { Color: "{color}" } }', 'instances that are there already are never stopped'],
  ['auto-scaling: { blue: b, green: g }', 'an Auto Scaling group replaces what is stopped'],
  [
    'ec2: { launch-template: { id: lt-1 }, spot: true }',
    'a spot instance of a one-time request cannot be stopped',
  ],
])('only what is ours one by one, and not spot, is stopped: { %s }', async (fleet, why) => {
  const retire = 'retire: { then: stop, at-deadline: stop }'

  expect(await mistakesIn(withLines([`fleet: { ${fleet} }`, retire]))).toEqual([
    `services.web.retire.then: ${why} → Write \`terminate\` or \`keep\`.`,
    `services.web.retire.at-deadline: ${why} → Write \`terminate\` or \`keep\`.`,
  ])
})
