// Cancelled too, not only killed.
import '../scenarios/set-up/interrupted.test.ts'
