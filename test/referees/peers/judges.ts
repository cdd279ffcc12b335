import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { tools } from '../install/tools.ts'

/** Where the two judges are put that move weights on load balancers. */
export const places = {
  tentez: join(tools.goBin, 'tentez'),
  controller: join(tools.goBin, 'load-balancer-controller'),
} as const

/** Paths of those that can be asked on this machine. */
export const judges = {
  tentez: process.env['SWITCHOVER_TENTEZ'] ?? standing(places.tentez),
  controller: standing(places.controller),
} as const

function standing(path: string): string | undefined {
  return existsSync(path) ? path : undefined
}
