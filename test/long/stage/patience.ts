import { sized } from '../../support/size.ts'

/** How long one story may take: several share the machine, and it may be busy with others. */
export const patienceMs = sized({ small: 120_000, full: 600_000 })
