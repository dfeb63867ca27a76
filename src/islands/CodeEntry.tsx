// Stands in until the real one is here.
interface Props {
  label: string;
  draft: string;
  onDraft: (text: string) => void;
}

/** A field for svarkoder. */
export const CodeEntry = ({ label, draft, onDraft }: Props) => (
  <label class="st-panel-field">
    <span>{label}</span>
    <textarea rows={3} value={draft} onInput={({ currentTarget }) => onDraft(currentTarget.value)} />
  </label>
);
