// A whole release, not only the refusal.
import '../scenarios/set-up/once-in-groups.test.ts'
