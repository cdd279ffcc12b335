import { cancelAtMoments } from '../long/suites/cancels.ts'
import { killAtMoments } from '../long/suites/kill-at-moments.ts'
import { killAtSomeWrites } from '../long/suites/kill-at-writes.ts'

killAtSomeWrites(1)
killAtMoments(1)
cancelAtMoments(1)
