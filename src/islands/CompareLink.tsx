import { comparedInAddress, type LinkedTjek, type ReadCompared } from '../domain/compare-link';
import type { Point } from '../domain/compare-points';
import { emptyResponse, type Response } from '../domain/response';
import { fill } from '../domain/text';
import { keepDatedCopies } from '../stores/copies';
import type { CompareData } from './compare-data';
import { KeepCopy } from './KeepCopy';
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

/** A point of a link as a besvarelse of noon on its day here; those of one day keep their order. */
function responseOf({ tjek, edition, roles: [role], answers, day }: Point, index: number): Response[] {
  if (!role || !answers) return [];
  const noon = new Date(`${day}T12:00:00`).getTime();
  return [
    { ...emptyResponse(tjek, edition, role), answers, updated: new Date(noon + 1000 * index).toISOString() },
  ];
}

/** Keeps each besvarelse of a link with its day, and says where they went. */
function keepCompared({ compare: { elsewhere }, pages }: CompareData, points: readonly Point[]) {
  const kept = keepDatedCopies(points.flatMap(responseOf), elsewhere.copyName, new Date().toISOString());
  return (
    <p>
      {elsewhere.kept[kept]} {kept !== 'not-kept' && <a href={pages.mine}>{elsewhere.keptMine}</a>}
    </p>
  );
}

/** That the comparison comes from a link, with a copy for those who want one, or that the link cannot be read and why. */
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
      <>
        <div class="st-notice">
          <p>{elsewhere.opened}</p>
          <p class="print:hidden">
            <a href={data.pages.compare}>{elsewhere.toOwn}</a>
          </p>
        </div>
        <KeepCopy texts={elsewhere} keep={() => keepCompared(data, read.points)} />
      </>
    );
  const title = read.kind === 'other-edition' ? data.tjek.find(({ id }) => id === read.tjek)?.title : '';
  return (
    <p class="st-notice st-notice-warning print:hidden" role="alert">
      {elsewhere.broken} {fill(elsewhere.problems[read.kind], { title: title ?? '' })}
    </p>
  );
}
