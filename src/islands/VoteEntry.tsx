import { useId, useRef, useState } from 'preact/hooks';
import { fill } from '../domain/text';
import { WORKSHOP_TEXT, type Workshop } from '../domain/workshop';
import { hasRoomToChoose, withCandidate, withChosen, withVotes } from '../domain/workshop-edit';
import { type Candidate, candidatesIn, countOf } from '../domain/workshop-result';
import type { Element } from '../schemas/shared';
import { Sign } from './Sign';
import { useTyped } from './TypedField';
import type { WorkshopData } from './workshop-data';
import { hereIn } from './workshop-here';
import type { WorkshopProps } from './workshop-mount';
import { countProblem } from './workshop-words';

/** The title of a fokuspunkt; its id when the site has it no more. */
export const titleOf = ({ fokuspunkter }: WorkshopData, id: string): string =>
  fokuspunkter.find((one) => one.id === id)?.title ?? id;

/** Things in a row as one says them: a, b og c. */
function listed(things: readonly string[], and: string): string {
  const last = things.at(-1) ?? '';
  return things.length < 2 ? last : `${things.slice(0, -1).join(', ')} ${and} ${last}`;
}

/** Which candidates have equally many votes, a sentence for each number of votes. */
function tieWords(data: WorkshopData, candidates: readonly Candidate[]): string[] {
  const { votes } = data.leader;
  const numbers = [...new Set(candidates.filter((one) => one.tied && one.votes > 0).map((one) => one.votes))];
  return numbers.map((n) => {
    const titles = candidates
      .filter((one) => one.votes === n)
      .map(({ fokuspunkt }) => `»${titleOf(data, fokuspunkt)}«`);
    return fill(n === 1 ? votes.tieOne : votes.tie, { titles: listed(titles, votes.and), n });
  });
}

function Row({
  data,
  open,
  workshop,
  candidate: { fokuspunkt, suggested },
}: WorkshopProps & { workshop: Workshop; candidate: Candidate }) {
  const { votes } = data.leader;
  const id = useId();
  const typed = workshop.votes[fokuspunkt] ?? '';
  const field = useTyped(typed, (text) =>
    open.change((before) => withVotes(before, fokuspunkt, text), `stemmer ${fokuspunkt}`),
  );
  const title = titleOf(data, fokuspunkt);
  const element = data.fokuspunkter.find((one) => one.id === fokuspunkt)?.element;
  const problem = countProblem(countOf(typed), typed.trim(), data);
  const chosen = workshop.chosen.includes(fokuspunkt);
  return (
    <li>
      <p class="st-vote-title">
        {element && <Sign element={element} />} {title}
        {suggested && <span class="st-hint"> ({votes.suggested})</span>}
      </p>
      <label class="st-vote-count">
        <span aria-hidden="true">{votes.count}</span>
        <input
          type="text"
          inputMode="numeric"
          autocomplete="off"
          maxLength={WORKSHOP_TEXT.count}
          aria-label={fill(votes.countFor, { title })}
          aria-invalid={problem !== ''}
          aria-describedby={problem ? id : undefined}
          {...field}
        />
      </label>
      <label class="st-panel-check-option">
        <input
          type="checkbox"
          checked={chosen}
          disabled={!chosen && !hasRoomToChoose(workshop)}
          aria-label={fill(votes.chooseOne, { title })}
          onChange={({ currentTarget: { checked } }) =>
            open.change((before) => withChosen(before, fokuspunkt, checked))
          }
        />
        <span aria-hidden="true">{votes.choose}</span>
      </label>
      {problem && (
        <p class="st-panel-problem" id={id}>
          {problem}
        </p>
      )}
    </li>
  );
}

/** Another fokuspunkt than the suggested ones to vote on. */
function Adder({ data, open, candidates }: WorkshopProps & { candidates: readonly Candidate[] }) {
  const { votes } = data.leader;
  const id = useId();
  const select = useRef<HTMLSelectElement>(null);
  const [said, setSaid] = useState('');
  const others = data.fokuspunkter.filter(
    ({ id: one }) => !candidates.some(({ fokuspunkt }) => fokuspunkt === one),
  );
  return (
    <form
      class="st-panel-field"
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        const chosen = select.current?.value;
        if (!chosen) return setSaid(votes.noneChosen);
        open.change((before) => withCandidate(before, chosen));
        setSaid(fill(votes.added, { title: titleOf(data, chosen) }));
      }}
    >
      <label for={id}>{votes.add}</label>
      <div class="st-panel-row">
        <select id={id} ref={select}>
          <option value="">{votes.addFirst}</option>
          {(['data', 'sparring', 'indsatser'] satisfies Element[]).map((element) => (
            <optgroup key={element} label={data.texts.elements[element].name}>
              {others
                .filter((one) => one.element === element)
                .map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.title}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
        <button type="submit" class="st-button st-button-quiet">
          {votes.addButton}
        </button>
      </div>
      <p role="status" class="st-panel-said">
        {said}
      </p>
    </form>
  );
}

/** The votes for each fokuspunkt as typed, and which of them the group chose. */
export function VoteEntry(props: WorkshopProps & { workshop: Workshop }) {
  const { data, workshop } = props;
  const { votes } = data.leader;
  const { statements } = hereIn(data, workshop);
  const candidates = candidatesIn(workshop, statements);
  // In an order that the votes do not change: a field that moved while it is typed in would lose the keyboard.
  const inOrder = candidatesIn({ ...workshop, votes: {} }, statements);
  const n = workshop.chosen.length;
  return (
    <>
      <p class="st-hint">{votes.hint}</p>
      {candidates.length === 0 && <p>{votes.none}</p>}
      <ul class="st-votes">
        {inOrder.map((candidate) => (
          <Row key={candidate.fokuspunkt} {...props} candidate={candidate} />
        ))}
      </ul>
      <div role="status">
        {tieWords(data, candidates).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {n > 0 && <p>{hasRoomToChoose(workshop) ? fill(votes.chosen, { n }) : votes.full}</p>}
      </div>
      <Adder {...props} candidates={candidates} />
    </>
  );
}
