import type { Wrong } from '../shape.ts'
import { hasHole, type Written } from '../written.ts'
import { malformedTag } from './tags.ts'

type Rule = (written: Written) => readonly Wrong[]

/** What a group launches and ends by itself cannot be set up or named one by one. */
export const groupsAreLeftAlone: Rule = ({ name, service }) => {
  const groups = service.fleet?.['auto-scaling']
  if (groups === undefined) return []
  const at = (key: string) => ['services', name, key]
  const once = groups['set-up-once'] === true
  return [
    ...((service['set-up'] ?? []).length > 0 && !once
      ? [
          {
            path: at('set-up'),
            said: 'instances that the Auto Scaling group launches later would not be set up',
            remedy:
              'Bake it into the image or pull it at boot (user data); or say `set-up-once: true` under `auto-scaling` where that is meant.',
          },
        ]
      : []),
    ...('name' in groups && !once
      ? [
          {
            path: ['services', name, 'fleet', 'auto-scaling', 'name'],
            said: 'instances that the Auto Scaling group launches later would have no name',
            remedy:
              'Give all of them a tag with `tags`; or say `set-up-once: true` where only those of an attempt are to be named.',
          },
        ]
      : []),
    ...('dns' in service && !once
      ? [
          {
            path: at('dns'),
            said: 'instances that the Auto Scaling group launches later would have no record',
            remedy:
              'Take it out: let an instance make its record at boot (user data), or use the load balancer’s name; or say `set-up-once: true` under `auto-scaling` where that is meant.',
          },
        ]
      : []),
    ...(groups.blue !== undefined && groups.blue === groups.green
      ? [
          {
            path: ['services', name, 'fleet', 'auto-scaling'],
            said: 'blue and green are the same Auto Scaling group',
            remedy: 'Give each side a group of its own.',
          },
        ]
      : []),
  ]
}

/** A version is made anew, or found by one thing. */
export const templateIsOneThing: Rule = ({ name, service }) => {
  const template = service.fleet?.['auto-scaling']?.['launch-template']
  if (template === undefined) return []
  const found = Object.keys(template)
  const made = found.filter((key) => ['image', 'type', 'user-data'].includes(key))
  const exists = found.filter((key) => ['version', 'description'].includes(key))
  if (exists.length === 0 || (exists.length === 1 && made.length === 0)) return []
  return [
    {
      path: ['services', name, 'fleet', 'auto-scaling', 'launch-template'],
      said: `has ${[...exists, ...made].join(' and ')}`,
      remedy:
        'Write `version` or `description` alone (a version that exists), or neither: a new one is made with `image`, `type` and `user-data`.',
    },
  ]
}

/** Instances that are there already have their names, and are found on one side each. */
export const existingAreLeftAlone: Rule = ({ name, service }) => {
  const existing = service.fleet?.existing
  if (existing === undefined) return []
  const path = ['services', name, 'fleet', 'existing']
  const dns = {
    path: ['services', name, 'dns'],
    said: 'instances that are there already keep their names',
    remedy: 'Take it out.',
  }
  return [
    ...('dns' in service ? [dns] : []),
    ...foundByOne(existing, path),
    ...sameTags(existing.tag, path),
    ...sameIds(existing.ids, path),
  ]
}

type Existing = NonNullable<NonNullable<Written['service']['fleet']>['existing']>

function foundByOne(existing: Existing, path: Wrong['path']): readonly Wrong[] {
  const found = Object.keys(existing).filter((key) => key === 'tag' || key === 'ids')
  if (found.length === 1 || (found.length === 0 && hasHole(existing))) return []
  const said = found.length === 0 ? 'has neither tag nor ids' : 'has tag and ids'
  return [{ path, said, remedy: 'Write exactly one of tag, ids.' }]
}

function sameTags(tag: Existing['tag'], path: Wrong['path']): readonly Wrong[] {
  const entries = Object.entries(tag ?? {})
  const malformed = entries.flatMap(([key, value]) => {
    const problem = malformedTag(key, (value ?? '').replace(/\{(service|color)\}/g, 'x'))
    // A placeholder that does not exist is told by another rule.
    return problem === undefined || /\{[a-z]+\}/.test(value ?? '')
      ? []
      : [{ path: [...path, 'tag', key], ...problem }]
  })
  const apart = entries.some(([, value]) => value === undefined || value.includes('{color}'))
  if (tag === undefined || apart) return malformed
  const said = 'both sides have these tags: nothing tells blue from green'
  return [
    ...malformed,
    { path: [...path, 'tag'], said, remedy: 'Add {color} to one of them, such as Color: "{color}".' },
  ]
}

function sameIds(ids: Existing['ids'], path: Wrong['path']): readonly Wrong[] {
  const all = [...(ids?.blue ?? []), ...(ids?.green ?? [])]
  const twice = new Set(all.filter((id, at) => id !== undefined && all.indexOf(id) < at))
  return [...twice].map((id) => ({
    path: [...path, 'ids'],
    said: `${id} is named twice`,
    remedy: 'An instance belongs to one side; name it once.',
  }))
}

/** Why instances of this fleet cannot be stopped; undefined where they can. */
function whyNotStopped(fleet: NonNullable<Written['service']['fleet']>): string | undefined {
  if (fleet.existing !== undefined) return 'instances that are there already are never stopped'
  if (fleet['auto-scaling'] !== undefined) return 'an Auto Scaling group replaces what is stopped'
  // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-spot-instances-request.html#stopping-a-spot-instance
  return fleet.ec2?.spot === true ? 'a spot instance of a one-time request cannot be stopped' : undefined
}

/** A group ends as one, and what is never ended has nothing before its end. */
export const retiresAsItsKind: Rule = ({ name, service: { fleet, retire } }) => {
  const at = (key: string) => ['services', name, 'retire', key]
  const batches = retire?.['at-once'] === 'zone' || retire?.['at-once'] === 'one'
  return [
    ...(fleet?.['auto-scaling'] !== undefined && batches
      ? [
          {
            path: at('at-once'),
            said: 'an Auto Scaling group is taken out of service and set to zero as one',
            remedy: 'Write `at-once: all`, or leave it out.',
          },
        ]
      : []),
    ...(fleet?.existing !== undefined && (retire?.before ?? []).length > 0
      ? [
          {
            path: at('before'),
            said: 'instances that are there already are never ended: nothing comes before it',
            remedy: 'Run it as a step of the workflow, or as `switch.after`.',
          },
        ]
      : []),
  ]
}

/** Only instances that are ours one by one can be stopped. */
export const onlyOurOwnAreStopped: Rule = ({ name, service }) => {
  const why = service.fleet && whyNotStopped(service.fleet)
  if (why === undefined) return []
  return (['then', 'at-deadline'] as const).flatMap((key) =>
    service.retire?.[key] === 'stop'
      ? [{ path: ['services', name, 'retire', key], said: why, remedy: 'Write `terminate` or `keep`.' }]
      : [],
  )
}
