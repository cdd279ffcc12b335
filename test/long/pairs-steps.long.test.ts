// Steps on two load balancers, which the small size leaves out.
import '../scenarios/pairs/steps.test.ts'
