// Every place to be killed in, and every way on.
import '../scenarios/gate/killed.test.ts'
