// What a worked example of the method page comes out as. The page prints it and the tests compare it with what the file says,
// so that the page cannot show a number that the rules do not give.
import type { GroupExample } from '../schemas/group-example';
import { parseAnswer } from './answer';
import {
  type CommonScore,
  commonScore,
  type GroupElementScore,
  type Means,
  meansOf,
  scoreGroupElement,
  type Tallies,
  tallyOf,
} from './group';
import type { Placed } from './places';
import { type GroupNeed, groupNeeds, suggestForGroup } from './suggest-group';

/** A worked example, computed (product.md sections 5-7). */
export interface WorkedGroupExample {
  /** The means of each statement, in the order of the example. */
  readonly statements: readonly Means[];
  readonly scores: {
    readonly forvaltning: GroupElementScore;
    readonly skoleledelse: GroupElementScore;
    readonly common: CommonScore | undefined;
  };
  /** Each fokuspunkt with a level answer, in the order of the example; `place` is undefined when it is not suggested. */
  readonly fokuspunkter: readonly (GroupNeed & { readonly place: Placed | undefined })[];
}

/** Computes a worked example. */
export function workGroupExample(example: Pick<GroupExample, 'statements'>): WorkedGroupExample {
  const tallies = example.statements.map(({ forvaltning, skoleledelse }) => ({
    forvaltning: tallyOf(forvaltning.map(parseAnswer)),
    skoleledelse: tallyOf(skoleledelse.map(parseAnswer)),
  }));
  const statements = example.statements.map(({ fokuspunkt }, index) => ({
    id: `udsagn-${index}`,
    fokuspunkt,
  }));
  const byId: Tallies = new Map(tallies.map((tally, index) => [`udsagn-${index}`, tally]));

  const forvaltning = scoreGroupElement(tallies.map((tally) => tally.forvaltning));
  const skoleledelse = scoreGroupElement(tallies.map((tally) => tally.skoleledelse));
  const { shown, rest } = suggestForGroup(statements, byId);
  const suggested = new Map([...shown, ...rest].map((suggestion) => [suggestion.fokuspunkt, suggestion]));
  return {
    statements: tallies.map(meansOf),
    scores: { forvaltning, skoleledelse, common: commonScore(forvaltning, skoleledelse) },
    fokuspunkter: groupNeeds(statements, byId).map((need) => ({
      ...need,
      place: suggested.get(need.fokuspunkt),
    })),
  };
}
