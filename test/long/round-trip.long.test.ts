// Every call that the SDK knows, with more random values.
import '../sandbox/wire/round-trip.test.ts'
