import { retiresAfterConvergence } from '../long/suites/convergence.ts'

retiresAfterConvergence(1)
