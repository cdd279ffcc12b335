// Every story, not only those of the small size.
import '../scenarios/release-tests/verdicts.test.ts'
