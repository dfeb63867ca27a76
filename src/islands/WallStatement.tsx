import { type Answer, LEVELS } from '../domain/answer';
import { fill } from '../domain/text';
import type { Agreed } from '../domain/workshop';
import { withAgreed } from '../domain/workshop-edit';
import type { OpenWorkshop } from '../stores/workshop';
import { Revealed, SmallPicture } from './WallAnswers';
import { Timer } from './WallTimer';
import { cameIn, type WallView } from './wall-view';
import type { WorkshopUdsagn } from './workshop-data';

interface Props {
  view: WallView;
  statement: WorkshopUdsagn;
  open: OpenWorkshop;
}

/** The statement in the words of each role in the room. */
function Wordings({ view, statement }: Omit<Props, 'open'>) {
  return (
    <div class="wall-wordings">
      {view.roles.map((role) => (
        <div key={role}>
          <p class="wall-role">{view.data.texts.roles[role]}</p>
          <p class="wall-wording">{statement.wording[role]}</p>
        </div>
      ))}
    </div>
  );
}

function Read({ view, statement }: Props) {
  const { signsAbsent, signsPresent } = view.data.texts.form;
  return (
    <>
      <Wordings view={view} statement={statement} />
      <dl class="wall-signs">
        <div>
          <dt>{signsAbsent}</dt>
          <dd>{statement.signs.absent}</dd>
        </div>
        <div>
          <dt>{signsPresent}</dt>
          <dd>{statement.signs.present}</dd>
        </div>
      </dl>
    </>
  );
}

function Think({ view, statement }: Props) {
  return (
    <>
      <Wordings view={view} statement={statement} />
      <div class="wall-think">
        <Timer view={view} large />
        <p>{view.data.wall.think}</p>
      </div>
    </>
  );
}

/** What to raise a hand for, and how many have; what they answered is not shown before all have. */
function Answering({ view, statement }: Props) {
  const { texts, wall, workshop } = view.data;
  return (
    <>
      <Wordings view={view} statement={statement} />
      <div>
        <p class="wall-raise">{wall.raise}</p>
        <ol class="wall-levels">
          {texts.levels.map((name) => (
            <li key={name}>{name}</li>
          ))}
        </ol>
        <ul class="wall-levels wall-levels-other">
          {Object.values(texts.nonAnswers).map((name) => (
            <li key={name}>{name}</li>
          ))}
        </ul>
      </div>
      <ul class="wall-came" aria-live="polite">
        {cameIn(view, statement.id).map(({ role, given, room }) => {
          const missing = (room ?? 0) - given;
          const kind =
            room === undefined ? 'unknown' : missing === 0 ? 'fits' : missing > 0 ? 'fewer' : 'more';
          return (
            <li key={role}>
              <span class="wall-role">{texts.roles[role]}</span>{' '}
              {fill(workshop.room[kind], { given, room: room ?? 0, n: missing })}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Talk({ view, statement }: Props) {
  const { quote } = statement;
  return (
    <div class={quote ? 'wall-talk wall-talk-quote' : 'wall-talk'}>
      <div class="wall-talk-main">
        <p class="wall-builds">{view.data.workshop.buildsOn}</p>
        <ul class="wall-prompts">
          {statement.prompts.map((prompt) => (
            <li key={prompt}>{prompt}</li>
          ))}
        </ul>
        {quote && <SmallPicture view={view} udsagn={statement.id} />}
      </div>
      {quote ? (
        <figure class="wall-quote">
          <blockquote>
            <p>»{quote.text}«</p>
          </blockquote>
          <figcaption>
            {quote.speaker}. {quote.source}
          </figcaption>
        </figure>
      ) : (
        <SmallPicture view={view} udsagn={statement.id} />
      )}
    </div>
  );
}

/** What a group can agree on, in the order of the form. */
const AGREEABLE: readonly NonNullable<Agreed['answer']>[] = [
  ...LEVELS,
  'ikke-relevant',
  'ved-ikke',
  'uenige',
];

function Agree({ view, statement, open }: Props) {
  const { texts, wall, workshop } = view.data;
  const { agreed } = view.workshop;
  const { answer, note } = (Object.hasOwn(agreed, statement.id) ? agreed[statement.id] : undefined) ?? {
    answer: null,
    note: '',
  };
  const words = (one: Answer | 'uenige') => {
    if (one === 'uenige') return workshop.disagree;
    return typeof one === 'number' ? texts.levels[one] : texts.nonAnswers[one];
  };
  /** After a click the keys are for going on again; who chooses by keys stays in the choice. */
  const release = ({ detail, currentTarget }: MouseEvent) => {
    if (detail > 0 && currentTarget instanceof HTMLElement)
      currentTarget.closest('section')?.querySelector('h1')?.focus();
  };
  return (
    <>
      <Wordings view={view} statement={statement} />
      <fieldset class="wall-agree">
        <legend>{wall.agree.question}</legend>
        {AGREEABLE.map((one) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the radio button inside has the keys.
          <label
            key={one}
            class={typeof one === 'number' ? 'wall-choice' : 'wall-choice wall-choice-other'}
            onClick={release}
          >
            <input
              type="radio"
              name="aftalt"
              value={one}
              checked={answer === one}
              onChange={() => open.change((before) => withAgreed(before, statement.id, { answer: one }))}
            />
            <span>{words(one)}</span>
          </label>
        ))}
      </fieldset>
      {note && (
        <div class="wall-note">
          <p class="wall-role">{wall.agree.note}</p>
          <p>{note}</p>
        </div>
      )}
    </>
  );
}

/** A statement at one of its steps, below its heading. */
export function StatementBody(props: Props) {
  switch (props.view.step.kind) {
    case 'taenk':
      return <Think {...props} />;
    case 'svar':
      return <Answering {...props} />;
    case 'vis':
      return <Revealed view={props.view} udsagn={props.statement.id} />;
    case 'tal':
      return <Talk {...props} />;
    case 'aftal':
      return <Agree {...props} />;
    default:
      return <Read {...props} />;
  }
}
