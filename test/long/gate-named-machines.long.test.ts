// Machines that nobody launched for us are told too.
import '../scenarios/gate/named-machines.test.ts'
