import { useId } from 'preact/hooks';
import { COMPARED_MAX } from '../domain/compare';
import type { Point } from '../domain/compare-points';
import { fill } from '../domain/text';
import type { CompareData } from './compare-data';
import { dayWords, listWords, pointName } from './compare-words';

/** What a point is, under its name: who answered, when, and which edition. */
function factsOf(data: CompareData, { kind, roles, day, edition }: Point): string {
  const { choose } = data.compare;
  const names = roles.map((role) => data.texts.roles[role]);
  const values = { date: dayWords(data, day), edition };
  if (kind === 'besvarelse') return fill(choose.besvarelse, { ...values, role: listWords(names) });
  return fill(choose.workshop, { ...values, roles: listWords(names.map((name) => name.toLowerCase())) });
}

/** Which tjek, and which of what is kept of it. */
export function CompareChoice({
  data,
  tjek,
  points,
  chosen,
  takeTjek,
  choose,
}: {
  data: CompareData;
  /** Id of the tjek that is shown. */
  tjek: string;
  /** Of all tjek, the latest first. */
  points: readonly Point[];
  /** Ids of the points that are ticked. */
  chosen: readonly string[];
  takeTjek: (id: string) => void;
  choose: (ids: readonly string[]) => void;
}) {
  const { choose: words } = data.compare;
  const id = useId();
  const all = data.tjek.filter((one) => points.some((point) => point.tjek === one.id));
  const full = chosen.length >= COMPARED_MAX;
  return (
    <section class="st-compare-choice print:hidden" aria-labelledby={id}>
      <h2 id={id}>{words.heading}</h2>
      {all.length > 1 && (
        <fieldset class="st-choice">
          <legend>{words.tjek}</legend>
          <div class="st-choice-row">
            {all.map((one) => (
              <label key={one.id} class="st-choice-option">
                <input type="radio" name="tjek" checked={one.id === tjek} onChange={() => takeTjek(one.id)} />
                <span>{one.title}</span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
      <fieldset class="st-choice" aria-describedby={`${id}-hint`}>
        <legend>{words.things}</legend>
        <p class="st-field-hint" id={`${id}-hint`}>
          {fill(words.hint, { max: COMPARED_MAX })}
        </p>
        <ul>
          {points
            .filter((point) => point.tjek === tjek)
            .map((point) => {
              const ticked = chosen.includes(point.id);
              return (
                <li key={point.id}>
                  <label class="st-check">
                    <input
                      type="checkbox"
                      checked={ticked}
                      disabled={full && !ticked}
                      onChange={() =>
                        choose(ticked ? chosen.filter((other) => other !== point.id) : [...chosen, point.id])
                      }
                    />
                    <span>
                      <span class="st-compare-name" dir="auto">
                        {pointName(data, point)}
                      </span>
                      <span class="st-compare-facts">{factsOf(data, point)}</span>
                    </span>
                  </label>
                </li>
              );
            })}
        </ul>
        <p class="st-field-hint" role="status">
          {fill(full ? words.full : words.count, { n: chosen.length, max: COMPARED_MAX })}
        </p>
      </fieldset>
    </section>
  );
}
