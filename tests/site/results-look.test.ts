// Results on paper, as an ordinary meeting makes them, beside the pictures that somebody has looked at.
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import both from '../../content/ui/both.json';
import type { Answer } from '../../src/domain/answer';
import { EMPTY_PLAN, encodePlan } from '../../src/domain/plan';
import { encodeWorkshop, type Workshop } from '../../src/domain/workshop';
import * as edit from '../../src/domain/workshop-edit';
import type { Role } from '../../src/schemas/shared';
import { expectLook } from '../helpers/looks';
import { printed } from '../helpers/paper';
import { formPath, type Given, inSpring, resultForPaper, stored, test, tjek } from '../helpers/tjek';
import { workshopOf } from '../helpers/workshop';

const FORVALTNING: Given = [1, 2, 4, 1, 'ikke-relevant', 1, 3, 4, 'ved-ikke'];
const SKOLELEDELSE: Given = [3, 2, 1, 1, 3, 2, 0, 'ved-ikke', 0];
const ASKED = tjek.statements.map(({ id }) => id);
const [FIRST = '', SECOND = '', , FOURTH = ''] = ASKED;
const [POINT = '', , OTHER = ''] = [...new Set(tjek.statements.map(({ fokuspunkt }) => fokuspunkt))];

/** Written in the plan, and so on the sheet when that has been drawn. */
const MEASURE = 'Konsulenten sender dem, og skolelederen vælger to spørgsmål.';

const notes = {
  [FIRST]: 'Vi sender tallene ud aftenen før. Det er for sent.',
  [FOURTH]: 'Vi siger mest det, der går godt.',
};
const plan = {
  'samarbejdstjek:v1:plan': encodePlan({
    ...EMPTY_PLAN,
    fokus: [
      {
        id: POINT,
        sammenhaeng: 'Vi har travlt op til møderne, og tallene kommer sent.',
        maal: 'Begge parter kender tallene en uge før.',
        tegn: 'Vi bruger under ti minutter på at læse dem op.',
        tiltag: MEASURE,
        evaluering: 'Efter tre møder.',
        pause: 'Den fælles tavle på kontoret.',
        tasks: [{ id: 1, what: 'Aftal datoer', who: 'Konsulenten', when: '1. december' }],
      },
    ],
    updated: '2026-11-05T09:30:00.000Z',
  }),
};

function workshop(): Workshop {
  const people = Array.from({ length: 9 }, (_, n) => ({
    way: 'enheder' as const,
    role: (n % 3 ? 'skoleledelse' : 'forvaltning') as Role,
    answers: Object.fromEntries(ASKED.map((id, at) => [id, ((n * 7 + at * 3) % 5) as Answer])),
  }));
  const changes: ((one: Workshop) => Workshop)[] = [
    (one) => edit.withResponses(one, people),
    (one) => edit.withAgreed(one, FIRST, { answer: 2, note: 'Vi aftaler tallene, men sent.' }),
    (one) => edit.withAgreed(one, SECOND, { answer: 'uenige', note: '' }),
    ...[POINT, OTHER].flatMap((id, at) => [
      (one: Workshop) => edit.withVotes(one, id, String(7 - at)),
      (one: Workshop) => edit.withChosen(one, id, true),
    ]),
    (one) =>
      edit.withPlan(one, POINT, {
        step: 'Vi beder om tallene fredagen før',
        who: 'Konsulenten',
        when: '1. december',
        stops: 'Gennemgangen på selve mødet',
      }),
  ];
  const begun = workshopOf(ASKED, { name: 'Statusmøde', edition: tjek.edition, ways: ['enheder'] });
  return changes.reduce((one, change) => change(one), begun);
}

const before = inSpring(SKOLELEDELSE, { notes });
const heading = (name: string) => (page: Page) => page.getByRole('heading', { name, exact: true }).waitFor();
const planDrawn = (page: Page) => page.locator('.st-paper-plan').waitFor({ state: 'attached' });

const CASES: readonly {
  name: string;
  path: string;
  storage: Record<string, string>;
  ready: (page: Page) => Promise<unknown>;
  sheets: number;
}[] = [
  {
    name: 'resultat',
    path: `${formPath('forvaltning')}#resultat`,
    storage: { ...stored('forvaltning', FORVALTNING, { notes }), ...plan },
    ready: async (page) => {
      await resultForPaper(page);
      await planDrawn(page);
    },
    sheets: 3,
  },
  {
    name: 'begge-roller',
    path: 'tjek/hurtigt-tjek/begge/',
    storage: { ...stored('forvaltning', FORVALTNING, { notes }), ...stored('skoleledelse', SKOLELEDELSE) },
    ready: heading(both.profile),
    sheets: 4,
  },
  {
    name: 'workshop',
    path: 'workshop/resultat/#w1',
    storage: { [`samarbejdstjek:v1:workshop:${workshop().id}`]: encodeWorkshop(workshop()) },
    ready: heading('Statusmøde'),
    sheets: 3,
  },
  {
    name: 'foer-og-nu',
    path: 'mine-tjek/sammenlign/#tjek:hurtigt-tjek',
    storage: { ...stored('forvaltning', FORVALTNING, { notes }), ...before, ...plan },
    ready: planDrawn,
    sheets: 3,
  },
  {
    name: 'plan-skrevet',
    path: 'plan/',
    storage: plan,
    ready: (page) => page.locator('.st-sheet').getByText(MEASURE).waitFor({ state: 'attached' }),
    sheets: 1,
  },
];

describe('each sheet looks as it did when somebody looked at it', () => {
  test.for(CASES)('$name', async ({ name, path, storage, ready, sheets }, { visit }) => {
    const page = await visit(path, { storage });
    await ready(page);
    // Each run of the tests has a port of its own, which stands in codes and addresses.
    await page.evaluate(() => {
      for (const code of document.querySelectorAll<SVGElement>('.st-qr')) code.style.visibility = 'hidden';
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const text = texts.currentNode as Text;
        if (text.data.includes(location.host)) text.data = text.data.replaceAll(location.host, 'adresse');
      }
    });
    const { pdf, facts } = await printed(page, 'own');
    expect(facts.pages).toHaveLength(sheets);
    for (const sheet of facts.pages.keys()) await expectLook(pdf, `${name}-${sheet + 1}`, sheet + 1);
  });
});
