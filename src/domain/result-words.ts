// What a result is said with, wherever it is said: on the page, as text, in a document.
import type { Element, Role } from '../schemas/shared';
import { type Answer, isLevel, type NonAnswer } from './answer';
import type { GroupElementScore } from './group';
import type { Band, ElementScore } from './score';
import { fill } from './text';

/** The words of answers and scores; content/ui/tjek.json has them. */
export interface ResultTexts {
  readonly elements: Readonly<Record<Element, { readonly name: string }>>;
  readonly roles: Readonly<Record<Role, string>>;
  readonly levels: readonly string[];
  readonly nonAnswers: Readonly<Record<NonAnswer, string>>;
  readonly bands: Readonly<Record<Band, string>>;
  readonly result: Readonly<
    Record<
      | 'blank'
      | 'missingOne'
      | 'missingMany'
      | 'tooFewRelevant'
      | 'noneRelevant'
      | 'coverage'
      | 'coverageNotRelevant'
      | 'coverageDontKnow'
      | 'nothingSuggested'
      | 'nothingAnswered'
      | 'nothingRelevant'
      | 'onlyDontKnow',
      string
    >
  >;
}

/** The score of one response or of a group: what they are sums of is not needed to say it. */
type Unsummed = ElementScore | GroupElementScore;

/** An answer in the words of the form; a blank one is said to be blank. */
export const answerWords = (
  texts: Pick<ResultTexts, 'levels' | 'nonAnswers'> & { readonly result: { readonly blank: string } },
  answer: Answer | undefined,
): string => {
  if (answer === undefined) return texts.result.blank;
  return isLevel(answer) ? (texts.levels[answer] ?? '') : texts.nonAnswers[answer];
};

/** Why an element has no score, as a sentence of its own; '' when it has one. */
export const noScoreWords = ({ result }: Pick<ResultTexts, 'result'>, score: Unsummed): string => {
  switch (score.kind) {
    case 'score':
      return '';
    case 'missing':
      return score.missing === 1 ? result.missingOne : fill(result.missingMany, { n: score.missing });
    case 'too-few-relevant':
      return result.tooFewRelevant;
    case 'none-relevant':
      return result.noneRelevant;
  }
};

/** How many were answered, and the non-answers, each only when there are any. */
export const coverageWords = ({ result }: Pick<ResultTexts, 'result'>, { counts }: Unsummed): string =>
  [
    fill(result.coverage, counts as unknown as Record<string, number>),
    counts.notRelevant > 0 && fill(result.coverageNotRelevant, { n: counts.notRelevant }),
    counts.dontKnow > 0 && fill(result.coverageDontKnow, { n: counts.dontKnow }),
  ]
    .filter(Boolean)
    .join(' · ');

/** Why nothing is suggested; each situation has its own sentence. @param given an entry for each statement */
export function nothingWords(
  { result }: Pick<ResultTexts, 'result'>,
  given: readonly (Answer | undefined)[],
): string {
  if (given.some(isLevel)) return result.nothingSuggested;
  if (given.every((answer) => answer === undefined)) return result.nothingAnswered;
  if (given.every((answer) => answer === 'ikke-relevant')) return result.nothingRelevant;
  return result.onlyDontKnow;
}
