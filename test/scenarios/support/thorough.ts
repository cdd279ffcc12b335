import { test } from 'vitest'
import { testSize } from '../../support/size.ts'

/** A test of a cell that another test answers for at the small size. */
export const thorough = test.runIf(testSize === 'full')
