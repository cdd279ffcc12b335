import { deploysUnder, everyTrouble } from './suites/faults.ts'

deploysUnder(everyTrouble)
