import { parentPort, workerData } from 'node:worker_threads'
import { type Aim, Load } from './load.ts'
import type { Told } from './load-thread.ts'

// The thread of the load: it begins at once, tells its counts, and ends when it is told to.
const TELL_MS = 100

const load = new Load(workerData as Aim)
const tell = (told: Told) => parentPort?.postMessage(told)
tell({ kind: 'begun', atMs: performance.timeOrigin + performance.now() - load.now() })
const timer = setInterval(() => tell({ kind: 'counts', counts: load.counts() }), TELL_MS)

parentPort?.once('message', async () => {
  await load.finish()
  clearInterval(timer)
  const { visits, lateMs } = load
  tell({ kind: 'ended', visits, lateMs, counts: load.counts() })
  parentPort?.close()
})
