import type { BusySettings, CommandSettings, RemoteSettings, RunSettings } from '../../../settings.ts'
import type { ServiceRead } from '../schema/service.ts'
import type { Texts } from '../texts.ts'
import { httpSettings } from './http.ts'
import { distinctLabels, firstWords } from './labels.ts'

type StepRead = ServiceRead['set-up'][number]
type MigrateRead = NonNullable<ServiceRead['migrate']>
type RemoteRead = NonNullable<StepRead['ssm']>
type BusyRead = NonNullable<ServiceRead['retire']['busy']>
type HookRead = ServiceRead['retire']['before'][number]

/** The document that runs a script. https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-command-ssm-plugin-reference.html */
const runsScripts = 'AWS-RunShellScript'

const usualRunMs = 30 * 60_000

/** Commands in their order, with labels that tell them apart. */
export function commandList(
  commands: readonly (StepRead | MigrateRead | HookRead)[],
  texts: Texts,
): readonly CommandSettings[] {
  const label = distinctLabels()
  return commands.flatMap(({ run, within, ssm }): readonly CommandSettings[] => {
    if (run !== undefined) return [runSettings(run, within, label)]
    // The set-up and a retirement have no `on`: they are done on every machine.
    const on = ssm !== undefined && 'on' in ssm && ssm.on === 'one' ? 'one' : 'all'
    return ssm === undefined ? [] : [remoteSettings(ssm, on, texts, label)]
  })
}

export function migrateSettings(
  { run, within, ssm }: MigrateRead,
  texts: Texts,
): CommandSettings | undefined {
  const label = distinctLabels()
  if (run !== undefined) return runSettings(run, within, label)
  return ssm && remoteSettings(ssm, ssm.on, texts, label)
}

/** It is asked again and again: an answer that takes longer is none. */
const busyRunMs = 30_000

export function busySettings({ http, run, within, ssm }: BusyRead, texts: Texts): BusySettings | undefined {
  const label = distinctLabels()
  if (http !== undefined) return { kind: 'http', http: httpSettings(http) }
  if (run !== undefined) return runSettings(run, within ?? busyRunMs, label)
  return ssm && remoteSettings(ssm, 'all', texts, label)
}

export const runSettings = (
  script: string,
  withinMs: number | undefined,
  label: (plain: string) => string,
): RunSettings => ({
  kind: 'run',
  label: label(`run ${firstWords(script)}`),
  script,
  withinMs: withinMs ?? usualRunMs,
})

export function remoteSettings(
  read: RemoteRead,
  on: RemoteSettings['on'],
  texts: Texts,
  label: (plain: string) => string,
): RemoteSettings {
  const script = read.script === undefined ? undefined : (texts.scripts.get(read.script) ?? '')
  const named = read.script?.includes('\n') ? firstWords(read.script) : (read.script ?? read.document)
  const document = script === undefined ? (read.document ?? '') : runsScripts
  const parameters = script === undefined ? read.parameters : { commands: [script] }
  return {
    kind: 'ssm',
    label: label(`ssm ${named}`),
    document,
    parameters: document === runsScripts ? { ...timeOut(read.within), ...parameters } : parameters,
    withinMs: read.within,
    concurrency: read.concurrency,
    on,
  }
}

/** In whole seconds; without it the document ends a script after an hour. */
const timeOut = (withinMs: number) => ({ executionTimeout: [`${Math.ceil(withinMs / 1000)}`] })
