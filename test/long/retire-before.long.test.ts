// Also what ran before a kill, and by Systems Manager.
import '../scenarios/retire/before.test.ts'
