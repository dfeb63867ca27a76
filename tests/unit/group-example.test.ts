import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Fraction } from '../../src/domain/fraction';
import { workGroupExample } from '../../src/domain/group-example';
import { groupExampleSchema } from '../../src/schemas/group-example';

/** A fraction as the example files write it: `5/2`, or `2`. */
const words = (value: Fraction | undefined) =>
  value && (value.denominator === 1n ? `${value.numerator}` : `${value.numerator}/${value.denominator}`);

describe('the worked examples of the method page', () => {
  const room = new URL('../../content/group-examples/', import.meta.url);
  const examples = readdirSync(room)
    .filter((name) => name.endsWith('.yaml'))
    .map(
      (name) => [name, groupExampleSchema.parse(parse(readFileSync(new URL(name, room), 'utf8')))] as const,
    );
  const published = examples.filter(([name]) => !name.startsWith('_')).map(([, example]) => example);

  test.each(examples)('%s comes out as it says', (_name, example) => {
    const { statements, scores, fokuspunkter } = workGroupExample(example);
    expect({
      statements: statements.map((means) => ({
        forvaltning: words(means.forvaltning),
        skoleledelse: words(means.skoleledelse),
        common: words(means.common),
        gap: words(means.gap),
      })),
      scores: {
        forvaltning: scores.forvaltning.kind === 'score' ? scores.forvaltning.score : undefined,
        skoleledelse: scores.skoleledelse.kind === 'score' ? scores.skoleledelse.score : undefined,
        common: scores.common?.score,
      },
      fokuspunkter: fokuspunkter.map(({ fokuspunkt, need, gap, reason, place }) => ({
        fokuspunkt,
        need: words(need),
        gap: words(gap),
        suggested: reason ?? 'nej',
        place: place?.rank,
        tied: place?.tied || undefined,
      })),
    }).toEqual(example.result);
  });

  test.each(examples)('%s says its result in words', (_name, { explanation, result }) => {
    for (const score of Object.values(result.scores))
      expect(explanation).toMatch(new RegExp(`\\b${score}\\b`));
    const talk = result.fokuspunkter.some(({ suggested }) => suggested === 'forskel');
    expect(explanation.includes('Tal om forskellen')).toBe(talk);
    expect(/\bdeler\b/.test(explanation)).toBe(result.fokuspunkter.some(({ tied }) => tied));
  });

  test('show every way to be suggested or not, each example at its own place', () => {
    const outcomes = published.flatMap(({ result }) => result.fokuspunkter);
    expect(new Set(outcomes.map(({ suggested }) => suggested))).toEqual(new Set(['behov', 'forskel', 'nej']));
    expect(outcomes.some(({ tied }) => tied)).toBe(true);
    expect(published.some(({ result }) => result.scores.common === undefined)).toBe(true);
    expect(new Set(published.map(({ order }) => order)).size).toBe(published.length);
  });

  test('a role with an answer too few in one statement is told so, not counted', () => {
    const [example] = published;
    const statements = example?.statements.map((statement, index) =>
      index === 1 ? { ...statement, skoleledelse: [] } : statement,
    );
    const result = groupExampleSchema.safeParse({ ...example, statements });
    expect(result.error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
      ['statements.1.skoleledelse', expect.stringMatching(/lige mange svar fra rollen; skriv blank/)],
    ]);
  });
});
