import { useId } from 'preact/hooks';
import { answersLeftOut, timesOf } from '../domain/group-from';
import type { Response } from '../domain/response';
import { fill } from '../domain/text';
import { WORKSHOP_MOST } from '../domain/workshop';
import type { MineData } from './mine-data';
import { dayWords } from './workshop-words';

/** Besvarelser of one edition of a tjek that came in files, and can be taken in as one group. */
export interface Gathered {
  readonly tjek: MineData['tjek'][number];
  readonly edition: string;
  readonly responses: readonly Response[];
  /** How many of them are on this device already. */
  readonly here: number;
  /** How many more there are in the files, which are not ticked. */
  readonly out: number;
}

/** Which day the group will be of. */
function dateWords({ texts: { file: words } }: MineData, responses: readonly Response[]): string {
  const times = timesOf(responses);
  const [first, last] = [times.at(0), times.at(-1)].map((time) => time && dayWords(time));
  if (!first || !last) return words.groupUndated;
  const [one, several] =
    times.length < responses.length
      ? [words.groupDateRest, words.groupDatesRest]
      : [words.groupDate, words.groupDates];
  return first === last ? fill(one, { date: last }) : fill(several, { first, last });
}

/** What is to be known of a group before it is made. */
function notesOn(data: MineData, { tjek, responses, here, out }: Gathered): string[] {
  const { file: words } = data.texts;
  const some = (n: number, one: string, many: string) => (n === 0 ? '' : n === 1 ? one : fill(many, { n }));
  const max = WORKSHOP_MOST.responses;
  return [
    dateWords(data, responses),
    some(here, words.groupHereOne, words.groupHere),
    some(out, words.groupOutOne, words.groupOut),
    some(answersLeftOut(responses, tjek), words.groupLostOne, words.groupLost),
    responses.length > max ? fill(words.groupMost, { max, n: responses.length - max }) : '',
  ].filter(Boolean);
}

/** Several besvarelser of one tjek: as one group, or each for itself. */
export function MineTogether({
  data,
  gathered,
  again,
  together,
  choose,
}: {
  data: MineData;
  gathered: Gathered;
  /** The same group is on this device already. */
  again: boolean;
  together: boolean;
  choose: (together: boolean) => void;
}) {
  const { file: words } = data.texts;
  const name = useId();
  const { tjek, edition, responses } = gathered;
  const count = (role: Response['role']) => responses.filter((response) => response.role === role).length;
  const option = (value: boolean, label: string, hint: string) => (
    <label class="st-choice-option">
      <input type="radio" name={name} checked={together === value} onChange={() => choose(value)} />
      <span>
        <strong>{label}</strong>
        <span class="st-choice-hint">{hint}</span>
      </span>
    </label>
  );
  return (
    <fieldset class="st-choice">
      <legend>{fill(words.groupHeading, { n: responses.length, tjek: tjek.title, edition })}</legend>
      <p class="st-hint">
        {fill(words.groupCounts, {
          forvaltning: count('forvaltning'),
          skoleledelse: count('skoleledelse'),
        })}
      </p>
      <div class="st-choice-row st-choice-cards">
        {option(true, words.groupOne, words.groupOneHint)}
        {option(false, words.groupEach, words.groupEachHint)}
      </div>
      {together && (
        <div class="st-mine-group">
          {again && (
            <p>
              <strong>{words.groupAgain}</strong>
            </p>
          )}
          {notesOn(data, gathered).map((note) => (
            <p key={note}>{note}</p>
          ))}
        </div>
      )}
    </fieldset>
  );
}
