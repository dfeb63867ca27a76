// Typing a form of paper: one key for each statement, in the order of the form.

/** What was typed of a form. */
export interface TypedForm {
  /** The answers, as `WorkshopResponse.answers` has them. */
  readonly answers: string;
  /** Characters that stand for no answer, each once, as typed. */
  readonly wrong: readonly string[];
  /** More answers were typed than the form has statements. */
  readonly tooMany: boolean;
}

/** The keys that leave a statement blank, besides Enter. */
const BLANK = /[-–\s.]/g;

/** How many characters are read: more than any form has statements. What was pasted by mistake has something wrong before that. */
const FORM_MAX = 1000;

/**
 * Reads what stands in the field: 0-4, `i` (ikke relevant), `v` (ved ikke), and a hyphen, a point or a space for a blank. What is none of
 * them is left out and named.
 * @param statements how many the form has
 */
export function readForm(typed: string, statements: number): TypedForm {
  const characters = [...typed.slice(0, FORM_MAX).toLowerCase().replace(BLANK, '-')];
  const isAnswer = (character: string) => /^[0-4iv-]$/.test(character);
  const answers = characters.filter(isAnswer);
  const wrong = characters.filter((character) => !isAnswer(character));
  return {
    answers: answers.slice(0, statements).join(''),
    wrong: [...new Set(wrong)],
    tooMany: answers.length > statements,
  };
}
