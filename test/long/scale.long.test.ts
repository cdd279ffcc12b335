import { deployOf } from './suites/scale.ts'

deployOf(500, 'one name')
deployOf(100, 'numbered')
