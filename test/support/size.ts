/** How a run of the tests is sized: `npm test` small, `npm run test:long` full, `npm run test:referees` the judges alone. */
export type TestSize = 'small' | 'full' | 'referees'

/** The setting of this run, from SWITCHOVER_TEST_SIZE; anything unknown is small. */
export const testSize: TestSize = read(process.env['SWITCHOVER_TEST_SIZE'])

/** Picks how much of a matrix, a sample or a number of worlds is run: `sized({ small: 20, full: 2000 })`. */
export function sized<T>(choice: Readonly<Record<'small' | 'full', T>>): T {
  return choice[testSize === 'full' ? 'full' : 'small']
}

function read(size: string | undefined): TestSize {
  return size === 'full' || size === 'referees' ? size : 'small'
}
