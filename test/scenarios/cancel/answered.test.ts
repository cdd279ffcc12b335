import { describe, expect } from 'vitest'
import type { ActionResult } from '../../support/runner.ts'
import { expectEnd } from '../support/endings.ts'
import type { Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'
import { until } from '../support/until.ts'
import { leases, onStage } from './told.ts'

/** Cancels a command once its log says this. */
async function cancelledAt(words: string, stage: Stage, ...call: Parameters<Stage['start']>) {
  const [command, inputs, around = {}] = call
  let log = ''
  const running = stage.start(command, inputs, { ...around, onOutput: (text) => (log += text) })
  await until(() => log.includes(words))
  running.cancel()
  return running.done
}

/** It answered before the second signal, and with its lease given back. */
async function expectAnswer(stage: Stage, result: ActionResult, words: string): Promise<void> {
  expectEnd(result, words)
  expect(result.signal).toBeNull()
  expect(result.log).toContain('SIGINT: ending what can be ended now')
  expect(result.log).not.toContain('its time is over')
  expect(await leases(stage)).toBe(0)
}

describe.concurrent('a cancel', () => {
  thorough('while a window is waited for ends the wait, and changes nothing', () =>
    onStage(async (stage) => {
      await stage.run('deploy', { release: 'v2', hold: '20m' })
      const before = await stage.writes()
      const waiting = stage.start('deploy', { release: 'v3', 'wait-for-hold': '30m' })
      const asked = async () => (await stage.calls()).filter((call) => call.action === 'DescribeRules').length
      const looks = await asked()
      await until(async () => (await asked()) > looks)
      waiting.cancel()

      const { outputs, code, signal, log } = await waiting.done

      expect({ outcome: outputs['outcome'], code, signal }, log).toEqual({
        outcome: 'failed',
        code: 1,
        signal: null,
      })
      expect(await stage.writes()).toEqual(before)
    }),
  )

  thorough('while another run’s lease is waited for ends the wait, and leaves that run alone', () =>
    onStage(async (stage) => {
      const change = { 'set-up': [{ run: 'echo begun; until [ -e "$OUT/go" ]; do sleep 0.05; done' }] }
      let log = ''
      const onOutput = (text: string) => (log += text)
      const holder = stage.start('deploy', { release: 'sick-v2' }, { change, env: { OUT: '/' }, onOutput })
      await until(() => log.includes('begun'))

      const waiting = await cancelledAt('waiting for', stage, 'retire', { 'wait-for-lease': '10m' })

      expect({ outcome: waiting.outputs['outcome'], signal: waiting.signal }, waiting.log).toEqual({
        outcome: 'failed',
        signal: null,
      })
      expect(await leases(stage)).toBe(1)
      holder.cancel()
      await expectAnswer(stage, await holder.done, 'rejected, blue v1, green empty')
    }),
  )

  thorough('while the switch is proven leaves traffic where it is; the next run proves it', () =>
    onStage(async (stage) => {
      const node = new URL(stage.sandbox.nodes[0]?.[0] ?? '').hostname
      let log = ''
      const running = stage.start('deploy', { release: 'v2' }, { onOutput: (text) => (log += text) })
      await until(() => log.includes('close the gate'))
      await stage.node(node, false)
      await until(() => log.includes('prove the switch'))
      running.cancel()

      await expectAnswer(stage, await running.done, 'failed, green v2, blue v1')
      expect((await stage.person.look()).routes).toEqual(['green', 'green'])
      await stage.node(node, true)
      expectEnd(await stage.run('deploy', { release: 'v2' }), 'held, green v2, blue v1')
    }),
  )

  thorough('during the watch turns traffic back where on-cancel says so', () =>
    onStage(async (stage) => {
      const change = { watch: { for: '10m', 'target-health': true, 'on-cancel': 'rollback' } }

      const result = await cancelledAt('watch the release', stage, 'deploy', { release: 'v2' }, { change })

      await expectAnswer(stage, result, 'rejected, blue v1, green v2')
      expect(await stage.person.look()).toMatchObject({ routes: ['blue', 'blue'], green: ['v2 healthy'] })
    }),
  )

  thorough('while a side is still busy leaves it as retiring, and the next retirement ends it', () =>
    onStage(async (stage) => {
      const busy = { change: { retire: { busy: { http: { path: '/busy', port: 8080 } } } } }
      await stage.run('deploy', { release: 'v2', hold: 'approval' })
      const [worker] = await stage.person.instances()
      const app = `http://${worker?.PrivateIpAddress}:8080`
      const visitor = new AbortController()
      const work = fetch(`${app}/slow?ms=600000`, { signal: visitor.signal }).catch(() => undefined)
      await until(
        async () => (await fetch(`${app}/busy`, { headers: { connection: 'close' } })).status === 409,
      )

      const cancelled = await cancelledAt('blue still works', stage, 'retire', {}, busy)

      await expectAnswer(stage, cancelled, 'failed, green v2, blue v1')
      expect((await stage.run('status')).log).toContain('retiring')
      expect(await stage.person.look()).toMatchObject({ blue: ['v1 healthy'] })
      visitor.abort()
      await work
      expectEnd(await stage.run('retire', {}, busy), 'retired, green v2, blue empty')
    }),
  )
})
