// What a device may hold, a link may say and another window may send, from somebody who means harm: nothing of it runs, becomes markup,
// is lost, or changes what is stored. The readers themselves are tried in tests/fuzz.
import type { Page } from 'playwright-core';
import { describe, expect, inject } from 'vitest';
import {
  EMPTY_PLAN,
  encodePlan,
  FOKUS_FIELDS,
  MOEDE_FIELDS,
  type Plan,
  QUESTIONS,
} from '../../src/domain/plan';
import * as planEdit from '../../src/domain/plan-edit';
import * as responseEdit from '../../src/domain/response';
import { encodeShelved } from '../../src/domain/shelf';
import { decodeWorkshop, encodeWorkshop, type Workshop } from '../../src/domain/workshop';
import * as edit from '../../src/domain/workshop-edit';
import { chanceOf, spoilt } from '../helpers/mutations';
import { ROLES, test } from '../helpers/tjek';
import { quick, workshopOf } from '../helpers/workshop';

const NOW = '2026-11-22T09:00:00.000Z';
/** What a reader may have typed, or somebody else have put into a file: shorter than any field. */
const MARKUP =
  '"><img src=x onerror=ran=1><svg onload=ran=1></p><script>ran=1</script>javascript:ran=1 {n} $&';
const V1 = 'samarbejdstjek:v1:';
const ids = quick.statements.map(({ id }) => id);
const points = [...new Set(quick.statements.map(({ fokuspunkt }) => fokuspunkt))].slice(0, 3);

/** A besvarelse with markup in every text, by words and levels that differ between the roles. */
function response(role: (typeof ROLES)[number]): responseEdit.Response {
  const start = responseEdit.emptyResponse('hurtigt-tjek', quick.edition, role);
  const answered = ids.reduce(
    (one, id, n) =>
      responseEdit.withNote(
        responseEdit.withAnswer(one, id, role === 'forvaltning' ? 4 : ((n % 3) as 0), NOW),
        id,
        MARKUP,
        NOW,
      ),
    start,
  );
  const picked = points.reduce((one, id) => responseEdit.withChoice(one, id, 'valgt', NOW), answered);
  return responseEdit.withOwn(
    responseEdit.withNewOwn(picked, NOW),
    'egen-1',
    { text: MARKUP, answer: 1, note: MARKUP },
    NOW,
  );
}

function plan(): Plan {
  const rows = { what: MARKUP, who: MARKUP, when: MARKUP };
  const withFokus = points.reduce((one, id) => {
    const added = planEdit.addTask(planEdit.addFokus(one, id), id);
    return planEdit.changeTask(
      FOKUS_FIELDS.reduce((next, field) => planEdit.writeFokus(next, id, field, MARKUP), added),
      id,
      1,
      rows,
    );
  }, EMPTY_PLAN);
  const indsats = {
    name: MARKUP,
    since: MARKUP,
    involved: MARKUP,
    signs: MARKUP,
    decision: 'luk-ned',
  } as const;
  const withIndsats = planEdit.changeIndsats(planEdit.addIndsats(withFokus), 1, indsats);
  const asked = QUESTIONS.reduce(
    (one, question) => planEdit.writeQuestion(one, question, MARKUP),
    withIndsats,
  );
  const met = MOEDE_FIELDS.reduce(
    (one, field) => planEdit.writeMoede(one, field, MARKUP),
    planEdit.addResult(asked, MARKUP),
  );
  return { ...planEdit.changeResult(met, 1, { behind: MARKUP, basis: MARKUP, next: MARKUP }), updated: NOW };
}

function workshop(): Workshop {
  const start = {
    ...workshopOf(ids, {
      name: MARKUP,
      edition: quick.edition,
      room: { forvaltning: '"><b>', skoleledelse: '<i>' },
    }),
    id: 'w1',
  };
  const noted = ids.reduce(
    (one, id) => edit.withFacilitatorNote(edit.withAgreed(one, id, { answer: 2, note: MARKUP }), id, MARKUP),
    start,
  );
  const chosen = points.reduce(
    (one, id) =>
      edit.withPlan(edit.withChosen(edit.withVotes(one, id, '<b>3'), id, true), id, {
        step: MARKUP,
        who: MARKUP,
        when: MARKUP,
        stops: MARKUP,
      }),
    noted,
  );
  const counted = edit.withHands(chosen, ids[0] ?? '', 'forvaltning', '3', '<u>4');
  return { ...edit.withCodeDraft(counted, MARKUP), step: `${ids[0]}/aftal`, revision: 5 };
}

const STORED: Record<string, string> = {
  ...Object.fromEntries(
    ROLES.map((role) => [
      `${V1}besvarelse:hurtigt-tjek:${role}`,
      responseEdit.encodeResponse(response(role)),
    ]),
  ),
  [`${V1}navn:besvarelse:hurtigt-tjek:forvaltning`]: MARKUP,
  [`${V1}plan`]: encodePlan(plan()),
  [`${V1}workshop:w1`]: encodeWorkshop(workshop()),
  [`${V1}gemt:g1`]: encodeShelved({ format: 1, kind: 'plan', name: MARKUP, saved: NOW, content: plan() }),
  // And what nobody can read.
  [`${V1}workshop:w2`]: encodeWorkshop(workshop()),
  [`${V1}workshop:${MARKUP}`]: '[['.repeat(50_000),
  [`${V1}gemt:${MARKUP}`]: `{"format":1,"kind":"plan","name":${JSON.stringify(MARKUP)},"content":{"__proto__":{"ran":1}}}`,
  [`${V1}besvarelse:constructor:forvaltning`]: '{"format":2,"__proto__":{"ran":1}}',
  [`${V1}${MARKUP}`]: MARKUP,
};

const held = (page: Page) => page.evaluate(() => JSON.stringify(Object.entries(localStorage).sort()));

/** Everything that a text turned into, if it was read as markup or run; nothing, when all is well. */
const made = (page: Page): Promise<string[]> =>
  page.evaluate(() => [
    ...('ran' in globalThis ? ['it ran'] : []),
    ...('ran' in {} ? ['every object has it'] : []),
    ...[
      ...document.querySelectorAll(
        '[onerror], [onload], img[src="x"], [href^="javascript:" i], main script:not([src]):not([type])',
      ),
    ].map(({ outerHTML }) => outerHTML.slice(0, 200)),
    ...[...document.scripts].map(({ text }) => text).filter((text) => text === 'ran=1'),
  ]);

/** Whether the text stands on the page, or in a field of it, as it was typed. */
const stands = (page: Page): Promise<boolean> =>
  page.evaluate((text) => {
    const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea')].map(
      ({ value }) => value,
    );
    return [document.body.textContent, ...fields].some((one) => one?.includes(text));
  }, MARKUP);

const at = (path: string) => new URL(path, inject('url')).href;

describe('somebody who means harm', () => {
  test('fills every text of what is stored with markup: it is shown as typed', { timeout: 120_000 }, async ({
    visit,
  }) => {
    const page = await visit('404.html', { storage: STORED });
    const before = await held(page);
    for (const path of [
      'tjek/hurtigt-tjek/forvaltning/#resultat',
      'tjek/hurtigt-tjek/begge/',
      'plan/',
      'plan/indsatser/',
      'plan/statusmoede/',
      'workshop/',
      'workshop/leder/#w1',
      'workshop/vaeg/#w1',
      'workshop/resultat/#w1',
      'workshop/drejebog/#w1',
      'mine-tjek/',
      'privatliv/',
    ]) {
      await page.goto(at(path));
      await expect.poll(() => stands(page), { message: path }).toBe(true);
      expect(await made(page), path).toEqual([]);
      expect(await held(page), path).toBe(before);
    }
  });

  test('makes links that are no links: they are refused, and nothing is stored', {
    timeout: 120_000,
  }, async ({ visit }) => {
    const page = await visit('404.html', { storage: STORED });
    const before = await held(page);
    const long = 'a'.repeat(200_000);
    const hashes = [
      '%',
      '%E0%A4%A',
      '__proto__',
      'constructor',
      encodeURIComponent(MARKUP),
      MARKUP,
      '"]',
      '../../x',
      '/svar/?'.repeat(20_000),
      long,
    ];
    // These two read the address again whenever it changes, and so without a visit for each.
    for (const path of ['svar/', 'materialer/fokuspunkter/']) {
      await page.goto(at(path));
      await page.locator('main h1').waitFor();
      for (const hash of [...hashes, `AB12-CD34-EF56&noter=${long}`])
        await page.evaluate(
          (to) =>
            new Promise((done) => {
              addEventListener('hashchange', () => setTimeout(done), { once: true });
              location.hash = to;
            }),
          hash,
        );
      expect(await made(page), path).toEqual([]);
    }
    for (const [path, hash] of [
      ['workshop/leder/', '__proto__'],
      ['workshop/vaeg/', MARKUP],
      ['workshop/resultat/', '%E0%A4%A'],
      ['workshop/drejebog/', 'w2'],
      ['tjek/hurtigt-tjek/skoleledelse/', MARKUP],
      ['tjek/hurtigt-tjek/begge/', '%'],
      ['plan/', 'constructor'],
      [`anbefalinger/?element=${encodeURIComponent(MARKUP)}`, '%'],
      ['guide/data/', '%E0%A4%A'],
    ] as const) {
      await page.goto(at(`${path}#${hash}`));
      await page.locator('main :is(h1, h2, p), [data-workshop] :is(h1, p)').first().waitFor();
      expect(await made(page), path).toEqual([]);
    }
    expect(await held(page)).toBe(before);
  });

  test('talks to an open workshop as another window would: it listens to none of it', async ({ visit }) => {
    const chance = chanceOf(7);
    const older = encodeWorkshop({ ...workshop(), revision: 4 });
    const texts = Array.from({ length: 300 }, () => spoilt(chance, [older])).filter(
      (text) => decodeWorkshop(text).kind === 'unreadable',
    );
    const page = await visit('workshop/leder/#w1', { storage: STORED });
    await expect.poll(() => stands(page)).toBe(true);
    const before = await held(page);
    const drawn = await page.locator('[data-workshop]').innerText();
    await page.evaluate(
      async ({ key, all, markup, other }) => {
        const channel = new BroadcastChannel(key);
        const loop: { self?: unknown; kind: string } = { kind: 'state' };
        loop.self = loop;
        const values: unknown[] = [
          undefined,
          null,
          0,
          1n,
          Number.NaN,
          '',
          markup,
          true,
          new Date(),
          /x/,
          [],
          ['state'],
          loop,
        ];
        values.push(
          new Map([['kind', 'state']]),
          new Set(['who']),
          new ArrayBuffer(9),
          new Blob([markup]),
          new Error(markup),
        );
        for (const text of [
          undefined,
          null,
          5,
          {},
          [],
          new Map(),
          { length: 1 },
          'x'.repeat(6_000_000),
          other,
          ...all,
        ])
          values.push({ kind: 'state', text, kept: true, forgetful: false }, { kind: 'state', text });
        for (const kept of [null, 'yes', {}, markup])
          values.push(
            { kind: 'state', text: other, kept, forgetful: 'yes' },
            { kind: kept },
            { kind: kept, window: kept },
          );
        for (const window of [markup, null, {}, ['vaeg'], '__proto__'])
          values.push({ kind: 'here', window }, { kind: 'gone', window }, { kind: 'who', window });
        values.push(JSON.parse('{"kind":"who","__proto__":{"ran":1}}'), { kind: 'who', text: other });
        for (const value of values) channel.postMessage(value);
        channel.close();
        // What was posted first is heard first, also by this one.
        const [last, ear] = [new BroadcastChannel(key), new BroadcastChannel(key)];
        await new Promise((heard) => {
          ear.addEventListener('message', ({ data }) => data === 'the last' && heard(undefined));
          last.postMessage('the last');
        });
        last.close();
        ear.close();
      },
      {
        key: `${V1}workshop:w1`,
        all: texts,
        markup: MARKUP,
        other: encodeWorkshop({ ...workshop(), id: 'w3', revision: 99 }),
      },
    );
    expect(await page.locator('[data-workshop]').innerText()).toBe(drawn);
    expect(await made(page)).toEqual([]);
    expect(await held(page)).toBe(before);
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  });
});
