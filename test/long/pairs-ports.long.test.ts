// Every command on two ports, not only a deploy.
import '../scenarios/pairs/ports.test.ts'
