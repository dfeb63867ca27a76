// What »Hent eller del« opens on the result of one response.
import { fileStem } from '../domain/file-name';
import { encodeResponse, type Response } from '../domain/response';
import { type ResultAbout, resultReferat, resultTable } from '../domain/result-referat';
import type { ResultData } from './result-data';
import { TakeLink } from './TakeLink';
import { drawTakePanel } from './TakePanel';
import type { Takeaway } from './take-data';

const longDate = new Intl.DateTimeFormat('da-DK', { dateStyle: 'long' });

/** What can be taken along from a result. @param now names the files where it is not known when it was answered */
export function takeResult(data: ResultData, response: Response, now: Date): Takeaway {
  const { id, role, statements } = data;
  const changed = response.updated || now.toISOString();
  const about: ResultAbout = {
    title: data.title,
    edition: data.edition,
    date: response.updated ? longDate.format(new Date(response.updated)) : data.texts.result.noDate,
    fokuspunkter: data.fokuspunkter,
    texts: data.texts,
    words: data.take.texts.words,
  };
  return {
    stem: fileStem([id, role], changed),
    referat: resultReferat(response, statements, about),
    table: resultTable(response, statements, about),
    json: encodeResponse(response),
  };
}

/** Draws it. @param read the response as it stands when something is taken */
export function drawTakeTjek(place: HTMLElement, data: ResultData, read: () => Response): void {
  drawTakePanel(place, {
    data: data.take,
    kind: 'tjek',
    take: () => takeResult(data, read(), new Date()),
    children: <TakeLink data={data} response={read()} />,
  });
}
