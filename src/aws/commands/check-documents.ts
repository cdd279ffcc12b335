import type { Mistake } from '../../deploy/ports.ts'
import { SwitchoverError } from '../../errors.ts'
import type { CommandSettings, TestSettings } from '../../settings.ts'
import { awsCode } from '../faults.ts'
import type { Scope } from '../scope.ts'

/** Documents of Systems Manager that the config's commands name, and that do not exist; reads only. */
export const checkDocuments = async (scope: Scope, signal: AbortSignal): Promise<readonly Mistake[]> => {
  const named = documentsOf(scope)
  const missing = await Promise.all(named.map(({ document }) => isMissing(scope, document, signal)))
  return named
    .filter((_, index) => missing[index])
    .map(({ path, document }) => ({
      path,
      said: `there is no document ${document} in this account and Region`,
      remedy: 'Create it, have it shared with this account, or correct its name.',
    }))
}

const documentsOf = ({
  settings,
}: Scope): readonly { readonly path: string; readonly document: string }[] => {
  const at = `services.${settings.service}`
  const of = (command: CommandSettings, path: string) =>
    // AWS's own are there wherever Systems Manager is.
    command.kind === 'ssm' && !command.document.startsWith('AWS-')
      ? [{ path: `${path}.ssm.document`, document: command.document }]
      : []
  return [
    ...settings.setUp.flatMap((step, index) => of(step, `${at}.set-up[${index}]`)),
    ...settings.switch.before.flatMap((command, index) => of(command, `${at}.switch.before[${index}]`)),
    ...settings.switch.after.flatMap((command, index) => of(command, `${at}.switch.after[${index}]`)),
    ...(settings.migrate === undefined ? [] : of(settings.migrate, `${at}.migrate`)),
    ...(settings.busy?.kind === 'ssm' ? of(settings.busy, `${at}.retire.busy`) : []),
    ...settings.beforeRetire.flatMap((command, index) => of(command, `${at}.retire.before[${index}]`)),
    ...commandsOf(settings.releaseTests, `${at}.release-test`).flatMap(({ command, path }) =>
      of(command, path),
    ),
  ]
}

const commandsOf = (
  tests: readonly TestSettings[],
  at: string,
): readonly { readonly command: CommandSettings; readonly path: string }[] =>
  tests.flatMap((test, index) => {
    const path = `${at}[${index}]`
    const own = 'command' in test ? [{ command: test.command, path }] : []
    return [...own, ...commandsOf(test.next, `${path}.then`)]
  })

const isMissing = async (scope: Scope, document: string, signal: AbortSignal): Promise<boolean> => {
  const ssm = await scope.clients.ssm()
  try {
    await ssm.describeDocument({ Name: document }, signal)
    return false
  } catch (error) {
    // Who may not look at it may be allowed to run it.
    if (error instanceof SwitchoverError && error.code === 'denied') return false
    if (awsCode(error) === 'InvalidDocument') return true
    throw error
  }
}
