// Machines that are there already too, on two load balancers.
import '../scenarios/pairs/fleets.test.ts'
