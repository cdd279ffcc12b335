import { deployOf } from './suites/scale.ts'

deployOf(300)
