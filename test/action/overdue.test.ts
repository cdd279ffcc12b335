import { expect, test } from 'vitest'
import { overdueNotices } from '../../src/action/overdue.ts'
import { aMemo } from '../deploy/builders.ts'

const marked = {
  acts: [
    {
      rung: 'mark the rollback',
      act: { kind: 'remember', memo: aMemo() } as const,
      why: 'blue serves v1 again; v2 is rolled back from',
      at: 0,
    },
  ],
}

test('a rollback that a release had to do first is told; one that was asked for, or that fails the step, tells itself', () => {
  expect(overdueNotices('deploy', marked)).toEqual([
    'The hold was over and its default is rollback, which came first: blue serves v1 again; v2 is rolled back from.',
  ])
  expect(overdueNotices('deploy', { acts: [] })).toEqual([])
  expect(overdueNotices('rollback', marked)).toEqual([])
  expect(overdueNotices('sweep', marked)).toEqual([])
})
