import type { Scene } from './call.ts'
import { rules } from './rules.ts'

/** The whole list. Scenes do not know of each other, and may be played side by side. */
export const scenes: readonly Scene[] = [rules]
