// Also on the instances, not only on the runner.
import '../scenarios/switch/hooks.test.ts'
