// Every command on machines that are there already, not only those of the small size.
import '../scenarios/existing/by-tag.test.ts'
