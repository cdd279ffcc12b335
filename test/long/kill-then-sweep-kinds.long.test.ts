import { autoScaling } from './kinds/auto-scaling.ts'
import { bySteps } from './kinds/by-steps.ts'
import { existing } from './kinds/existing.ts'
import { twoBalancers } from './kinds/two-balancers.ts'
import { killSomeThenSweep } from './suites/kill-then-sweep.ts'

// Of what they have in common every kill is made with instances of our own: some of all are enough here.
killSomeThenSweep(autoScaling, 4)
killSomeThenSweep(bySteps, 2)
killSomeThenSweep(existing, 2)
killSomeThenSweep(twoBalancers, 2)
