import type { ComponentChildren, TargetedInputEvent } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import { fill } from '../domain/text';
import type { WorkshopData } from './workshop-data';

type TextElement = HTMLInputElement | HTMLTextAreaElement;

/**
 * What a text field needs so that no letter is lost while another window changes the same text: what is being typed stands until the field
 * is left, and only then does the kept text show. Give the field a `key` when it is about something else.
 */
export function useTyped(kept: string, write: (text: string) => void) {
  const field = useRef<TextElement>(null);
  const typing = useRef(false);
  const [, redraw] = useState({});
  return {
    ref: (element: TextElement | null) => {
      field.current = element;
    },
    value: typing.current && field.current ? field.current.value : kept,
    onInput: ({ currentTarget }: TargetedInputEvent<TextElement>) => {
      typing.current = true;
      write(currentTarget.value);
    },
    onBlur: () => {
      typing.current = false;
      redraw({});
    },
  };
}

interface FieldProps {
  data: WorkshopData;
  label: string;
  /** What the label is about, for those who hear it by itself. */
  about?: string | undefined;
  hint?: string;
  value: string;
  max: number;
  /** More than one line can be written. */
  rows?: number;
  numeric?: boolean;
  write: (text: string) => void;
  children?: ComponentChildren;
}

/** A labelled text field that says when it is full. */
export function TypedField({
  data,
  label,
  about,
  hint,
  value,
  max,
  rows,
  numeric,
  write,
  children,
}: FieldProps) {
  const id = useId();
  const typed = useTyped(value, write);
  const shared = {
    id,
    maxLength: max,
    autocomplete: 'off' as const,
    dir: 'auto' as const,
    'aria-describedby': hint ? `${id}-hint` : undefined,
    ...typed,
  };
  return (
    <div class="st-panel-field">
      <label for={id}>
        {label}
        {about && <span class="sr-only">: {about}</span>}
      </label>
      {hint && (
        <p class="st-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children}
      {rows ? (
        <textarea rows={rows} {...shared} />
      ) : (
        <input type="text" inputMode={numeric ? 'numeric' : 'text'} {...shared} />
      )}
      <p class="st-panel-problem" role="status">
        {value.length >= max ? fill(data.leader.panel.full, { max }) : ''}
      </p>
    </div>
  );
}
