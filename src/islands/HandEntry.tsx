import { useId } from 'preact/hooks';
import { levelAnswers } from '../domain/group';
import { fill } from '../domain/text';
import {
  HAND_ANSWERS,
  type HandAnswer,
  WORKSHOP_ROLES,
  WORKSHOP_TEXT,
  type Workshop,
} from '../domain/workshop';
import { withHands } from '../domain/workshop-edit';
import { countOf, handTally, type RoomCheck, roomChecks } from '../domain/workshop-result';
import type { Role } from '../schemas/shared';
import { useTyped } from './TypedField';
import type { WorkshopData } from './workshop-data';
import type { WorkshopProps } from './workshop-mount';
import { countProblem } from './workshop-words';

/** An answer in the words of the form. */
export const handWords = ({ texts }: WorkshopData, answer: HandAnswer): string =>
  answer === 'ikke-relevant' || answer === 'ved-ikke'
    ? texts.nonAnswers[answer]
    : (texts.levels[Number(answer)] ?? '');

/** How what came in fits with the room, as a sentence; '' when there is nothing to say. */
function roomWords({ workshop }: WorkshopData, { given, room }: RoomCheck): string {
  const { fits, fewer, more, unknown } = workshop.room;
  if (room === undefined) return given > 0 ? fill(unknown, { given }) : '';
  if (given === room) return fill(fits, { given, room });
  return given < room ? fill(fewer, { given, room, n: room - given }) : fill(more, { given, room });
}

/** Moves the keyboard to the next count of the role, and after its last to the other role; the arrows go their own way. */
function moveBetween(
  event: KeyboardEvent & { currentTarget: HTMLElement },
  onDone: (() => void) | undefined,
) {
  const field = event.target;
  if (!(field instanceof HTMLInputElement) || event.ctrlKey || event.metaKey || event.altKey) return;
  const fields = [...event.currentTarget.querySelectorAll('input')];
  // Down one role after the other, though they stand beside each other.
  const order = WORKSHOP_ROLES.flatMap((role) => fields.filter((one) => one.dataset['role'] === role));
  const at = order.indexOf(field);
  const across = order[(at + HAND_ANSWERS.length) % order.length];
  const atStart = field.selectionEnd === 0;
  const atEnd = field.selectionStart === field.value.length;
  const target = {
    Enter: order[at + 1],
    ArrowDown: order[at + 1],
    ArrowUp: order[at - 1],
    ArrowRight: atEnd && at < HAND_ANSWERS.length ? across : undefined,
    ArrowLeft: atStart && at >= HAND_ANSWERS.length ? across : undefined,
  }[event.key];
  // Else the key would also press the button that it leads to.
  if (event.key === 'Enter') event.preventDefault();
  if (event.key === 'Enter' && !event.repeat && at === order.length - 1) onDone?.();
  if (!target) return;
  event.preventDefault();
  target.focus();
  target.select();
}

interface CountProps extends WorkshopProps {
  workshop: Workshop;
  udsagn: string;
  role: Role;
  answer: HandAnswer;
  problemId: string;
}

function Count({ data, open, workshop, udsagn, role, answer, problemId }: CountProps) {
  const typed = workshop.hands[udsagn]?.[role]?.[answer] ?? '';
  const field = useTyped(typed, (text) =>
    open.change((before) => withHands(before, udsagn, role, answer, text), `${udsagn} ${role} ${answer}`),
  );
  const wrong = countProblem(countOf(typed), typed, data) !== '';
  return (
    <input
      type="text"
      inputMode="numeric"
      autocomplete="off"
      maxLength={WORKSHOP_TEXT.count}
      // So that the stylesheet's own selector finds the empty ones.
      placeholder=" "
      data-role={role}
      aria-label={fill(data.leader.hands.name, {
        role: data.texts.roles[role],
        answer: handWords(data, answer),
      })}
      aria-invalid={wrong}
      aria-describedby={wrong ? problemId : undefined}
      {...field}
    />
  );
}

/** One answer, counted in both roles, and what is wrong with the counts. */
function Row(props: Omit<CountProps, 'role' | 'problemId'>) {
  const { data, workshop, udsagn, answer } = props;
  const id = useId();
  const problemOf = (typed = '') => countProblem(countOf(typed), typed.trim(), data);
  const problems = WORKSHOP_ROLES.map((role) => ({
    role,
    text: problemOf(workshop.hands[udsagn]?.[role]?.[answer]),
  })).filter(({ text }) => text);
  return (
    <>
      <tr>
        <th scope="row">{handWords(data, answer)}</th>
        {WORKSHOP_ROLES.map((role) => (
          <td key={role}>
            <Count {...props} role={role} problemId={`${id}-${role}`} />
          </td>
        ))}
      </tr>
      {problems.length > 0 && (
        <tr>
          <td colSpan={1 + WORKSHOP_ROLES.length}>
            {problems.map(({ role, text }) => (
              <p key={role} class="st-panel-problem" id={`${id}-${role}`}>
                {text}
              </p>
            ))}
          </td>
        </tr>
      )}
    </>
  );
}

/**
 * The counts of raised hands for one statement, as typed; what is wrong or does not fit the room is said and never refused.
 * @param onDone called when Enter is pressed in the last count
 */
export function HandEntry({
  onDone,
  ...props
}: WorkshopProps & { workshop: Workshop; udsagn: string; onDone?: (() => void) | undefined }) {
  const { data, workshop, udsagn } = props;
  const { hands } = data.leader;
  const total = (role: Role) => {
    const tally = handTally(workshop.hands[udsagn]?.[role]);
    return levelAnswers(tally) + tally['ikke-relevant'] + tally['ved-ikke'];
  };
  return (
    <div class="st-hands">
      <p class="st-hint">{hands.hint}</p>
      {/* The arrows and Enter only help those who are in a field already; nothing else reacts to them. */}
      <table onKeyDown={(event) => moveBetween(event, onDone)}>
        <thead>
          <tr>
            <th scope="col">{hands.answer}</th>
            {WORKSHOP_ROLES.map((role) => (
              <th key={role} scope="col">
                {data.texts.roles[role]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {HAND_ANSWERS.map((answer) => (
            <Row key={answer} {...props} answer={answer} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{hands.total}</th>
            {WORKSHOP_ROLES.map((role) => (
              <td key={role}>{total(role)}</td>
            ))}
          </tr>
        </tfoot>
      </table>
      <div role="status">
        {roomChecks(workshop, udsagn).map((check) => {
          const text = roomWords(data, check);
          const off = check.room !== undefined && check.given > check.room;
          return (
            text && (
              <p key={check.role} class={off ? 'st-panel-problem' : 'st-panel-check'}>
                {fill(hands.check, { role: data.texts.roles[check.role], text })}
              </p>
            )
          );
        })}
      </div>
    </div>
  );
}
