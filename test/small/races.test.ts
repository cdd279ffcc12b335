import { takenAgain, twoDeploys } from '../long/suites/races.ts'

twoDeploys(1)
takenAgain()
