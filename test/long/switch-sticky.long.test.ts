// Every case, not only the few of the small size.
import '../scenarios/switch/sticky.test.ts'
