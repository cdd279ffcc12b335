// Every way that a launch is made up.
import '../scenarios/ec2/recipe.test.ts'
