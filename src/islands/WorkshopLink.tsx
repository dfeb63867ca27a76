import { useState } from 'preact/hooks';
import type { CodedTjek } from '../domain/svarkode';
import type { Workshop } from '../domain/workshop';
import { encodeResult, hasSharedNotes, type LeftOut } from '../domain/workshop-code';
import { ResultLink } from './ResultLink';
import type { WorkshopData } from './workshop-data';

/** What the address of a result sheet has after `#` when the result itself stands in it. */
export const IN_ADDRESS = 'kode=';

/**
 * The longest code: with an address before it, a QR code of about 130 squares, which a phone reads from 60 mm of paper.
 */
const MOST = 1000;

/** The tjek of the site as codes know them. */
export const codedTjek = ({ tjek }: WorkshopData): CodedTjek[] =>
  tjek.map(({ id, number, statements }) => ({
    id,
    number,
    statements: statements.map((statement) => statement.id),
  }));

/** A QR code that opens the result of a workshop elsewhere, or why there is none. */
export function WorkshopLink({ data, workshop }: { data: WorkshopData; workshop: Workshop }) {
  const texts = data.start.result.elsewhere;
  const [withNotes, setWithNotes] = useState(false);
  const tjek = codedTjek(data).find(({ id }) => id === workshop.tjek);
  if (!tjek) return null;
  const coded = encodeResult(workshop, tjek, MOST, withNotes);
  if (coded.kind !== 'ok')
    return (
      <section aria-labelledby="andet-sted">
        <h3 id="andet-sted">{texts.heading}</h3>
        <p>
          {texts[coded.kind]} {texts.file}
        </p>
      </section>
    );
  const said: Record<LeftOut, string> = {
    nothing: texts.all,
    notes: withNotes ? texts.notes : texts.without,
    texts: texts.texts,
  };
  const link = new URL(`${data.pages.resultat}#${IN_ADDRESS}${coded.code}`, location.href).href;
  return (
    <ResultLink texts={texts} link={link} holds={[said[coded.leftOut]]}>
      {hasSharedNotes(workshop) && (
        <label class="st-check print:hidden">
          <input
            type="checkbox"
            checked={withNotes}
            onChange={({ currentTarget }) => setWithNotes(currentTarget.checked)}
          />
          <span>{texts.withNotes}</span>
        </label>
      )}
    </ResultLink>
  );
}
