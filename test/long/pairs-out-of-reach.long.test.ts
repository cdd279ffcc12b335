// A load balancer out of the runner's reach, which the small size leaves out.
import '../scenarios/pairs/out-of-reach.test.ts'
