import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer, Answers } from '../../src/domain/answer';
import { NOBODY, talliesOf, tallyAt, tallyOf } from '../../src/domain/group';
import { unpackAnswers, type Workshop } from '../../src/domain/workshop';
import * as edit from '../../src/domain/workshop-edit';
import {
  COUNT_MAX,
  candidatesIn,
  countOf,
  disagreementsIn,
  handTally,
  isSmall,
  profileIn,
  responsesIn,
  roomChecks,
  SMALL_GROUP,
  shownTallies,
  statementsIn,
  suggestionsIn,
  workshopTallies,
} from '../../src/domain/workshop-result';
import type { Role } from '../../src/schemas/shared';
import { ASKED, anyAnswers, anyWorkshop, ROLES, workshopOf } from '../helpers/workshop';

const EMPTY = workshopOf(ASKED);
const STATEMENTS = ASKED.map((id, n) => ({
  id,
  element: n < 2 ? ('data' as const) : ('sparring' as const),
  fokuspunkt: `f${n}`,
}));

/** Responses of a role, one for each list of answers to the statements in order. */
const responded = (workshop: Workshop, role: Role, ...given: (readonly Answer[])[]): Workshop =>
  edit.withResponses(
    workshop,
    given.map((answers) => ({
      way: 'enheder' as const,
      role,
      answers: Object.fromEntries(answers.map((answer, n) => [ASKED[n], answer])) as Answers,
    })),
  );

describe('a count of people', () => {
  test.each([
    ['', { kind: 'empty' }],
    ['  ', { kind: 'empty' }],
    [undefined, { kind: 'empty' }],
    ['0', { kind: 'ok', n: 0 }],
    [' 12 ', { kind: 'ok', n: 12 }],
    ['007', { kind: 'ok', n: 7 }],
    [String(COUNT_MAX), { kind: 'ok', n: COUNT_MAX }],
    [String(COUNT_MAX + 1), { kind: 'too-many' }],
    ['9'.repeat(12), { kind: 'too-many' }],
    ['-1', { kind: 'negative' }],
    ['−3', { kind: 'negative' }],
    ['2,5', { kind: 'not-whole' }],
    ['2.5', { kind: 'not-whole' }],
    ['fire', { kind: 'not-a-number' }],
    ['1e3', { kind: 'not-a-number' }],
    ['0x10', { kind: 'not-a-number' }],
    ['3 4', { kind: 'not-a-number' }],
    ['٣', { kind: 'not-a-number' }],
  ])('»%s« is read as it is meant', (typed, count) => {
    expect(countOf(typed)).toEqual(count);
  });

  test('what is no number counts for nothing until it is put right', () => {
    expect(handTally({ '0': '2', '3': 'fire', '4': '-1', 'ikke-relevant': '1', 'ved-ikke': '3' })).toEqual({
      counts: [2, 0, 0, 0, 0],
      'ikke-relevant': 1,
      'ved-ikke': 3,
      blank: 0,
    });
    expect(handTally(undefined)).toEqual(NOBODY);
  });
});

describe('what came in', () => {
  test('from devices and paper is the tally of what each person answered', () => {
    fc.assert(
      fc.property(anyWorkshop, (workshop) => {
        const given = talliesOf(
          ASKED.map((id) => ({ id })),
          workshop.responses.map(({ role, answers }) => ({ role, answers: unpackAnswers(ASKED, answers) })),
        );
        expect(workshopTallies({ ...workshop, hands: {} })).toEqual(given);
      }),
    );
  });

  test('by hands and by devices is added up', () => {
    const hands = edit.withHands(EMPTY, 'en', 'forvaltning', '3', '2');
    const both = responded(hands, 'forvaltning', [3], [1]);
    expect(tallyAt(workshopTallies(both), 'en').forvaltning).toEqual({ ...NOBODY, counts: [0, 1, 0, 3, 0] });
    expect(responsesIn(both)).toEqual({ forvaltning: 2, skoleledelse: 0 });
  });

  test('for a statement that was not taken up still counts, and for one that is not asked does not', () => {
    const some = responded(edit.withTaken(EMPTY, ['en']), 'skoleledelse', [1, 2]);
    expect(statementsIn(some, STATEMENTS).map(({ id }) => id)).toEqual(['en', 'to']);
    expect([...workshopTallies(edit.withHands(some, 'ukendt', 'forvaltning', '1', '4')).keys()]).toEqual(
      ASKED,
    );
  });

  test('is compared with the room, and a mismatch is said', () => {
    const room = edit.withRoom(edit.withRoom(EMPTY, 'forvaltning', '4'), 'skoleledelse', 'mange');
    const typed = edit.withHands(
      edit.withHands(room, 'en', 'forvaltning', '2', '5'),
      'en',
      'skoleledelse',
      '2',
      '-3',
    );
    expect(roomChecks(typed, 'en')).toEqual([
      { role: 'forvaltning', given: 5, room: 4, wrong: [] },
      {
        role: 'skoleledelse',
        given: 0,
        room: undefined,
        wrong: [{ answer: '2', count: { kind: 'negative' } }],
      },
    ]);
    // A person who left the statement blank has not answered it.
    expect(roomChecks(responded(room, 'forvaltning', ['ved-ikke'], []), 'en')[0]).toMatchObject({ given: 1 });
  });
});

describe('small groups', () => {
  test.each([
    [0, false],
    [1, true],
    [SMALL_GROUP - 1, true],
    [SMALL_GROUP, false],
  ])('%i responses: small is %s, until it is switched on', (n, small) => {
    const workshop = responded(EMPTY, 'forvaltning', ...Array.from({ length: n }, () => [2] as const));
    expect(isSmall(workshop, 'forvaltning')).toBe(small);
    expect(isSmall(edit.withShowSmall(workshop, true), 'forvaltning')).toBe(false);
    expect(isSmall(workshop, 'skoleledelse')).toBe(false);
  });

  test('show nothing of what one or two in a role have answered, whatever they answered', () => {
    const people = fc.array(anyAnswers, { minLength: 1, maxLength: SMALL_GROUP - 1 });
    fc.assert(
      fc.property(anyWorkshop, people, people, fc.constantFrom(...ROLES), (workshop, some, others, role) => {
        const without = {
          ...workshop,
          showSmall: false,
          responses: workshop.responses.filter((one) => one.role !== role),
        };
        const withPeople = (all: readonly Answers[]) =>
          shownTallies(
            edit.withResponses(
              without,
              all.map((answers) => ({ way: 'enheder', role, answers })),
            ),
          );
        expect(withPeople(some)).toEqual(withPeople(others));
        expect(withPeople(some)).toEqual(shownTallies(without));
      }),
    );
  });

  test('counted hands are public and always shown', () => {
    const hands = responded(edit.withHands(EMPTY, 'en', 'forvaltning', '0', '1'), 'forvaltning', [4]);
    expect(tallyAt(shownTallies(hands), 'en').forvaltning).toEqual(tallyOf([0]));
    expect(disagreementsIn(hands, STATEMENTS).shown).toEqual([]);
  });

  test('from three on, all is shown', () => {
    fc.assert(
      fc.property(anyWorkshop, (workshop) => {
        const few = ROLES.some((role) => isSmall(workshop, role));
        if (!few) expect(shownTallies(workshop)).toEqual(workshopTallies(workshop));
      }),
    );
  });
});

describe('what it comes to', () => {
  const answered = responded(
    responded(edit.withTaken(EMPTY, ['en', 'to', 'tre']), 'forvaltning', [4, 4, 1], [4, 4, 1], [4, 4, 1]),
    'skoleledelse',
    [1, 3, 1],
    [1, 3, 1],
    [1, 3, 1],
  );

  test('the profile is of what was taken up: what was left out is not missing', () => {
    expect(profileIn(answered, STATEMENTS)).toMatchObject([
      {
        element: 'data',
        forvaltning: { kind: 'score', score: 100 },
        skoleledelse: { kind: 'score', score: 50 },
        common: { score: 75 },
      },
      { element: 'sparring', forvaltning: { kind: 'too-few-relevant' }, common: undefined },
    ]);
    expect(profileIn(edit.withTaken(EMPTY, []), STATEMENTS)).toEqual([]);
  });

  test('need and gap suggest, and the gap is where they disagree', () => {
    expect(suggestionsIn(answered, STATEMENTS).shown.map((one) => [one.fokuspunkt, one.reason])).toEqual([
      ['f2', 'behov'],
      ['f0', 'forskel'],
    ]);
    expect(disagreementsIn(answered, STATEMENTS).shown.map(({ udsagn }) => udsagn)).toEqual(['en', 'to']);
  });

  test('those who have as many votes share a place, in no order of ours', () => {
    const voted = ['f0', 'f2', 'f4'].reduce(
      (workshop, id) => edit.withVotes(workshop, id, id === 'f4' ? '9' : '3'),
      edit.withCandidate(answered, 'f4'),
    );
    expect(candidatesIn(voted, STATEMENTS)).toEqual([
      { fokuspunkt: 'f4', votes: 9, suggested: false, rank: 1, tied: false },
      { fokuspunkt: 'f2', votes: 3, suggested: true, rank: 2, tied: true },
      { fokuspunkt: 'f0', votes: 3, suggested: true, rank: 2, tied: true },
    ]);
  });

  test('without a suggestion, all that was answered can be voted on, and what was chosen always', () => {
    const strong = responded(EMPTY, 'forvaltning', [4, 4], [4, 4], [4, 4]);
    const chosen = edit.withChosen(strong, 'andet', true);
    expect(candidatesIn(chosen, STATEMENTS).map((one) => [one.fokuspunkt, one.suggested])).toEqual([
      ['f0', false],
      ['f1', false],
      ['andet', false],
    ]);
  });

  test('a vote that is no number is none, also for a name that every object has', () => {
    const odd = edit.withVotes(edit.withCandidate(answered, 'tostring'), 'f0', 'mange');
    expect(candidatesIn(odd, STATEMENTS).every(({ votes }) => votes === 0)).toBe(true);
  });
});
