import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { tools } from '../install/tools.ts'
import { type Ran, run } from '../run.ts'

/** What a module answered. */
type Said = Readonly<Record<string, unknown>>

type End = 'ok' | 'changed' | 'skipped' | 'failed'

/** How one task ended on one host, and everything its module said. */
export interface TaskRun {
  readonly task: string
  readonly host: string
  readonly end: End
  readonly said: Said
}

export interface Played {
  /** 0: every task of every host succeeded. */
  readonly status: Ran['status']
  readonly tasks: readonly TaskRun[]
}

const folder = fileURLToPath(new URL('./', import.meta.url))
const LONGEST_MS = 240_000

/** Runs `release.yml` with nothing of this machine's Ansible but the one that is installed for the referees. */
export async function playRelease(
  env: Readonly<Record<string, string>>,
  vars: Readonly<Record<string, unknown>>,
  ...options: readonly string[]
): Promise<Played> {
  const { status, printed, complaints } = await run(
    tools.ansiblePlaybook,
    ['release.yml', '-e', JSON.stringify(vars), ...options],
    { cwd: folder, env: { ...surroundings(temporaryFolder('ansible-')), ...env }, longestMs: LONGEST_MS },
  )
  return { status, tasks: tasksOf(printed, complaints) }
}

function surroundings(home: string): Record<string, string> {
  return {
    HOME: home,
    TMPDIR: home,
    // Ansible refuses to start without UTF-8.
    LC_ALL: 'C.UTF-8',
    ANSIBLE_CONFIG: join(folder, 'ansible.cfg'),
    ANSIBLE_HOME: home,
    ANSIBLE_COLLECTIONS_PATH: home,
  }
}

/** One line of the callback `jsonl`, as far as it is read here. */
interface Event {
  readonly _event: string
  readonly task?: { readonly name: string }
  readonly hosts?: Readonly<Record<string, Said>>
}

function tasksOf(printed: string, complaints: string): TaskRun[] {
  // Warnings may stand between them.
  const lines = printed.split('\n').filter((line) => line.startsWith('{'))
  if (lines.length === 0) throw new Error(`ansible-playbook did not get to play:\n${printed}${complaints}`)
  const events = lines.map((line): Event => JSON.parse(line))
  return events.flatMap(({ _event: event, task, hosts = {} }) =>
    task === undefined || !event.startsWith('v2_runner_on_')
      ? []
      : Object.entries(hosts).map(([host, said]) => ({ task: task.name, host, end: endOf(said), said })),
  )
}

function endOf(said: Said): End {
  if (said['failed'] === true || said['unreachable'] === true) return 'failed'
  if (said['skipped'] === true) return 'skipped'
  return said['changed'] === true ? 'changed' : 'ok'
}
