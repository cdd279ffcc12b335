import { killAtMoments } from './suites/kill-at-moments.ts'

killAtMoments(20)
