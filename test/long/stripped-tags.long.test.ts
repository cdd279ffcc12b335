// Every story, not only the few of the small size.
import '../scenarios/stripped-tags.test.ts'
