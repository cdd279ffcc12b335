import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import { fenced, readText, section } from '../../docs/markdown.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { isAsShown, readTranscript } from '../support/shown.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { openTerminal, program, startProgram, type Terminal } from '../support/terminal.ts'
import { thorough } from '../support/thorough.ts'
import { type Situation, situations } from './situations.ts'

const runbook = readText('docs/runbook.md')
/** The lease that the runbook names. */
const example = /listener-rule\/app\/web\/50dc6c495c0c9188\/\w+\/\w+/.exec(runbook)?.[0] ?? ''

let stage: Stage
beforeAll(async () => {
  // Longer than a busy machine is late.
  stage = await openStage({ routes: 2, targets: 2 }, { lease: '9s' })
})
beforeEach(() => stage.reset())
afterAll(() => stage.close())

/** A shell in which `switchover` is what the runbook says it is. */
function shell(terminal: Terminal): (command: string) => Promise<string> {
  const folder = temporaryFolder('bin-')
  writeFileSync(join(folder, 'switchover'), `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`)
  chmodSync(join(folder, 'switchover'), 0o755)
  const env = { ...terminal.env, PATH: `${folder}:${terminal.env['PATH']}` }
  return async (command) => {
    const { out, err } = await startProgram('/bin/sh', ['-c', command], { cwd: terminal.workspace, env }).done
    return out + err
  }
}

/** Plays what stands under the heading; of two commands each sees what the one before has left. */
async function play(heading: string, { prepare, before = {}, ends }: Situation): Promise<void> {
  const running = await prepare(stage)
  const type = shell(openTerminal(stage))
  const shown = fenced(section(runbook, `## ${heading}`), 'console').flatMap(readTranscript)
  let lease = example
  for (const [index, { command, prints }] of shown.entries()) {
    await before[index]?.(stage)
    const printed = await type(command.replace(example, lease))
    lease = /^ {2}lease .*\n +arn:\S+:(listener-rule\S+)$/m.exec(printed)?.[1] ?? lease
    expect(printed.replaceAll(lease, example), command).toSatisfy((text: string) => isAsShown(text, prints))
  }
  expect(await stage.person.look()).toMatchObject(ends)
  await running?.done
}

for (const [heading, situation] of Object.entries(situations))
  thorough(`the runbook: ${heading}`, () => play(heading, situation))
