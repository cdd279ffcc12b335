// Every case of the command, not only the few of the small size.
import '../scenarios/commands/several-services.test.ts'
