import type { Operations } from '../operation.ts'

/** The calls of Systems Manager that the sandbox knows; docs/fidelity.md says how far each goes. */
export const ssm: Operations = {}
