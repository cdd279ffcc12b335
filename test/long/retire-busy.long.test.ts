// Ten hours of work.
import '../scenarios/retire/busy.test.ts'
