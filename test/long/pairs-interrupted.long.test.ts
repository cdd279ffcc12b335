// Every kill between the pairs, not only those of the small size.
import '../scenarios/pairs/interrupted.test.ts'
