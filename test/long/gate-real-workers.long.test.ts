// With workers that really run on the machines.
import '../scenarios/gate/real-workers.test.ts'
