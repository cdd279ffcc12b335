import { twoBalancers } from './kinds/two-balancers.ts'
import { killAtSomeWrites } from './suites/kill-at-writes.ts'

// Of what one load balancer has as well every kill is made elsewhere: some of all are enough here.
killAtSomeWrites(twoBalancers, 6)
