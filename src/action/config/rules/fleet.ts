import type { Path } from '../document.ts'
import type { Wrong } from '../shape.ts'
import type { Written } from '../written.ts'
import { exactlyOne } from './exactly-one.ts'

type Rule = (written: Written) => readonly Wrong[]

const at = (name: string, ...rest: readonly string[]): Path => ['services', name, 'fleet', 'ec2', ...rest]

export const oneFleet: Rule = ({ name, service }) =>
  service.fleet === undefined
    ? []
    : exactlyOne(service.fleet, ['ec2', 'auto-scaling', 'existing'], ['services', name, 'fleet'])

/** An instance needs an image, a type and a subnet, from here or from a launch template. */
export const canBeLaunched: Rule = ({ name, service }) => {
  const ec2 = service.fleet?.ec2
  if (ec2 === undefined || 'launch-template' in ec2) return []
  const needs = [
    { has: 'image' in ec2, key: 'image', remedy: 'Add `image` or `launch-template`.' },
    { has: 'types' in ec2 || 'type' in ec2, key: 'types', remedy: 'Add `types`, or a `launch-template`.' },
    { has: 'subnets' in ec2, key: 'subnets', remedy: 'Add `subnets`, or a `launch-template`.' },
  ]
  return needs
    .filter(({ has }) => !has)
    .map(({ key, remedy }) => ({
      path: at(name, key),
      said: 'is missing, and there is no launch template',
      remedy,
    }))
}

export const typeIsGivenOnce: Rule = ({ name, service }) =>
  service.fleet?.ec2?.type !== undefined && service.fleet.ec2.types !== undefined
    ? [{ path: at(name, 'type'), said: '`type` and `types` are both given', remedy: 'Keep `types`.' }]
    : []
