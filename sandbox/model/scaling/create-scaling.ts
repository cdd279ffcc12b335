import type { Instance } from '../compute.ts'
import type { Launches, Scaling } from '../scaling.ts'
import type { Group } from './group.ts'
import * as tags from './group-tags.ts'
import * as groups from './groups.ts'
import * as hooks from './hooks.ts'
import * as instances from './instances.ts'
import { tryLaunch } from './launches.ts'
import { look } from './look.ts'
import * as policies from './policies.ts'
import * as schedule from './schedule.ts'
import { createShown } from './shown.ts'
import * as sources from './sources.ts'
import { findGroup, findLiving, type State } from './state.ts'
import type { Surroundings } from './surroundings.ts'

/** How long a group takes to notice that an instance of its has ended; AWS gives no number. */
const NOTICE_MS = 1_000

/** EC2 Auto Scaling without any group; it follows the instances of `compute`. */
export function createScaling(around: Surroundings): Scaling {
  const state = emptyState(around)
  const follow = (ms: number) => (instance: Instance) => {
    const group = instances.groupOf(state, instance.id)
    if (group !== undefined) state.wake(group, ms)
  }
  around.compute.events.on('running', follow(0))
  around.compute.events.on('stopped', follow(NOTICE_MS))
  const acts = { ...ofGroups(state), ...ofTraffic(state), ...ofHooks(state), ...ofPlans(state) }
  return { ...reading(state), ...noting(state, acts) }
}

/** The same acts, each followed by a note of what reads are to show later on. */
function noting<Acts extends object>({ shown }: State, acts: Acts): Acts {
  const noted = Object.entries(acts).map(([name, act]) => [
    name,
    (...sent: unknown[]) => {
      const done: unknown = act(...sent)
      shown.note()
      return done
    },
  ])
  return Object.fromEntries(noted)
}

/** Until it is said who launches. */
const nobody: Launches = {
  launch: () => {
    throw new Error('nobody has said how instances are launched')
  },
  attempt: () => {},
}

function emptyState(around: Surroundings): State {
  const state: State = {
    ...around,
    groups: new Map(),
    past: [],
    launches: nobody,
    alarms: new Map(),
    shown: { note: () => {}, groups: () => [] },
    wake(group, ms) {
      const dueMs = state.clock.now() + Math.max(0, ms)
      const planned = state.alarms.get(group)
      if (planned !== undefined && planned.dueMs <= dueMs) return
      planned?.timer.cancel()
      const timer = state.clock.after(ms, () => {
        state.alarms.delete(group)
        look(state, group)
        state.shown.note()
      })
      state.alarms.set(group, { dueMs, timer })
    },
  }
  state.shown = createShown(state, state.groups)
  return state
}

function reading(state: State) {
  return {
    groups: state.groups,
    shownGroups: () => state.shown.groups(),
    past: state.past,
    launchBy(launches) {
      state.launches = launches
    },
    tryLaunch: (settings) => tryLaunch(state, settings),
    find: (name) => findGroup(state, name),
    groupOf: (id) => instances.groupOf(state, id),
    sourceState: (group, source) => sources.sourceState(state, group, source),
  } satisfies Partial<Scaling>
}

function ofGroups(state: State) {
  return {
    create: (wanted) => groups.createGroup(state, wanted),
    update: (name, settings) => groups.updateGroup(state, name, settings),
    setDesired: (name, desired, honors) => groups.setDesired(state, name, desired, honors),
    delete: (name, isForced) => groups.deleteGroup(state, name, isForced),
    suspend: (name, which) => groups.suspend(state, name, which),
    resume: (name, which) => groups.resume(state, name, which),
    protect: (name, ids, isProtected) => instances.protect(state, name, ids, isProtected),
    setHealth: (id, isHealthy, respects) => instances.setHealth(state, id, isHealthy, respects),
    terminate: (id, decrements) => instances.terminate(state, id, decrements),
    setTags: (name, changed) => tags.setTags(state, name, changed),
    deleteTags: (name, gone) => tags.deleteTags(state, name, gone),
  } satisfies Partial<Scaling>
}

function ofTraffic(state: State) {
  return {
    attach: (name, arns, by) => soon(state, name, (group) => sources.attach(state, group, arns, by)),
    detach: (name, arns, by) => soon(state, name, (group) => sources.detach(state, group, arns, by)),
  } satisfies Partial<Scaling>
}

function ofHooks(state: State) {
  return {
    putHook: (name, hook) => hooks.putHook(findLiving(state, name), hook),
    deleteHook: (name, hook) => soon(state, name, (group) => hooks.deleteHook(group, hook)),
    completeHook: (name, hook, which, result) =>
      soon(state, name, (group) => hooks.completeHook(group, hook, which, result)),
    heartbeat: (name, hook, which) =>
      soon(state, name, (group) => hooks.heartbeat(state, group, hook, which)),
  } satisfies Partial<Scaling>
}

/** Has the group look at what was done to it. */
function soon(state: State, name: string, act: (group: Group) => void): void {
  const group = findLiving(state, name)
  act(group)
  state.wake(group, 0)
}

function ofPlans(state: State) {
  return {
    putPolicy: (name, policy) => policies.putPolicy(state, name, policy),
    deletePolicy: (name, policy) => policies.deletePolicy(state, name, policy),
    ring: (name, policy, how) => policies.ring(state, name, policy, how),
    execute: (name, policy, how) => policies.execute(state, name, policy, how),
    putScheduled: (name, action) => schedule.putScheduled(state, name, action),
    deleteScheduled: (name, action) => schedule.deleteScheduled(state, name, action),
  } satisfies Partial<Scaling>
}
