/** A refusal of the API. `code` is stable: programs switch on it, never on the words. */
export interface KnownProblem {
  code: string;
  status: number;
  /** When it comes. */
  when: string;
  /** What to do about it. */
  next: string;
}

export const problem = (code: string, status: number, when: string, next: string): KnownProblem => ({
  code,
  status,
  when,
  next,
});
