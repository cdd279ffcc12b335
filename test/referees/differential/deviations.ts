import type { Deviation } from './deviation.ts'

/** Every difference between the sandbox and moto that is allowed. */
export const deviations: readonly Deviation[] = []
