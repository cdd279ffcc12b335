/** How much of a matrix, a sample or a number of worlds is run: `npm test` is small, `npm run test:long` is full. */
export type TestSize = 'small' | 'full'

/** The setting of this run, from SWITCHOVER_TEST_SIZE; anything but `full` is small. */
export const testSize: TestSize = process.env['SWITCHOVER_TEST_SIZE'] === 'full' ? 'full' : 'small'

/** Picks the value for this run: `sized({ small: 20, full: 2000 })`. */
export function sized<T>(choice: Readonly<Record<TestSize, T>>): T {
  return choice[testSize]
}
