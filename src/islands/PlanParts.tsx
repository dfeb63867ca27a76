import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { fill } from '../domain/text';
import type { OpenPlan } from '../stores/plan';
import type { PlanData } from './plan-data';

/** What each page of the plan is drawn from. */
export interface PlanProps {
  data: PlanData;
  open: OpenPlan;
}

/** Moves the keyboard to what a change has drawn, once it stands there. The first of the selectors that is found wins. */
export function useFocusLater(): (...selectors: string[]) => void {
  const wanted = useRef<string[]>([]);
  useEffect(() => {
    for (const selector of wanted.current) {
      const found = document.querySelector<HTMLElement>(selector);
      if (!found) continue;
      wanted.current = [];
      found.focus();
      return;
    }
  });
  return (...selectors) => {
    wanted.current = selectors;
  };
}

/** The passages that a text rests on. */
export function Sources({ data, refs }: { data: PlanData; refs: readonly string[] }) {
  return (
    <p class="st-hint print:hidden">
      {data.texts.common.source}{' '}
      {refs.map((ref, index) => (
        <>
          {index > 0 && ' · '}
          <a href={data.passages[ref]?.href}>{data.passages[ref]?.label}</a>
        </>
      ))}
    </p>
  );
}

interface FieldProps {
  data: PlanData;
  label: string;
  /** What the label is about, for those who hear it by itself. */
  about?: string;
  hint?: string;
  example?: string | undefined;
  value: string;
  max: number;
  rows?: number;
  write: (text: string) => void;
  children?: ComponentChildren;
}

/** A labelled text field that grows with its text and says when it is full. */
export function Field({
  data,
  label,
  about,
  hint,
  example,
  value,
  max,
  rows = 1,
  write,
  children,
}: FieldProps) {
  const id = useId();
  const { common } = data.texts;
  const described = [hint && `${id}-hint`, example && `${id}-example`].filter(Boolean).join(' ');
  return (
    <div class="st-field">
      <label for={id}>
        {label}
        {about && <span class="sr-only">: {about}</span>}
      </label>
      {children}
      {hint && (
        <p class="st-field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {example && (
        <p class="st-example" id={`${id}-example`}>
          <span class="st-example-label">{common.example}: </span>
          {example}
        </p>
      )}
      <textarea
        id={id}
        rows={rows}
        dir="auto"
        maxLength={max}
        autocomplete="off"
        aria-describedby={described || undefined}
        value={value}
        onInput={({ currentTarget }) => write(currentTarget.value)}
      />
      <p class="st-field-full" role="status">
        {value.length >= max ? fill(common.full, { max }) : ''}
      </p>
    </div>
  );
}

/** One of a few words, with the last chosen when nothing is said. */
export function Choice<T extends string>({
  legend,
  about,
  options,
  value,
  choose,
}: {
  legend: string;
  about?: string;
  options: readonly { value: T; label: string }[];
  value: T;
  choose: (value: T) => void;
}) {
  const name = useId();
  return (
    <fieldset class="st-choice">
      <legend>
        {legend}
        {about && <span class="sr-only">: {about}</span>}
      </legend>
      <div class="st-choice-row">
        {options.map((option) => (
          <label key={option.value} class="st-choice-option">
            <input
              type="radio"
              name={name}
              checked={option.value === value}
              onChange={() => choose(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Lines to write on by hand. */
export const Lines = ({ n }: { n: number }) => (
  <div class="st-ruled" aria-hidden="true">
    {Array.from({ length: n }, (_, line) => (
      <i key={line} />
    ))}
  </div>
);

/** What was written, or lines to write on. */
export const Written = ({ text, lines }: { text: string; lines: number }) =>
  text ? (
    <p class="st-written" dir="auto">
      {text}
    </p>
  ) : (
    <Lines n={lines} />
  );
