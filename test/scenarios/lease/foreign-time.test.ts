import { expect } from 'vitest'
import { expectEnd, expectRefusal } from '../support/endings.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'
import { until } from '../support/until.ts'

type Options = Parameters<typeof openStage>[0]

/** A stage on which a deploy of run 12 waits for the answer to its registration. */
async function busyStage(options: Options) {
  const stage = await openStage(options)
  return { stage, deploy: () => deployThatWaits(stage) }
}

async function deployThatWaits(stage: Stage) {
  await stage.faults([{ kind: 'delay', action: 'RegisterTargets', ms: 30_000 }])
  let log = ''
  const onOutput = (text: string) => (log += text)
  const running = stage.start('deploy', { release: 'v2' }, { repository: 'acme/web', runId: 12, onOutput })
  await until(() => log.includes('▸ register the targets'))
  return running
}

thorough('where the clock of a runner is wrong, a lease lasts as long as AWS’s clock says', async () => {
  const { stage, deploy } = await busyStage({ clockSkew: true })
  try {
    await stage.advance('3m')
    const first = await deploy()

    expectRefusal(
      await stage.run('deploy', { release: 'v3' }),
      /^acme\/web run 12 attempt 1 .*holds the lease/,
    )
    first.kill()
    await first.done
    await stage.noFaults()
    const began = stage.sandbox.world.clock.now()

    expectEnd(await stage.run('deploy', { release: 'v2' }), 'held, green v2, blue v1')
    expect(stage.sandbox.world.clock.now() - began).toBeLessThan(2 * 60_000)
  } finally {
    await stage.close()
  }
})

thorough(
  'where AWS shows late what was written, a lease that is renewed is not taken for one that ended',
  async () => {
    const { stage, deploy } = await busyStage({ staleReadsMs: 1_500 })
    try {
      const first = await deploy()

      expectRefusal(
        await stage.run('deploy', { release: 'v3' }),
        /^acme\/web run 12 attempt 1 .*holds the lease/,
      )
      // The first still has it, and goes on where AWS answers.
      await stage.advance('30s')
      expectEnd(await first.done, 'held, green v2, blue v1')
    } finally {
      await stage.close()
    }
  },
)

thorough(
  'credentials that end are like a crash: nothing more is done, and a later run waits the lease out and goes on',
  async () => {
    const { stage, deploy } = await busyStage({})
    try {
      const first = await deploy()
      await stage.faults([{ kind: 'error', code: 'ExpiredToken', status: 403, times: 10_000 }])
      await stage.advance('30s')
      const ended = await first.done

      expect(ended.outputs['outcome'], ended.log).toBe('failed')
      expect(ended.log).toContain('Get new credentials and run the same command again')
      await stage.noFaults()

      expectEnd(await stage.run('deploy', { release: 'v2' }), 'held, green v2, blue v1')
      expect(await stage.person.look()).toMatchObject({ routes: ['green'], green: ['v2 healthy'], apart: [] })
    } finally {
      await stage.close()
    }
  },
)
