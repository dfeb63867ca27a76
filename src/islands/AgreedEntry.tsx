import { useId } from 'preact/hooks';
import { parseAnswer } from '../domain/answer';
import { type Agreed, HAND_ANSWERS, WORKSHOP_TEXT, type Workshop } from '../domain/workshop';
import { withAgreed } from '../domain/workshop-edit';
import { handWords } from './HandEntry';
import { TypedField } from './TypedField';
import type { WorkshopProps } from './workshop-mount';

/** The answer that the group agreed on, and what it wants written down. */
export function AgreedEntry({
  data,
  open,
  workshop,
  udsagn,
}: WorkshopProps & { workshop: Workshop; udsagn: string }) {
  const { agreed } = data.leader;
  const name = useId();
  const { answer, note } = workshop.agreed[udsagn] ?? { answer: null, note: '' };
  const options: readonly { value: Agreed['answer']; label: string }[] = [
    ...HAND_ANSWERS.map((one) => ({ value: parseAnswer(one) ?? null, label: handWords(data, one) })),
    { value: 'uenige', label: data.workshop.disagree },
    { value: null, label: agreed.none },
  ];
  return (
    <>
      <fieldset class="st-panel-choice">
        <legend>{agreed.legend}</legend>
        <div>
          {options.map(({ value, label }) => (
            <label key={label}>
              <input
                type="radio"
                name={name}
                checked={answer === value}
                onChange={() => open.change((before) => withAgreed(before, udsagn, { answer: value }))}
              />
              <span>{label}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <TypedField
        data={data}
        label={agreed.note}
        hint={agreed.noteHint}
        value={note}
        max={WORKSHOP_TEXT.note}
        rows={3}
        write={(text) =>
          open.change((before) => withAgreed(before, udsagn, { note: text }), `${udsagn} aftale`)
        }
      />
    </>
  );
}
