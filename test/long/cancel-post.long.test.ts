import '../scenarios/cancel/post.test.ts'
