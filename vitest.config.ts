import { defineConfig } from 'vitest/config'
import { type TestSize, testSize } from './test/support/size.ts'
import { SlowestFirst } from './test/support/slowest-first.ts'

/** What each size of a run takes, how many workers its tests keep busy, and how long one of them may last. */
const runs: Readonly<Record<TestSize, { include: string; exclude: string[]; workers: number; ms: number }>> =
  {
    // Tests wait for real sockets and processes: with four, two cores are busy nearly all the time (three: a seventh longer).
    small: {
      include: 'test/**/*.test.ts',
      exclude: ['test/long/**', 'test/referees/**/*.referee.test.ts'],
      workers: 5,
      ms: 30_000,
    },
    full: { include: 'test/long/**/*.long.test.ts', exclude: [], workers: 4, ms: 600_000 },
    referees: { include: 'test/referees/**/*.referee.test.ts', exclude: [], workers: 2, ms: 300_000 },
  }
const { include, exclude, workers, ms } = runs[testSize]
const globalSetup = testSize === 'small' ? ['test/referees/skipped.ts'] : []

export default defineConfig({
  test: {
    include: [include],
    exclude,
    globalSetup,
    sequence: { sequencer: SlowestFirst },
    setupFiles: ['test/support/end-with-exit.ts'],
    pool: 'forks',
    maxWorkers: workers,
    // Loading the AWS clients costs more than most test files: each process loads them once.
    isolate: false,
    testTimeout: ms,
    hookTimeout: Math.max(30_000, ms / 5),
  },
})
