import { defineConfig } from 'vitest/config'

const long = process.env['SWITCHOVER_TEST_SIZE'] === 'full'

export default defineConfig({
  test: {
    include: long ? ['test/long/**/*.long.test.ts'] : ['test/**/*.test.ts'],
    exclude: long ? [] : ['test/long/**'],
    setupFiles: ['test/support/end-with-exit.ts'],
    pool: 'forks',
    // Tests mostly wait for real sockets and processes: three keep two cores busy.
    maxWorkers: long ? 2 : 3,
    // Loading the AWS clients costs more than most test files: each process loads them once.
    isolate: false,
    testTimeout: long ? 600_000 : 30_000,
    hookTimeout: 30_000,
  },
})
