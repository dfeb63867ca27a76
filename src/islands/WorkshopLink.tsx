import type { CodedTjek } from '../domain/svarkode';
import type { Workshop } from '../domain/workshop';
import { encodeResult, type LeftOut } from '../domain/workshop-code';
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
  const tjek = codedTjek(data).find(({ id }) => id === workshop.tjek);
  if (!tjek) return null;
  const coded = encodeResult(workshop, tjek, MOST);
  if (coded.kind !== 'ok')
    return (
      <section aria-labelledby="andet-sted">
        <h3 id="andet-sted">{texts.heading}</h3>
        <p>
          {texts[coded.kind]} {texts.file}
        </p>
      </section>
    );
  const said: Record<LeftOut, string> = { nothing: texts.all, notes: texts.notes, texts: texts.texts };
  const link = new URL(`${data.pages.resultat}#${IN_ADDRESS}${coded.code}`, location.href).href;
  return <ResultLink texts={texts} link={link} holds={[said[coded.leftOut]]} />;
}
