import { useStore } from '@nanostores/preact';
import type { TargetedInputEvent, TargetedKeyboardEvent } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import { fill } from '../domain/text';
import { WORKSHOP_MOST, WORKSHOP_ROLES, type Workshop } from '../domain/workshop';
import { isPaperReady, withoutPaperDraft, withPaperDraft, withPaperTaken } from '../domain/workshop-edit';
import { readForm } from '../domain/workshop-paper';
import type { WorkshopData } from './workshop-data';
import { hereIn } from './workshop-here';
import type { WorkshopProps } from './workshop-mount';

/** An answer of a form, by its key, in the words of the form. */
function keyWords({ texts, leader }: WorkshopData, key: string | undefined): string {
  if (key === 'i') return texts.nonAnswers['ikke-relevant'];
  if (key === 'v') return texts.nonAnswers['ved-ikke'];
  return (key !== undefined && texts.levels[Number(key)]) || leader.paper.blank;
}

/** The statements of the form in its order; one that the tjek has no more keeps its place. */
const labelsOf = (data: WorkshopData, workshop: Workshop): string[] => {
  const { statements } = hereIn(data, workshop);
  return workshop.asked.map((id) => statements.find((one) => one.id === id)?.label ?? id);
};

/** What was typed so far, one line for each statement. */
function Typed({ data, workshop }: { data: WorkshopData; workshop: Workshop }) {
  const { answers } = workshop.paperDraft;
  return (
    <ol class="st-paper-typed" aria-label={data.leader.paper.typed}>
      {labelsOf(data, workshop).map((label, index) => (
        <li key={workshop.asked[index]} aria-current={index === answers.length ? 'true' : undefined}>
          <span>{label}</span> <b>{index < answers.length && keyWords(data, answers[index])}</b>
        </li>
      ))}
    </ol>
  );
}

/** Where the typing is, in words: the answer that was typed last, and the statement that is next. */
function where(data: WorkshopData, workshop: Workshop): string {
  const { paper } = data.leader;
  const { answers } = workshop.paperDraft;
  const total = workshop.asked.length;
  const at = answers.length;
  const last = at > 0 ? `${fill(paper.answered, { n: at, answer: keyWords(data, answers[at - 1]) })} ` : '';
  if (at >= total) return last + fill(paper.filled, { total });
  return last + fill(paper.now, { n: at + 1, total, label: labelsOf(data, workshop)[at] ?? '' });
}

/** Forms of paper typed in by one key for each statement; what is typed is kept like everything else. */
export function PaperEntry({ data, open }: WorkshopProps) {
  const { paper, answersIn } = data.leader;
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');
  // Its own look at the store: when `said` is drawn, what is handed down from above may be a letter behind.
  const workshop = useStore(open.$workshop);
  const total = workshop.asked.length;
  const { role, answers, corrects } = workshop.paperDraft;

  const type = (typed: string) => {
    const read = readForm(typed, total);
    open.change((before) => withPaperDraft(before, { answers: read.answers }), 'skema');
    const wrong = read.wrong.length > 0 ? fill(paper.wrong, { text: read.wrong.join(' ') }) : '';
    setSaid(wrong || (read.tooMany ? fill(paper.tooMany, { total }) : ''));
  };
  const onInput = ({ currentTarget }: TargetedInputEvent<HTMLInputElement>) => {
    const { value, selectionStart } = currentTarget;
    const clean = readForm(value, total).answers;
    if (clean !== value) {
      const caret = readForm(value.slice(0, selectionStart ?? value.length), total).answers.length;
      currentTarget.value = clean;
      currentTarget.setSelectionRange(caret, caret);
    }
    type(value);
  };
  // What stands there now: keys come faster than the page is drawn.
  const current = () => open.$workshop.get();
  const save = () => {
    const { paperDraft, responses } = current();
    if (paperDraft.role === '') return setSaid(paper.noRole);
    if (!isPaperReady(current())) return setSaid(paper.noAnswers);
    const full = responses.length >= WORKSHOP_MOST.responses && paperDraft.corrects === 0;
    if (full) return setSaid(fill(answersIn.full, { max: WORKSHOP_MOST.responses }));
    open.change(withPaperTaken);
    if (field.current) field.current.value = '';
    setSaid(paperDraft.corrects === 0 ? paper.saved : paper.savedFix);
    field.current?.focus();
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    if (event.repeat) return;
    const { answers: typed } = current().paperDraft;
    if (typed.length >= total) return save();
    // In the field too, or the next key would be typed to what stood there before.
    event.currentTarget.value = `${typed}-`;
    type(event.currentTarget.value);
  };
  return (
    <form
      class="st-paper"
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {corrects > 0 && <p class="st-panel-said">{fill(paper.fixing, { n: corrects })}</p>}
      <fieldset class="st-panel-choice">
        <legend>{paper.role}</legend>
        <div>
          {WORKSHOP_ROLES.map((one) => (
            <label key={one}>
              <input
                type="radio"
                name={id}
                checked={role === one}
                onChange={() => {
                  open.change((before) => withPaperDraft(before, { role: one }), 'skema');
                  setSaid('');
                }}
              />
              <span>{data.texts.roles[one]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <p role="status" class="st-paper-where">
        {where(data, workshop)}
      </p>
      <div class="st-panel-field">
        <label for={`${id}-field`}>{paper.field}</label>
        <p class="st-hint" id={`${id}-hint`}>
          {paper.hint}
        </p>
        <input
          ref={field}
          id={`${id}-field`}
          class="st-paper-field"
          type="text"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          aria-describedby={`${id}-hint`}
          data-paper
          value={answers}
          onInput={onInput}
          onKeyDown={onKeyDown}
        />
      </div>
      <p role="status" class="st-panel-said">
        {said}
      </p>
      <Typed data={data} workshop={workshop} />
      <p class="st-panel-row">
        <button type="submit" class="st-button">
          {corrects > 0 ? paper.saveFix : paper.save}
        </button>
        {(answers !== '' || corrects > 0) && (
          <button
            type="button"
            class="st-button st-button-quiet"
            onClick={() => {
              open.change(withoutPaperDraft);
              setSaid('');
              field.current?.focus();
            }}
          >
            {paper.cancel}
          </button>
        )}
      </p>
    </form>
  );
}
