import { deploysUnder, someTrouble } from '../long/suites/faults.ts'

deploysUnder(someTrouble)
