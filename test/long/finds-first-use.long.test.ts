// Every cell of the table, not only those that speak for a row.
import '../scenarios/finds/first-use.test.ts'
