import { createHash } from 'node:crypto'
import pLimit from 'p-limit'
import type { FleetAct } from '../../deploy/acts.ts'
import type { Fleet } from '../../deploy/ports.ts'
import { SwitchoverError } from '../../errors.ts'
import { keys, type Scope, tagList, tagRecord } from '../scope.ts'
import { checkFleet } from './check-fleet.ts'
import { createLag, type Placed } from './lag.ts'
import { launch } from './launch.ts'
import { instancesById, instancesTagged, isOurs, keptColor, sideOfInstance, toMachine } from './machines.ts'
import { type Template, templateOf } from './template.ts'
import { readRecords, removeRecords, setRecords } from './zone.ts'

/** Instances that we launch ourselves, by RunInstances, and their names in a zone. */
export const createEc2Fleet = (scope: Scope): Fleet => {
  const template = templateOf(scope)
  const lag = createLag()

  const act = async (wanted: FleetAct, signal: AbortSignal): Promise<void> => {
    switch (wanted.kind) {
      case 'launch': {
        const instances = await launch(scope, wanted, await template(signal), signal)
        for (const instance of instances) lag.noteLaunched(toMachine(instance, scope.owner), wanted.color)
        return
      }
      case 'terminate':
        return terminate(scope, lag, wanted.machines, signal)
      case 'adopt':
        return adopt(scope, wanted, signal)
      case 'keep':
        return keep(scope, lag, wanted, signal)
      case 'name':
        return name(scope, lag, wanted, signal)
      case 'unname':
        return removeRecords(scope, zoneOf(scope), wanted.records, signal)
    }
  }

  return {
    async machines(signal) {
      const ec2 = await scope.clients.ec2()
      const instances = await instancesTagged(ec2, keys.owner, scope.owner, signal)
      const shown = instances.flatMap((instance): Placed[] => {
        const place = sideOfInstance(instance)
        return place === undefined ? [] : [{ machine: toMachine(instance, scope.owner), place }]
      })
      const all = lag.cover(shown)
      const on = (wanted: Placed['place']) =>
        all.flatMap(({ machine, place }) => (place === wanted ? [machine] : []))
      return { blue: on('blue'), green: on('green'), kept: on(keptColor) }
    },
    async strangers(ids, signal) {
      const wanted = ids.filter((id) => id.startsWith('i-'))
      if (wanted.length === 0) return []
      const found = await instancesById(await scope.clients.ec2(), wanted, signal)
      return found.map((instance) => toMachine(instance, scope.owner))
    },
    async records(names, signal) {
      return scope.settings.dns === undefined
        ? []
        : readRecords(scope, scope.settings.dns.zone, names, signal)
    },
    act,
    check: (signal) => checkFleet(scope, signal),
    ingredients: async (signal) => ingredients(scope, await template(signal)),
  }
}

type Lag = ReturnType<typeof createLag>

const zoneOf = (scope: Scope): string => scope.settings.dns?.zone ?? ''

/** R9: only instances that a fresh look shows as ours; those that AWS shows no more are left out. */
const ownOnly = async (scope: Scope, ids: readonly string[], signal: AbortSignal) => {
  const instances = await instancesById(await scope.clients.ec2(), ids, signal)
  const foreign = instances.filter(({ Tags }) => !isOurs(tagRecord(Tags), scope.owner))
  if (foreign.length > 0) {
    throw new SwitchoverError(
      'bad-world',
      `${foreign.map(({ InstanceId }) => InstanceId).join(', ')}: not made by us (no tags ${keys.owner} and ${keys.attempt} of this service)`,
      'End these instances yourself, or run retire with allow: adopted.',
    )
  }
  return instances
}

/** TerminateInstances and StopInstances take at most this many ids. */
const idsACall = 1000

const inChunks = async (ids: readonly string[], once: (ids: string[]) => Promise<unknown>): Promise<void> => {
  for (let start = 0; start < ids.length; start += idsACall) await once(ids.slice(start, start + idsACall))
}

const terminate = async (
  scope: Scope,
  lag: Lag,
  machines: readonly string[],
  signal: AbortSignal,
): Promise<void> => {
  const ec2 = await scope.clients.ec2()
  const own = await ownOnly(scope, machines, signal)
  const alive = own.filter(({ State }) => State?.Name !== 'terminated' && State?.Name !== 'shutting-down')
  const ids = alive.map(({ InstanceId }) => InstanceId ?? '')
  await inChunks(ids, (some) => ec2.terminateInstances({ InstanceIds: some }, signal))
  for (const id of ids) lag.noteChanged(id, { state: 'shutting-down' })
}

/** Stopped first: the color tag moves the machines off their side, and nobody would come back to stop them. */
const keep = async (
  scope: Scope,
  lag: Lag,
  { machines, stop }: Extract<FleetAct, { kind: 'keep' }>,
  signal: AbortSignal,
): Promise<void> => {
  const ec2 = await scope.clients.ec2()
  const own = await ownOnly(scope, machines, signal)
  const running = own.filter(({ State }) => State?.Name === 'running' || State?.Name === 'pending')
  if (stop) {
    const ids = running.map(({ InstanceId }) => InstanceId ?? '')
    await inChunks(ids, (some) => ec2.stopInstances({ InstanceIds: some }, signal))
    for (const id of ids) lag.noteChanged(id, { state: 'stopping' })
  }
  const tags = tagList({ [keys.color]: keptColor })
  const ids = own.map(({ InstanceId }) => InstanceId ?? '')
  await inChunks(ids, (some) => ec2.createTags({ Resources: some, Tags: tags }, signal))
  for (const id of ids) lag.noteChanged(id, {}, keptColor)
}

/** With leave only: machines that we did not make become ours, of no counted attempt, so that they can be ended. */
const adopt = async (
  scope: Scope,
  { machines, color }: Extract<FleetAct, { kind: 'adopt' }>,
  signal: AbortSignal,
): Promise<void> => {
  const ec2 = await scope.clients.ec2()
  const tags = tagList({
    [keys.owner]: scope.owner,
    [keys.attempt]: 'adopted',
    [keys.color]: color,
  })
  await inChunks(machines, (some) => ec2.createTags({ Resources: some, Tags: tags }, signal))
  // What follows ends them, and asks for these tags: reads of tags may lag.
  const until = performance.now() + adoptedMs
  while (performance.now() < until) {
    const shown = await instancesById(ec2, machines, signal)
    if (shown.every(({ Tags }) => isOurs(tagRecord(Tags), scope.owner))) return
    await scope.clients.clock.sleep(250, signal)
  }
}

/** For how long new tags may stay unseen. */
const adoptedMs = 30_000

/** CreateTags gives all its resources the same tags: one call for each name. */
const tagsAtOnce = 5

const name = async (
  scope: Scope,
  lag: Lag,
  { machines }: Extract<FleetAct, { kind: 'name' }>,
  signal: AbortSignal,
): Promise<void> => {
  const ec2 = await scope.clients.ec2()
  const limit = pLimit(tagsAtOnce)
  await Promise.all(
    machines.map((machine) =>
      limit(() => ec2.createTags({ Resources: [machine.id], Tags: tagList({ Name: machine.name }) }, signal)),
    ),
  )
  for (const machine of machines) lag.noteChanged(machine.id, { name: machine.name })
  const records = machines.flatMap(({ record }) => (record === undefined ? [] : [record]))
  if (records.length > 0) await setRecords(scope, zoneOf(scope), records, signal)
}

/** What an instance is made from; where and how many is no part of it. */
const ingredients = (scope: Scope, template: Template | undefined): readonly string[] => {
  const { image, types, keyName, instanceProfile, userData } = scope.settings.fleet
  const hash = userData === undefined ? '' : createHash('sha256').update(userData).digest('hex')
  return [
    `image ${image ?? template?.data.ImageId ?? ''}`,
    `launch-template ${template === undefined ? '' : `${template.id}:${template.version}`}`,
    `types ${types.join(' ')}`,
    `user-data ${hash}`,
    `instance-profile ${instanceProfile ?? ''}`,
    `key-name ${keyName ?? ''}`,
  ]
}
