import { retiresAfterConvergence } from './suites/convergence.ts'

retiresAfterConvergence(8)
