import { m } from './generated/messages.js'

const words: Record<string, () => string> = {
  'result.too_fast': m.problem_result_too_fast,
  'result.conflict': m.problem_result_conflict,
  'result.future': m.problem_result_time,
  'result.too_old': m.problem_result_time
}

/** Why the server refused a result, in the person's language. */
export function problemWords(problem: { key: string }): string {
  return words[problem.key]?.() ?? m.problem_other()
}
