import { leases, strangers, takenAgain, twoDeploys, whileAnotherWorks } from './suites/races.ts'

twoDeploys(6)
whileAnotherWorks()
leases()
takenAgain()
strangers()
