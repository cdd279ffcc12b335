import type { TestQuestion, TestSettings } from '../../../settings.ts'
import type { TestRead } from '../schema/tests.ts'
import type { Texts } from '../texts.ts'
import { remoteSettings, runSettings } from './commands.ts'
import { httpSettings } from './http.ts'
import { distinctLabels } from './labels.ts'

type Label = ReturnType<typeof distinctLabels>

/** Release tests, each with those that begin after it, and with labels that tell all of them apart. */
export function testSettings(
  tests: readonly TestRead[],
  texts: Texts,
  label: Label = distinctLabels(),
): readonly TestSettings[] {
  return tests.flatMap((test) => {
    const question = questionOf(test, texts, label)
    return question === undefined
      ? []
      : [{ ...question, deadlineMs: test.deadline, next: testSettings(test.then, texts, label) }]
  })
}

function questionOf(
  { http, tcp, run, within, ssm }: TestRead,
  texts: Texts,
  label: Label,
): (TestQuestion & { readonly label: string }) | undefined {
  if (http !== undefined) {
    const named = label(`http ${http.method} ${http.path} via ${http.via}`)
    return { kind: 'http', label: named, via: http.via, http: httpSettings(http) }
  }
  if (tcp !== undefined) {
    const named = label(`tcp ${tcp.port}`)
    return { kind: 'tcp', label: named, via: 'instance', port: tcp.port, withinMs: tcp.within }
  }
  const command = run === undefined ? undefined : runSettings(run, within, label)
  if (command !== undefined) return { kind: 'run', label: command.label, command }
  const remote = ssm && remoteSettings(ssm, ssm.on, texts, label)
  return remote && { kind: 'ssm', label: remote.label, command: remote }
}
