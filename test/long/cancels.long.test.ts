import { cancelAtMoments, cancelUnanswered } from './suites/cancels.ts'

cancelAtMoments(12)
cancelUnanswered()
