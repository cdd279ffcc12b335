import { anyWorld } from './simulation/any-world.ts'

anyWorld(40)
