import type { ComponentType } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import type { Svarkode } from '../domain/svarkode';
import { type Intake, type IntakeProblem, takeIn, without } from '../domain/svarkode-intake';
import { fill } from '../domain/text';
import { CodeProblem } from './CodeProblem';
import type { ScannerProps } from './Scanner';
import { addedWords, type NamedTjek, problemWords, type SvarkodeTexts } from './svarkode-words';

export interface CodeEntryProps {
  texts: SvarkodeTexts;
  /** All tjek of the site, so that codes of another are named. */
  catalogue: readonly NamedTjek[];
  /** The tjek whose answers are asked for. */
  tjek: { readonly id: string; readonly title: string };
  /** What is in already. */
  taken: readonly { readonly code: string }[];
  /** What stands in the field. The caller keeps it, so that it outlives a reload. */
  draft: string;
  onDraft: (text: string) => void;
  /** Called with the codes that are to be taken in, never with none. */
  onCodes: (codes: readonly Svarkode[]) => void;
}

/** How many problems are shown at once; the others stay in the field. */
const SHOWN_MAX = 20;

type Report = Pick<Intake, 'again' | 'problems'> & { said: string };
const NOTHING: Report = { again: [], problems: [], said: '' };

/** Whether a problem is told of with its code: a text without any is only told of. */
const hasCode = ({ reason }: IntakeProblem) => reason.kind !== 'no-code' && reason.kind !== 'too-much';

/** What became of a text, in one sentence each. */
function saidOf(texts: SvarkodeTexts, { added, problems, ignored }: Intake, before: number): string {
  const { entry } = texts;
  const count = (n: number, one: string, many: string) =>
    n === 0 ? [] : [fill(n === 1 ? one : many, { n })];
  return [
    ...(added.length > 0 ? [addedWords(texts, added, before)] : []),
    ...count(added.length > 0 ? ignored : 0, entry.ignoredOne, entry.ignoredMany),
    ...count(problems.filter(hasCode).length, entry.problemOne, entry.problemMany),
    ...problems.filter((problem) => !hasCode(problem)).map(({ reason }) => problemWords(texts, reason, [])),
  ].join(' ');
}

/**
 * Where a facilitator types, pastes or scans svarkoder, one or hundreds at a time. What cannot be taken in stays in the field with a
 * reason; codes that are in already wait for somebody to say whether they are another person's.
 */
export function CodeEntry({ texts, catalogue, tjek, taken, draft, onDraft, onCodes }: CodeEntryProps) {
  const { entry, scan } = texts;
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [report, setReport] = useState(NOTHING);
  const [Scanner, setScanner] = useState<ComponentType<ScannerProps> | 'failed' | undefined>();
  const codes = taken.map(({ code }) => code);

  // What was mended or deleted in the field is no problem any more.
  const problems = report.problems.filter((problem) => hasCode(problem) && draft.includes(problem.text));
  const again = report.again.filter(({ code }) => draft.includes(code));

  /** Takes in a text; `rest` stays in the field, and what was said of it too. */
  const take = (text: string, rest: string) => {
    const intake = takeIn(text, catalogue, tjek.id, codes);
    if (intake.added.length > 0) onCodes(intake.added);
    // What is typed next stands on a line of its own.
    onDraft([rest, intake.left && `${intake.left}\n`].filter(Boolean).join('\n'));
    const still = rest === '' ? NOTHING : { problems, again };
    setReport({
      problems: [...still.problems, ...intake.problems],
      again: [...still.again, ...intake.again],
      said: text.trim() === '' ? texts.problems.empty : saidOf(texts, intake, codes.length),
    });
    return intake;
  };
  const takeSuggestion = (written: string, code: string) => {
    take(code, without(draft, [written]));
    field.current?.focus();
  };
  const settleAgain = (anyway: boolean) => {
    if (anyway) onCodes(again);
    onDraft(
      without(
        draft,
        again.map(({ code }) => code),
      ),
    );
    setReport({ ...report, again: [], said: anyway ? addedWords(texts, again, codes.length) : '' });
    field.current?.focus();
  };
  const toggleScanner = () => {
    if (typeof Scanner === 'function') return setScanner(undefined);
    import('./Scanner').then(
      (module) => setScanner(() => module.Scanner),
      () => setScanner('failed'),
    );
  };

  return (
    <div class="st-code-entry">
      <form
        autocomplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          take(draft, '');
          field.current?.focus();
        }}
      >
        <label for={id}>{entry.label}</label>
        <textarea
          ref={field}
          id={id}
          class="st-code-field"
          rows={2}
          value={draft}
          onInput={({ currentTarget }) => onDraft(currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            event.currentTarget.form?.requestSubmit();
          }}
          autocapitalize="characters"
          spellcheck={false}
          aria-invalid={problems.length > 0 ? true : undefined}
          aria-describedby={`${id}-hint${problems.length > 0 ? ` ${id}-problems` : ''}`}
        />
        <p class="st-hint" id={`${id}-hint`}>
          {entry.hint}
        </p>
        <p class="st-code-actions">
          <button type="submit" class="st-button">
            {entry.add}
          </button>
          <button
            type="button"
            class="st-button st-button-quiet"
            aria-expanded={typeof Scanner === 'function'}
            onClick={toggleScanner}
          >
            {typeof Scanner === 'function' ? scan.close : scan.open}
          </button>
        </p>
      </form>
      {Scanner === 'failed' && <p role="alert">{scan.loadFailed}</p>}
      {typeof Scanner === 'function' && (
        <Scanner
          texts={scan}
          onFound={(text) => {
            const intake = take(text, draft);
            const nothing = intake.added.length + intake.again.length + intake.problems.length === 0;
            if (nothing) setReport({ ...report, said: scan.notACode });
          }}
        />
      )}
      <p class="st-code-said" role="status">
        {report.said}
      </p>
      <div role="status">
        {again.length > 0 && (
          <p class="st-code-again">
            {again.length === 1 ? (
              <>
                <span class="st-code-text">{again[0]?.code}</span> {entry.taken}
              </>
            ) : (
              fill(entry.takenMany, { n: again.length })
            )}
          </p>
        )}
      </div>
      {again.length > 0 && (
        <p class="st-code-actions">
          <button type="button" class="st-button st-button-quiet" onClick={() => settleAgain(true)}>
            {again.length === 1 ? entry.takeAnyway : entry.takeAllAnyway}
          </button>
          <button type="button" class="st-quiet" onClick={() => settleAgain(false)}>
            {again.length === 1 ? entry.leave : entry.leaveAll}
          </button>
        </p>
      )}
      {problems.length > 0 && (
        <ul class="st-code-problems" id={`${id}-problems`}>
          {problems.slice(0, SHOWN_MAX).map(({ text, reason }, index) => (
            <li key={`${index} ${text}`}>
              <CodeProblem
                texts={texts}
                text={text}
                reason={reason}
                catalogue={catalogue}
                own={tjek.title}
                onTake={(code) => takeSuggestion(text, code)}
              />
            </li>
          ))}
          {problems.length > SHOWN_MAX && (
            <li>{fill(entry.moreProblems, { n: problems.length - SHOWN_MAX })}</li>
          )}
        </ul>
      )}
    </div>
  );
}
