import type { Mistake } from '../deploy/ports.ts'
import type { CommandSettings, FleetSettings, TestSettings } from '../settings.ts'
import type { Config, ServiceConfig } from './config/config.ts'
import { unwrapped } from './config/unwrapped.ts'
import { userDataSaid } from './config/user-data.ts'
import type { Inputs } from './inputs.ts'

/** A text that goes to AWS, where others can read it. */
interface Place {
  readonly path: string
  readonly text: string
}

/**
 * Refuses what would put a secret of this run where people without leave can read it: user data, tags, names,
 * commands and parameters are shown by AWS to whoever may describe them. The value itself is never told.
 */
export function refuseSecrets(config: Config, inputs: Inputs): readonly Mistake[] {
  const { command, secrets } = inputs
  if (command === 'status') return []
  const asked = [
    { path: 'release', text: inputs.release ?? '' },
    { path: 'reason', text: inputs.reason },
  ]
  // A way back sends none of what a deployment is made from.
  const isWayBack = command === 'rollback' || command === 'retire' || command === 'sweep'
  const services = isWayBack ? [] : Object.values(config.services).flatMap(placesOf)
  return [...asked, ...services].flatMap(({ path, text }) => {
    const names = secrets.found(unwrapped(text))
    return names.length === 0 ? [] : [mistake(path, names)]
  })
}

const mistake = (path: string, names: readonly string[]): Mistake => ({
  path,
  said: `holds a secret of this run (${names.join(', ')}), and others could read it in AWS`,
  remedy:
    'Take it out; let the instance fetch it by its role when it needs it (Secrets Manager, a SecureString parameter).',
})

function placesOf({ settings, terms }: ServiceConfig): readonly Place[] {
  const at = `services.${settings.service}`
  const { dns, gate, setUp, migrate, releaseTests, proof } = settings
  return [
    ...fleetPlaces(settings.fleet, `${at}.fleet.${settings.fleet.kind}`),
    { path: `${at}.fleet.${settings.fleet.kind}.name`, text: terms.naming?.name ?? '' },
    { path: `${at}.dns.record`, text: dns?.record ?? '' },
    { path: `${at}.gate.ssm`, text: gate?.parameter ?? '' },
    ...setUp.flatMap((step, index) => commandPlaces(step, `${at}.set-up[${index}]`)),
    ...settings.switch.before.flatMap((command, index) =>
      commandPlaces(command, `${at}.switch.before[${index}]`),
    ),
    ...settings.switch.after.flatMap((command, index) =>
      commandPlaces(command, `${at}.switch.after[${index}]`),
    ),
    ...(migrate === undefined ? [] : commandPlaces(migrate, `${at}.migrate`)),
    ...retirePlaces(settings, `${at}.retire`),
    // What an instance asks with stands in the command that it is sent.
    ...(proof?.from === 'ssm' ? tagPlaces(proof.http.requestHeaders, `${at}.proof.request-headers`) : []),
    // A label says in the record why a release was rejected.
    ...testPlaces(releaseTests, `${at}.release-test`),
  ]
}

const retirePlaces = ({ busy, beforeRetire }: ServiceConfig['settings'], at: string): readonly Place[] => [
  ...(busy === undefined || busy.kind === 'http' ? [] : commandPlaces(busy, `${at}.busy`)),
  ...beforeRetire.flatMap((command, index) => commandPlaces(command, `${at}.before[${index}]`)),
]

function testPlaces(tests: readonly TestSettings[], at: string): readonly Place[] {
  return tests.flatMap((test, index) => {
    const path = `${at}[${index}]`
    const own =
      test.kind === 'ssm' || test.kind === 'run'
        ? commandPlaces(test.command, path)
        : [{ path, text: test.label }]
    return [...own, ...testPlaces(test.next, `${path}.then`)]
  })
}

function fleetPlaces(fleet: FleetSettings, at: string): readonly Place[] {
  switch (fleet.kind) {
    case 'ec2':
      return [
        { path: `${at}.user-data`, text: userDataSaid(fleet.userData ?? '') },
        ...tagPlaces(fleet.tags, `${at}.tags`),
      ]
    case 'auto-scaling':
      return [
        ...templatePlaces(fleet.launchTemplate, `${at}.launch-template`),
        ...tagPlaces(fleet.tags, `${at}.tags`),
      ]
    case 'existing':
      return 'tags' in fleet.by ? tagPlaces(fleet.by.tags, `${at}.tag`) : []
  }
}

function templatePlaces(
  template: Extract<FleetSettings, { kind: 'auto-scaling' }>['launchTemplate'],
  at: string,
): readonly Place[] {
  switch (template.kind) {
    case 'make':
      return [{ path: `${at}.user-data`, text: userDataSaid(template.userData ?? '') }]
    case 'description':
      return [{ path: `${at}.description`, text: template.description }]
    case 'version':
      return []
  }
}

/** The path names no key: it may be what holds the secret. */
const tagPlaces = (tags: Readonly<Record<string, string>>, path: string): readonly Place[] =>
  Object.entries(tags).length === 0 ? [] : [{ path, text: Object.entries(tags).flat().join('\n') }]

function commandPlaces(command: CommandSettings, at: string): readonly Place[] {
  if (command.kind === 'run') return [{ path: `${at}.run`, text: command.label }]
  const { document, label, parameters } = command
  const texts = [
    document,
    label,
    ...Object.entries(parameters).flatMap(([name, values]) => [name, ...values]),
  ]
  return [{ path: `${at}.ssm`, text: texts.join('\n') }]
}
