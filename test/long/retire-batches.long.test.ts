// One by one too, and what stands in the way of an end.
import '../scenarios/retire/batches.test.ts'
