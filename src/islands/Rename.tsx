import { useId, useState } from 'preact/hooks';

interface Props {
  texts: {
    readonly renameLabel: string;
    readonly renameSave: string;
    readonly renameCancel: string;
    readonly renameHint?: string;
  };
  name: string;
  /** The longest name, in UTF-16 code units. */
  max: number;
  /** Without a name: as it was. */
  save: (name?: string) => void;
}

/** Gives something that is kept another name; Escape leaves it as it was. */
export function Rename({ texts, name, max, save }: Props) {
  const id = useId();
  const [typed, setTyped] = useState(name);
  return (
    <form
      class="st-row st-rename print:hidden"
      onSubmit={(event) => {
        event.preventDefault();
        save(typed);
      }}
      onKeyDown={({ key }) => key === 'Escape' && save()}
    >
      <div class="st-field">
        <label for={id}>{texts.renameLabel}</label>
        <input
          id={id}
          data-rename
          dir="auto"
          autocomplete="off"
          maxLength={max}
          aria-describedby={texts.renameHint ? `${id}-hint` : undefined}
          value={typed}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        {texts.renameHint && (
          <p class="st-field-hint" id={`${id}-hint`}>
            {texts.renameHint}
          </p>
        )}
      </div>
      <button type="submit" class="st-button st-button-small">
        {texts.renameSave}
      </button>
      <button type="button" class="st-quiet" onClick={() => save()}>
        {texts.renameCancel}
      </button>
    </form>
  );
}
