import { leases, twoDeploys, whileAnotherWorks } from './suites/races.ts'

twoDeploys(6)
whileAnotherWorks()
leases()
