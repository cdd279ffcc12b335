import type { Goal } from '../../deploy/goal.ts'
import type { Observation } from '../../deploy/model.ts'
import type { CommandSettings, HttpSettings, ServiceSettings, TestSettings } from '../../settings.ts'

/** What a check will have to reach. */
export type Need = {
  /** Its place in the config, and itself in words. */
  readonly path: string
  readonly what: string
} & (
  | {
      readonly to: 'load-balancer'
      /** Which routes it must be able to ask. */
      readonly routes: 'first' | 'all' | 'any'
      readonly certificate: HttpSettings['certificate']
      /** What becomes of it where no node can be reached; undefined: it fails. */
      readonly otherwise: string | undefined
    }
  | {
      readonly to: 'instances'
      /** Undefined: the one that they are registered with. */
      readonly port: number | undefined
      /** What their certificates must be for; undefined without TLS, and where any will do. */
      readonly name?: string | undefined
      readonly otherwise: string | undefined
    }
  | { readonly to: 'agents' }
  | {
      /** Production, through every route. */
      readonly to: 'routes'
      readonly http: HttpSettings
      /** What becomes of it where a route asks for a login; undefined: it fails. */
      readonly otherwise: string | undefined
    }
)

/** All that this goal's run will have to reach, from what is known of it at its first look. */
export const needsOf = (settings: ServiceSettings, goal: Goal, seen: Observation): readonly Need[] => {
  const { attempt, intent } = seen.memo
  const { command } = goal
  // What is to be put back, or half switched, is not kept from its end.
  if (attempt?.verdict === 'rejected' || (attempt !== undefined && intent !== undefined)) return []
  const launches = command === 'deploy' || command === 'provision'
  const switches = command === 'deploy' || command === 'switch'
  if (!launches && !switches && command !== 'test') return []
  const isSame = attempt !== undefined && (goal.build === undefined || attempt.build === goal.build)
  const isDone = (note: string): boolean => isSame && attempt.passed.includes(note)
  const makes = attempt === undefined ? launches : attempt.kind === 'deploy'
  const tests = makes && command !== 'provision' && !isDone('release-test')
  return [
    ...(makes ? machineNeeds(settings, isDone) : []),
    ...(tests
      ? testNeeds(settings.releaseTests, settings.host, `services.${settings.service}.release-test`)
      : []),
    ...(switches ? [...hookNeeds(settings), ...productionNeeds(settings)] : []),
  ]
}

const machineNeeds = (
  { service, host, ready, setUp, migrate }: ServiceSettings,
  isDone: (note: string) => boolean,
): readonly Need[] => {
  const at = `services.${service}`
  const left = setUp.flatMap((step, index) =>
    isDone(`set-up.${index + 1}`) ? [] : remote(step, `${at}.set-up[${index}]`),
  )
  return [
    ...(ready === undefined || isDone('ready') ? [] : [readyNeed(ready.probe, host, `${at}.ready`)]),
    ...left,
    ...(migrate === undefined || isDone('migrate') ? [] : remote(migrate, `${at}.migrate`)),
  ]
}

/** Commands around the switch; they run whatever was done before. */
const hookNeeds = ({ service, switch: around }: ServiceSettings): readonly Need[] =>
  (['before', 'after'] as const).flatMap((when) =>
    around[when].flatMap((command, index) => remote(command, `services.${service}.switch.${when}[${index}]`)),
  )

const readyNeed = (
  probe: NonNullable<ServiceSettings['ready']>['probe'],
  host: string,
  path: string,
): Need => {
  if ('ssm' in probe) return { to: 'agents', path: `${path}.ssm`, what: 'ready' }
  const [key, where] = 'tcp' in probe ? ['tcp', { port: probe.tcp }] : ['http', placeOf(probe.http, host)]
  return { to: 'instances', path: `${path}.${key}`, what: 'ready', ...where, otherwise: undefined }
}

/** Where an instance is asked, and whom its certificate must be for. */
const placeOf = ({ port, protocol, certificate }: HttpSettings, host: string) => ({
  port,
  name: protocol === 'https' && certificate === 'trusted' ? host : undefined,
})

const remote = (command: CommandSettings, path: string): readonly Need[] =>
  command.kind === 'ssm' ? [{ to: 'agents', path: `${path}.ssm`, what: command.label }] : []

const testNeeds = (tests: readonly TestSettings[], host: string, at: string): readonly Need[] =>
  tests.flatMap((test, index) => {
    const path = `${at}[${index}]`
    return [...testNeed(test, host, path), ...testNeeds(test.next, host, `${path}.then`)]
  })

const testNeed = (test: TestSettings, host: string, at: string): readonly Need[] => {
  const [path, what] = [`${at}.${test.kind}`, test.label]
  switch (test.kind) {
    case 'run':
      return []
    case 'ssm':
      return remote(test.command, at)
    case 'tcp':
      return [{ to: 'instances', path, what, port: test.port, otherwise: undefined }]
    case 'http': {
      const { certificate } = test.http
      return test.via === 'instance'
        ? [{ to: 'instances', path, what, ...placeOf(test.http, host), otherwise: undefined }]
        : [{ to: 'load-balancer', path, what, routes: 'first', certificate, otherwise: undefined }]
    }
  }
}

const productionNeeds = (settings: ServiceSettings): readonly Need[] => {
  const { service, host, proof, watch, busy, beforeRetire } = settings
  const at = `services.${service}`
  const held = proof?.required ? undefined : 'only the minimum hold will stand for a proof of the switch'
  const asked = proof?.from === 'ssm' ? undefined : proof
  return [
    ...(proof === undefined
      ? []
      : [
          {
            ...{ to: 'routes' as const, path: `${at}.proof`, what: 'the proof' },
            ...{ http: proof.http, otherwise: held },
          },
        ]),
    ...(proof?.from === 'ssm'
      ? [{ to: 'agents' as const, path: `${at}.proof.from`, what: 'the proof' }]
      : []),
    ...(asked === undefined
      ? []
      : [
          {
            ...{ to: 'load-balancer' as const, routes: 'all' as const },
            path: `${at}.proof`,
            what: 'the proof',
            certificate: asked.http.certificate,
            otherwise: held,
          },
        ]),
    ...(watch?.http === undefined
      ? []
      : [
          {
            ...{ to: 'load-balancer' as const, routes: 'any' as const },
            path: `${at}.watch.http`,
            what: 'the watch',
            certificate: watch.http.certificate,
            otherwise: undefined,
          },
        ]),
    ...busyNeeds(busy, host, `${at}.retire.busy`),
    ...beforeRetire.flatMap((command, index) => remote(command, `${at}.retire.before[${index}]`)),
  ]
}

const busyNeeds = (busy: ServiceSettings['busy'], host: string, path: string): readonly Need[] => {
  if (busy === undefined || busy.kind === 'run') return []
  if (busy.kind === 'ssm') return [{ to: 'agents', path: `${path}.ssm`, what: 'busy' }]
  const otherwise = 'a retirement would wait until its deadline'
  return [{ to: 'instances', path, what: 'busy', ...placeOf(busy.http, host), otherwise }]
}
