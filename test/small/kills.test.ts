import { ec2WithAll } from '../long/kinds/ec2-with-all.ts'
import { cancelAtMoments } from '../long/suites/cancels.ts'
import { killAtSomeWrites } from '../long/suites/kill-at-writes.ts'

killAtSomeWrites(ec2WithAll, 1)
cancelAtMoments(1)
