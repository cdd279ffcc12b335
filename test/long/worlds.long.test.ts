import { anyWorld } from '../deploy/simulation/any-world.ts'

anyWorld(800)
