import type { IntakeReason } from '../domain/svarkode-intake';
import { fill } from '../domain/text';
import { type NamedTjek, placesOf, problemWords, type SvarkodeTexts, suggestionOf } from './svarkode-words';

/** A text with the symbols at some places marked. */
function Marked({ text, places }: { text: string; places: readonly number[] }) {
  const symbols: { symbol: string; at: number }[] = [];
  for (const symbol of text) {
    const last = symbols.at(-1);
    symbols.push({ symbol, at: last ? last.at + last.symbol.length : 0 });
  }
  return (
    <span class="st-code-text">
      {symbols.map(({ symbol, at }) =>
        places.includes(at) ? (
          <mark key={at} class="st-code-wrong">
            {symbol}
          </mark>
        ) : (
          symbol
        ),
      )}
    </span>
  );
}

/** What is wrong with a code: the code with its wrong symbols marked, a sentence, and what was surely meant as a button. */
export function CodeProblem({
  texts,
  text,
  reason,
  catalogue,
  own,
  onTake,
}: {
  texts: SvarkodeTexts;
  text: string;
  reason: IntakeReason;
  catalogue: readonly NamedTjek[];
  /** Title of the tjek that is asked for, where only one is. */
  own?: string;
  onTake: (code: string) => void;
}) {
  const suggestion = suggestionOf(reason);
  return (
    <div class="st-code-problem">
      {reason.kind !== 'no-code' && text !== '' && (
        <p>
          <Marked text={text} places={placesOf(reason)} />
        </p>
      )}
      <p>{problemWords(texts, reason, catalogue, own)}</p>
      {suggestion && (
        <p>
          {fill(texts.problems.suggestion, { code: suggestion })}{' '}
          <button
            type="button"
            class="st-button st-button-quiet st-button-small"
            onClick={() => onTake(suggestion)}
          >
            {texts.problems.take}
            <span class="sr-only"> {fill(texts.problems.takeTo, { code: suggestion })}</span>
          </button>
        </p>
      )}
    </div>
  );
}
