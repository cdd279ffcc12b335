import { expect, test } from 'vitest'
import { createGroupLag } from '../../../src/aws/fleet/auto-scaling/group-lag.ts'
import type { Scaling } from '../../../src/deploy/side.ts'

const shown = (change: Partial<Scaling> = {}): Scaling => ({
  group: 'asg-green',
  attempt: '',
  min: 0,
  max: 10,
  desired: 0,
  attached: false,
  frozen: [],
  loose: ['AlarmNotification', 'ScheduledActions'],
  guarded: false,
  unprotected: [],
  protected: [],
  shielded: [],
  said: '',
  ...change,
})

test('R4: what this process told a group counts until AWS shows it', () => {
  const lag = createGroupLag()

  lag.note('green', { attempt: 'a2', desired: 2 })

  expect(lag.cover('green', shown())).toMatchObject({ attempt: 'a2', desired: 2 })
  expect(lag.cover('blue', shown())).toEqual(shown())
})

test('once AWS has shown it, what it shows later is the news', () => {
  const lag = createGroupLag()
  lag.note('green', { desired: 2, attached: true })
  lag.cover('green', shown({ desired: 2 }))

  const later = lag.cover('green', shown({ desired: 3 }))

  expect(later).toMatchObject({ desired: 3, attached: true })
})

test('what is told later counts over what was told before, and the rest of it stays', () => {
  const lag = createGroupLag()
  lag.note('green', { desired: 2, attached: true })

  lag.note('green', { desired: 0 })

  expect(lag.cover('green', shown({ desired: 2 }))).toMatchObject({ desired: 0, attached: true })
})
