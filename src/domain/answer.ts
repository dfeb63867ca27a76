/** The levels of product.md section 4, from 0 *Slet ikke* to 4 *I meget høj grad*. */
export const LEVELS = [0, 1, 2, 3, 4] as const;
export type Level = (typeof LEVELS)[number];

const NON_ANSWERS = ['ikke-relevant', 'ved-ikke'] as const;
/** *Ikke relevant hos os* and *Ved ikke*: never a level, never mixed up with each other or with blank. */
export type NonAnswer = (typeof NON_ANSWERS)[number];

export type Answer = Level | NonAnswer;

/** Udsagn id -> answer. An absent key is a blank: not yet answered. Look answers up with `answerOf`. */
export type Answers = Readonly<Record<string, Answer>>;

const ANSWERS: readonly Answer[] = [...LEVELS, ...NON_ANSWERS];

/** Whether a value, of any type, is one of the five levels. */
export function isLevel(value: unknown): value is Level {
  return (LEVELS as readonly unknown[]).includes(value);
}

/** Whether a value, of any type, is an answer of product.md section 4; blank is not one. */
export function isAnswer(value: unknown): value is Answer {
  return (ANSWERS as readonly unknown[]).includes(value);
}

/**
 * The answer that a form value or a word in a content file stands for: '0'..'4', 'ikke-relevant', 'ved-ikke'.
 * Anything else, also 'blank', is undefined (product.md section 4).
 */
export function parseAnswer(text: string): Answer | undefined {
  return ANSWERS.find((answer) => String(answer) === text);
}

/** The answer to one udsagn, undefined when it is blank. An id such as `constructor` finds only what was answered. */
export function answerOf(answers: Answers, udsagn: string): Answer | undefined {
  return Object.hasOwn(answers, udsagn) ? answers[udsagn] : undefined;
}
