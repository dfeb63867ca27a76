// What a workshop came to, as far as it may be shown: what its result sheet and the text of it are drawn from.
import type { Role } from '../schemas/shared';
import type { Udsagn } from '../schemas/tjek';
import { commonVariance, type Means, meansOf, type RoleTallies, standardDeviation, tallyAt } from './group';
import type { GroupSuggestion } from './suggest-group';
import { type Agreed, WORKSHOP_ROLES, type Workshop, type WorkshopPlan } from './workshop';
import { planFor } from './workshop-edit';
import {
  type Candidate,
  candidatesIn,
  disagreementsIn,
  type ElementResult,
  isSmall,
  profileIn,
  shownTallies,
  statementsIn,
  suggestionsIn,
} from './workshop-result';

type Statement = Pick<Udsagn, 'id' | 'element' | 'fokuspunkt' | 'label'>;

/** What came of one statement, as far as it may be shown. */
export interface SheetRow<S extends Statement = Statement> {
  readonly statement: S;
  readonly tally: RoleTallies;
  readonly means: Means;
  /** The spread over both roles, in levels; undefined where there is no level answer. */
  readonly spread: number | undefined;
  readonly agreed: Agreed;
  /** Whether it was taken up; else people answered it by themselves. */
  readonly taken: boolean;
}

/** What a workshop came to. */
export interface Sheet<S extends Statement = Statement> {
  readonly workshop: Workshop;
  readonly rows: readonly SheetRow<S>[];
  /** Statements of the tjek that were neither taken up nor answered. */
  readonly left: readonly S[];
  readonly profile: readonly ElementResult[];
  /** Ids of the statements with the most disagreement. */
  readonly disagreed: readonly string[];
  readonly suggested: readonly GroupSuggestion[];
  readonly candidates: readonly Candidate[];
  readonly plans: readonly WorkshopPlan[];
  /** The roles of which so few have answered by themselves that their answers are not shown one by one. */
  readonly hidden: readonly Role[];
}

const NOT_AGREED: Agreed = { answer: null, note: '' };

/** What a workshop came to. @param statements all those of its tjek, in order */
export function sheetOf<S extends Statement>(workshop: Workshop, statements: readonly S[]): Sheet<S> {
  const tallies = shownTallies(workshop);
  const here = statementsIn(workshop, statements);
  const { shown, rest } = suggestionsIn(workshop, statements);
  const agreedOf = (id: string) => (Object.hasOwn(workshop.agreed, id) ? workshop.agreed[id] : undefined);
  return {
    workshop,
    rows: here.map((statement) => {
      const tally = tallyAt(tallies, statement.id);
      const variance = commonVariance(tally);
      return {
        statement,
        tally,
        means: meansOf(tally),
        spread: variance && standardDeviation(variance),
        agreed: agreedOf(statement.id) ?? NOT_AGREED,
        taken: workshop.taken.includes(statement.id),
      };
    }),
    left: statements.filter((statement) => !here.includes(statement)),
    profile: profileIn(workshop, statements),
    disagreed: disagreementsIn(workshop, statements).shown.map(({ udsagn }) => udsagn),
    suggested: [...shown, ...rest],
    candidates: candidatesIn(workshop, statements).filter(({ votes }) => votes > 0),
    plans: workshop.chosen.map((id) => planFor(workshop, id)),
    hidden: WORKSHOP_ROLES.filter((role) => isSmall(workshop, role)),
  };
}
