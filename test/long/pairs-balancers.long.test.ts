// Every command on a public and an internal load balancer, not only a deploy.
import '../scenarios/pairs/balancers.test.ts'
