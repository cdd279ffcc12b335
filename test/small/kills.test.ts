import { autoScaling } from '../long/kinds/auto-scaling.ts'
import { bySteps } from '../long/kinds/by-steps.ts'
import { ec2WithAll } from '../long/kinds/ec2-with-all.ts'
import { cancelAtMoments } from '../long/suites/cancels.ts'
import { killAtMoments } from '../long/suites/kill-at-moments.ts'
import { killAtSomeWrites } from '../long/suites/kill-at-writes.ts'

killAtSomeWrites(ec2WithAll, 1)
killAtSomeWrites(bySteps, 1)
killAtSomeWrites(autoScaling, 1)
killAtMoments(1)
cancelAtMoments(1)
