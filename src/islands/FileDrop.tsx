import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

interface Props {
  /** `drop` is said instead of `hint` while files are held over the place. */
  texts: Readonly<Record<'open' | 'hint' | 'drop', string>>;
  class: string;
  multiple?: boolean;
  /** Takes the files that were chosen or dropped, at least one; when dropped they may be several, also where one is asked for. */
  take: (files: readonly [File, ...File[]]) => void;
  /** What else can be done here, before the button. */
  children?: ComponentChildren;
}

/** A place where files of the site can be chosen or dropped. */
export function FileDrop({ texts, class: name, multiple = false, take, children }: Props) {
  const [over, setOver] = useState(false);
  const taken = (list: FileList | null | undefined) => {
    const [first, ...others] = list ?? [];
    if (first) take([first, ...others]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button inside is the one for all
    <div
      class={`st-drop ${name}`}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        taken(event.dataTransfer?.files);
      }}
    >
      <div class="st-row">
        {children}
        <label class="st-button st-button-quiet">
          {texts.open}
          <input
            type="file"
            class="sr-only"
            multiple={multiple}
            accept=".json,application/json"
            onChange={({ currentTarget }) => {
              taken(currentTarget.files);
              // So that the same file, put right, can be chosen again.
              currentTarget.value = '';
            }}
          />
        </label>
      </div>
      <p class="st-hint">{over ? texts.drop : texts.hint}</p>
    </div>
  );
}
