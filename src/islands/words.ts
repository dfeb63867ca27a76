import { type Answer, isLevel } from '../domain/answer';
import type { GroupElementScore } from '../domain/group';
import type { ElementScore } from '../domain/score';
import { fill } from '../domain/text';
import type { ResultData } from './result-data';

type Texts = ResultData['texts'];
/** The score of one response or of a group: what they are sums of is not needed to say it. */
type Unsummed = ElementScore | GroupElementScore;

/** An answer in the words of the form; a blank one is said to be blank. */
export const answerWords = (texts: Texts, answer: Answer | undefined): string => {
  if (answer === undefined) return texts.result.blank;
  return isLevel(answer) ? (texts.levels[answer] ?? '') : texts.nonAnswers[answer];
};

/** Why an element has no score, as a sentence of its own; '' when it has one. */
export const noScoreWords = ({ result }: Texts, score: Unsummed): string => {
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
export const coverageWords = ({ result }: Texts, { counts }: Unsummed): string =>
  [
    fill(result.coverage, counts as unknown as Record<string, number>),
    counts.notRelevant > 0 && fill(result.coverageNotRelevant, { n: counts.notRelevant }),
    counts.dontKnow > 0 && fill(result.coverageDontKnow, { n: counts.dontKnow }),
  ]
    .filter(Boolean)
    .join(' · ');
