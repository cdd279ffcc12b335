import { expect } from 'vitest'
import { expectEnd } from '../support/endings.ts'
import { openGroupStage } from '../support/group-stage.ts'
import { thorough } from '../support/thorough.ts'
import { until } from '../support/until.ts'

thorough(
  'a cancel while the switch is proven leaves no group with its alarms and schedules suspended',
  async () => {
    const stage = await openGroupStage({}, { nodes: 2 })
    const suspended = async () => [
      await stage.groups.suspended('blue'),
      await stage.groups.suspended('green'),
    ]
    try {
      let log = ''
      const running = stage.start('deploy', { release: 'v2' }, { onOutput: (text) => (log += text) })
      await until(() => log.includes('  prove the switch'))
      running.cancel()

      const cancelled = await running.done

      expectEnd(cancelled, 'failed, green v2, blue v1')
      expect(cancelled.signal).toBeNull()
      expect(cancelled.log).toMatch(/^▸ give scaling back/m)
      expect(cancelled.log).toContain('No side’s workers may work before that goes on.')
      expect(await suspended()).toEqual([[], []])
      expectEnd(await stage.run('rollback'), 'rolled-back, blue v1, green v2')
    } finally {
      await stage.close()
    }
  },
)
