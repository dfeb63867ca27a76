import { comparedInAddress, type LinkedTjek, type ReadCompared } from '../domain/compare-link';
import type { Point } from '../domain/compare-points';
import { fill } from '../domain/text';
import type { CompareData } from './compare-data';
import { ResultLink } from './ResultLink';

/** The tjek of the site as links to a comparison know them. */
export const linkedTjek = ({ tjek }: Pick<CompareData, 'tjek'>): LinkedTjek[] =>
  tjek.map(({ id, number, edition, statements }) => ({
    id,
    number,
    edition,
    statements: statements.map((statement) => statement.id),
  }));

/** A QR code that opens the comparison elsewhere, or why there is none. */
export function CompareLink({
  data,
  tjek,
  points,
}: {
  data: CompareData;
  tjek: string;
  points: readonly Point[];
}) {
  const { elsewhere } = data.compare;
  const known = linkedTjek(data).find(({ id }) => id === tjek);
  if (!known) return null;
  const made = comparedInAddress(points, known);
  if (made.kind !== 'ok')
    return (
      <section aria-labelledby="andet-sted">
        <h3 id="andet-sted">{elsewhere.heading}</h3>
        <p>{elsewhere.none[made.kind]}</p>
      </section>
    );
  const link = new URL(`${data.pages.compare}#${made.fragment}`, location.href).href;
  return <ResultLink texts={elsewhere} link={link} holds={[elsewhere.holds]} />;
}

/** That the comparison comes from a link, or that the link cannot be read and why. */
export function LinkNotice({
  data,
  read,
}: {
  data: CompareData;
  read: Exclude<ReadCompared, { readonly kind: 'none' }>;
}) {
  const { elsewhere } = data.compare;
  if (read.kind === 'ok')
    return (
      <div class="st-notice">
        <p>{elsewhere.opened}</p>
        <p class="print:hidden">
          <a href={data.pages.compare}>{elsewhere.toOwn}</a>
        </p>
      </div>
    );
  const title = read.kind === 'other-edition' ? data.tjek.find(({ id }) => id === read.tjek)?.title : '';
  return (
    <p class="st-notice st-notice-warning print:hidden" role="alert">
      {elsewhere.broken} {fill(elsewhere.problems[read.kind], { title: title ?? '' })}
    </p>
  );
}
