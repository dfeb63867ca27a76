import { decodeFile } from '../domain/kept-file';
import { fill } from '../domain/text';
import {
  type DecodedWorkshop,
  decodeWorkshop,
  WORKSHOP_ENCODED_MAX,
  type Workshop,
} from '../domain/workshop';
import { type Lost, lostIn } from '../domain/workshop-setup';
import type { StartData } from './workshop-start-data';
import { answersWords, dayWords, nameOf } from './workshop-words';

/** What came of reading a file. */
export type OpenedFile =
  | DecodedWorkshop
  | { readonly kind: 'unreadable'; readonly reason: 'unreadable' | 'not-one-workshop' };

/** The workshop of a file from Mine tjek, which may hold anything; undefined when it is no such file. */
function workshopAmong(text: string): OpenedFile | undefined {
  const file = decodeFile(text);
  if (file.kind === 'unreadable') return undefined;
  const [only, ...others] = file.items;
  return others.length === 0 && only?.kind === 'ok' && only.item.kind === 'workshop'
    ? { kind: 'ok', workshop: only.item.content }
    : { kind: 'unreadable', reason: 'not-one-workshop' };
}

/** Reads a file that somebody chose or dropped; it never throws. */
export async function openFile(file: File): Promise<OpenedFile> {
  // No character takes more than four bytes: what is larger is no workshop and need not be read.
  if (file.size > 4 * WORKSHOP_ENCODED_MAX) return { kind: 'unreadable', reason: 'too-large' };
  try {
    const text = await file.text();
    const decoded = decodeWorkshop(text);
    const isOther = decoded.kind === 'unreadable' && /^(not-a-workshop|other-format)$/.test(decoded.reason);
    return (isOther && workshopAmong(text)) || decoded;
  } catch {
    return { kind: 'unreadable', reason: 'unreadable' };
  }
}

/** What the site no longer has of what a workshop refers to, a sentence each. */
export function lostWords(workshop: Workshop, lost: Lost, { start, tjek }: StartData): string[] {
  const words = start.lost;
  if (lost.tjek) return [fill(words.tjek, { id: workshop.tjek })];
  const now = tjek.find(({ id }) => id === workshop.tjek)?.edition ?? '';
  return [
    lost.drejebog ? fill(words.drejebog, { id: workshop.drejebog }) : '',
    lost.edition ? fill(words.edition, { edition: workshop.edition, now }) : '',
    lost.statements === 1 ? words.statementsOne : '',
    lost.statements > 1 ? fill(words.statements, { n: lost.statements }) : '',
  ].filter(Boolean);
}

/** What is in a file, before anything changes. */
export function FilePreview({
  data,
  workshop,
  take,
  cancel,
}: {
  data: StartData;
  workshop: Workshop;
  take: () => void;
  cancel: () => void;
}) {
  const { file: words } = data.start;
  const tjek = data.tjek.find(({ id }) => id === workshop.tjek)?.title ?? workshop.tjek;
  const facts = [
    [words.name, nameOf(workshop, data)],
    [words.tjek, `${tjek}, ${workshop.edition}`],
    [words.changed, dayWords(workshop.updated)],
    [words.statements, String(workshop.taken.length)],
    [words.answers, answersWords({ ...workshop, chosen: [] }, data)],
    [words.chosen, String(workshop.chosen.length)],
  ] as const;
  const lost = lostWords(workshop, lostIn(workshop, data.tjek, data.drejeboeger), data);
  return (
    <section class="st-workshop-panel" aria-labelledby="fil">
      <h2 id="fil" tabIndex={-1}>
        {words.heading}
      </h2>
      <dl class="st-record">
        {facts.map(([name, fact]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd dir="auto">{fact}</dd>
          </div>
        ))}
      </dl>
      {lost.map((sentence) => (
        <p key={sentence} class="st-notice">
          {sentence}
        </p>
      ))}
      <p class="st-hint">{words.always}</p>
      <p class="st-row">
        <button type="button" class="st-button" onClick={take}>
          {words.take}
        </button>
        <button type="button" class="st-button st-button-quiet" onClick={cancel}>
          {words.cancel}
        </button>
      </p>
    </section>
  );
}
