import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'

/** Saves each run of the action a seventh of its time; Node looks into it, and the action knows nothing of it. */
export const compileCache = { NODE_COMPILE_CACHE: join(tmpdir(), `switchover-compiled-${userInfo().uid}`) }
