// Every way in which commands fail, not only those of the small size.
import '../scenarios/set-up/failures.test.ts'
