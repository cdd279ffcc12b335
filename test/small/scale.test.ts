import { deployOf } from '../long/suites/scale.ts'

deployOf(40, 'numbered')
