import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { runPost, startPost } from '../../support/runner.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { expectEnd } from '../support/endings.ts'
import type { Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'
import { until } from '../support/until.ts'
import { cleanedUp, leases, onStage, runId, told } from './told.ts'

/** Starts a command of the run, and freezes it once its log says this: it answers no signal any more. */
async function frozenAt(
  stage: Stage,
  words: string,
  command: string,
  inputs: Readonly<Record<string, string>>,
  change = {},
) {
  let log = ''
  const running = stage.start(command, inputs, { runId, change, onOutput: (text) => (log += text) })
  await until(() => log.includes(words))
  running.kill('SIGSTOP')
  running.cancel()
  return running.done
}

const sick = { command: 'deploy', release: 'sick-v2' }
const healthless = { health: { within: '10m' } }

describe.concurrent('post', () => {
  thorough('after a killed rollback gives back its lease alone, and the next run goes on at once', () =>
    onStage(async (stage) => {
      await stage.run('deploy', { release: 'v2' })
      const node = new URL(stage.sandbox.nodes[0]?.[0] ?? '').hostname
      await stage.node(node, false)
      const killed = await frozenAt(stage, 'prove the rollback', 'rollback', {})
      await stage.node(node, true)
      expect(await leases(stage)).toBe(1)

      const post = await cleanedUp(stage, killed, { command: 'rollback' })

      const story = told(killed, post)
      expect(post.log, story).toContain('web: nothing of this run is left to undo')
      expect(await leases(stage), story).toBe(0)
      expect((await stage.person.look()).routes).toEqual(['blue', 'blue'])
      expectEnd(await stage.run('rollback'), 'rolled-back, blue v1, green v2')
    }),
  )

  thorough('that is itself told to end gives back its lease, and leaves the rest to the next run', () =>
    onStage(async (stage) => {
      const killed = await frozenAt(stage, 'wait for health', 'deploy', { release: 'sick-v2' }, healthless)
      const post = startPost(killed.state, {
        runId,
        inputs: { config: stage.config(healthless), ...sick },
        env: stage.sandbox.env,
      })
      await stage.faults([{ action: 'DeregisterTargets', kind: 'delay', when: 'before', ms: 600_000 }])
      await until(() => stage.struck())
      post.cancel()
      const ended = await post.done

      const story = told(killed, ended)
      expect({ code: ended.code, signal: ended.signal }, story).toEqual({ code: 0, signal: null })
      expect(await leases(stage), story).toBe(0)
      await stage.noFaults()
      expectEnd(await stage.run('rollback'), 'rolled-back, blue v1, green empty')
      expect(await stage.person.look()).toMatchObject({ routes: ['blue', 'blue'], green: [], apart: [] })
    }),
  )

  thorough('does nothing after a step that ended by itself, whatever it ended of', () =>
    onStage(async (stage) => {
      const failed = stage.start('deploy', { release: 'v2' }, { runId })
      await stage.faults([{ action: 'RegisterTargets', kind: 'error', code: 'InvalidTarget', status: 400 }])
      const denied = await failed.done
      expectEnd(denied, 'failed, blue v1, green v2')
      const crashed = await stage.run('deploy', { release: 'v2' }, { runId, env: await crashing() })
      expect({ code: crashed.code, outcome: crashed.outputs['outcome'] }, crashed.log).toEqual({
        code: 1,
        outcome: undefined,
      })
      const before = await stage.writes()

      for (const main of [denied, crashed]) {
        const post = await cleanedUp(stage, main)
        expect({ code: post.code, log: post.log }).toEqual({ code: 0, log: '' })
      }

      expect(await stage.writes()).toEqual(before)
    }),
  )

  thorough('says so where it cannot read any more what the step was about', async () => {
    const state = { stage: 'started', nonce: 'of the step' }

    const post = await runPost(state, { runId, inputs: { ...sick, config: 'cleaned/away.yml' } })

    expect(post.code).toBe(0)
    expect(post.log).toMatch(/^Left to the next run: config: "cleaned\/away.yml" cannot be read/m)
  })

  thorough('leaves alone what another run has parked, though the killed one was to go on with it', () =>
    onStage(async (stage) => {
      expectEnd(await stage.run('provision', { release: 'v2' }), 'provisioned, blue v1, green v2')
      const running = stage.start('deploy', { release: 'v2' }, { runId })
      await stage.faults([{ action: 'CreateRule', kind: 'kill', pid: running.pid, when: 'after' }])
      const killed = await running.done

      const post = await cleanedUp(stage, killed)

      expect(post.log, told(killed, post)).toContain('web: nothing of this run is left to undo')
      expect(await leases(stage)).toBe(0)
      expectEnd(await stage.run('switch'), 'held, green v2, blue v1')
    }),
  )
})

/** The tool falls over by itself, as by a mistake that nobody foresaw: soon after it has begun to work. */
async function crashing(): Promise<Readonly<Record<string, string>>> {
  const file = join(temporaryFolder('crashing-'), 'crash.cjs')
  const begun = "require('node:fs').readFileSync(process.env.GITHUB_STATE, 'utf8').includes('started')"
  writeFileSync(
    file,
    `if (process.env.GITHUB_STATE) setInterval(() => { if (${begun}) throw new Error('fell over') }, 20).unref()`,
  )
  return { NODE_OPTIONS: `--require ${file}` }
}
