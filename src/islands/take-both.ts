// What »Hent eller del« opens on the page of both roles.
import { type BothAbout, bothReferat, bothRolesTable } from '../domain/both-referat';
import { fileStem } from '../domain/file-name';
import { encodeFile } from '../domain/kept-file';
import type { Response } from '../domain/response';
import type { BothData } from './both-data';
import { drawTakePanel } from './TakePanel';
import type { Takeaway } from './take-data';

const longDate = new Intl.DateTimeFormat('da-DK', { dateStyle: 'long' });

/** What can be taken along from both roles' results. @param responses one of each role */
export function takeBoth(data: BothData, responses: readonly Response[], now: Date): Takeaway {
  const last = responses
    .map(({ updated }) => updated)
    .toSorted()
    .at(-1);
  const changed = last || now.toISOString();
  const about: BothAbout = {
    title: data.title,
    edition: data.edition,
    date: longDate.format(new Date(changed)),
    fokuspunkter: data.fokuspunkter,
    texts: data.texts,
    both: data.both,
    words: data.take.texts.words,
  };
  return {
    stem: fileStem([data.id, data.both.title], changed),
    referat: bothReferat(responses, data.statements, about),
    table: bothRolesTable(responses, data.statements, about),
    json: encodeFile(
      responses.map((content) => ({ kind: 'besvarelse', name: '', content })),
      now.toISOString(),
    ),
  };
}

/** Draws it. */
export const drawTakeBoth = (place: HTMLElement, data: BothData, responses: readonly Response[]): void =>
  drawTakePanel(place, { data: data.take, kind: 'begge', take: () => takeBoth(data, responses, new Date()) });
