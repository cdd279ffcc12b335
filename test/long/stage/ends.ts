import type { Standing } from './state.ts'

/** v2 is live on green, v1 is held on blue, each with its two machines; nothing is open, and nothing is left over. */
export const held: Standing = {
  routes: ['forward web-green=1'],
  targets: { 'web-blue': 2, 'web-green': 2 },
  machines: { 'blue v1': 2, 'green v2': 2 },
  everMade: 2,
  names: ['web-blue-1', 'web-blue-2', 'web-green-1', 'web-green-2'],
  preview: ['forward web-blue=1 web-green=0'],
  leases: 0,
  open: ['-'],
  scaling: [],
  versions: 0,
}

/** v1 is live again, v2 stands beside it as rolled back from. */
export const rolledBack: Standing = {
  ...held,
  routes: ['forward web-blue=1'],
  preview: ['forward web-green=1 web-blue=0'],
}

/** v1 serves alone; of v2 nothing is left. */
export const alone: Standing = {
  ...rolledBack,
  targets: { 'web-blue': 2, 'web-green': 0 },
  machines: { 'blue v1': 2 },
  names: ['web-blue-1', 'web-blue-2'],
  preview: [],
}
