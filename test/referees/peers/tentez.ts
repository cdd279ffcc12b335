import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stringify } from 'yaml'
import type { Sandbox } from '../../../sandbox/start.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { type Ran, run } from '../run.ts'
import { callsDuring } from './calls.ts'

/** What tentez is told: https://github.com/FeLvi-zzz/tentez#usage */
export interface Plan {
  readonly steps: readonly object[]
  readonly aws_listeners: readonly Way[]
  readonly aws_listener_rules: readonly Way[]
}

interface Way {
  readonly name: string
  readonly target: string
  readonly switch: { readonly old: string; readonly new: string }
}

/** Starts tentez against a sandbox, answers its questions, and keeps which calls it made. */
export async function runTentez(
  { sandbox, program }: { readonly sandbox: Sandbox; readonly program: string },
  [command, ...args]: readonly [string, ...string[]],
  { plan, answers = [] }: { readonly plan: Plan; readonly answers?: readonly string[] },
): Promise<Ran & { readonly calls: readonly string[] }> {
  const folder = temporaryFolder('tentez-')
  const file = join(folder, 'plan.yaml')
  await writeFile(file, stringify(plan))
  // It asks again and again where no answer comes: the last one always ends it.
  const input = [...answers, 'quit'].map((answer) => `${answer}\n`).join('')
  const { result, calls } = await callsDuring(sandbox, () =>
    run(program, [command, '-f', file, ...args], { env: { ...sandbox.env, HOME: folder }, input }),
  )
  return { ...result, calls }
}
