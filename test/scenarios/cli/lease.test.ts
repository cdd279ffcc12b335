import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import type { RunningAction } from '../../support/runner.ts'
import { expectRefusal } from '../support/endings.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { openTerminal, type Terminal, withGit } from '../support/terminal.ts'
import { thorough } from '../support/thorough.ts'
import { until } from '../support/until.ts'

let stage: Stage
beforeAll(async () => {
  // Longer than a busy machine is late.
  stage = await openStage({}, { lease: '9s' })
})
beforeEach(() => stage.reset())
afterAll(() => stage.close())

const sha = 'c0ffeec0ffeec0ffeec0ffeec0ffeec0ffeec0ff'
const stuckRun = { repository: 'octo/shop', runId: 77, sha }

/** A deploy on a runner that waits for an answer of AWS that does not come, and renews its lease meanwhile. */
async function stuck(): Promise<RunningAction> {
  await stage.faults([{ kind: 'delay', action: 'RegisterTargets', ms: 600_000 }])
  let log = ''
  const running = stage.start('deploy', { release: 'v2' }, { ...stuckRun, onOutput: (text) => (log += text) })
  await until(() => log.includes('▸ register the targets'))
  return running
}

/** The ARN that status shows. */
async function leaseOf(terminal: Terminal): Promise<string> {
  const { out } = await terminal.run('status')
  const arn = /^ {2}lease .*\n +(arn:\S+)$/m.exec(out)?.[1]
  if (arn === undefined) throw new Error(`status shows no lease:\n${out}`)
  return arn
}

thorough('a lease that a person holds names them with machine and process', async () => {
  const terminal = openTerminal(stage)
  await stage.faults([{ kind: 'delay', action: 'RegisterTargets', ms: 600_000 }])
  const typing = terminal.start(['deploy', '--release', 'v2'])
  await until(() => typing.printed().includes('▸ register the targets'))

  const refused = await stage.run('rollback')

  expectRefusal(refused, new RegExp(`^\\S+@\\S+ pid ${typing.pid} holds the lease\\.`))
  typing.process.kill('SIGKILL')
  await typing.done
})

thorough(
  '--take-lease: a lock is broken by naming it, and the command goes on with the work of its holder',
  async () => {
    const terminal = openTerminal(stage)
    const dead = await stuck()
    const arn = await leaseOf(terminal)
    await stage.noFaults()

    const refused = await terminal.run('deploy', '--release', 'v2')
    const wrong = await terminal.run('deploy', '--release', 'v2', '--take-lease', `${arn}0`)
    const deployed = await terminal.start(
      ['deploy', '--release', 'v2', '--take-lease', arn],
      withGit(terminal, `echo ${sha}`),
    ).done

    const holder = /octo\/shop run 77 attempt 1 \(https:\S+\)/
    expect(refused.code).toBe(2)
    expect(refused.out).toMatch(new RegExp(`^Result: REFUSED .*${holder.source} holds the lease`, 'm'))
    expect(wrong.code).toBe(2)
    expect(wrong.out).toMatch(
      new RegExp(`^✗ --take-lease: no rule has the ARN ${arn}0: .*; the lease of web is ${arn},`, 'm'),
    )
    expect(deployed.out).toMatch(new RegExp(`^ {2}took the lease ${arn} from ${holder.source}`, 'm'))
    // The same commit, release and config are the same build: nothing is launched again.
    expect(deployed.out).not.toContain('▸ launch the fleet')
    expect(deployed.out.trimEnd().split('\n').at(-1)).toMatch(/^Result: HELD {2}web: green serves v2/)
    expect(deployed.code).toBe(0)
    const its = await dead.done
    expect(its.outputs['outcome']).toBe('failed')
    expect(its.log).toMatch(/the lease was lost: \S+@\S+ pid \d+ took it over/)
    expect(await stage.person.look()).toMatchObject({ routes: ['green'], green: ['v2 healthy'], apart: [] })
  },
)

thorough(
  '--take-lease names nothing but a lease that stands: all else is refused with what it is',
  async () => {
    const terminal = openTerminal(stage)
    await stage.run('deploy', { release: 'v2' })
    const preview = (await stage.person.rules()).find(({ Priority }) => Priority === '10')?.RuleArn ?? ''
    const before = await stage.writes()

    const ofPreview = await terminal.run('rollback', '--take-lease', preview)
    const ofNothing = await terminal.run('rollback', '--take-lease', 'web')
    const looking = await terminal.run('status', '--take-lease', preview)

    expect([ofPreview, ofNothing, looking].map(({ code }) => code)).toEqual([2, 2, 2])
    expect(ofPreview.out).toContain(`${preview} is the preview rule of web; web has no lease now`)
    expect(ofNothing.out).toContain('✗ --take-lease: "web" is not the ARN of a listener rule')
    expect(looking.out).toContain('✗ --take-lease: `status` takes no lease')
    expect(await stage.writes()).toEqual(before)
  },
)
