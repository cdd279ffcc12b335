// Every mistake by itself, not only those that speak for all.
import '../scenarios/bad-input.test.ts'
