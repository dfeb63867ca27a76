import { useStore } from '@nanostores/preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import { encodeSvarkode, type Svarkode } from '../domain/svarkode';
import { unpackAnswers, type Workshop } from '../domain/workshop';
import { withCodeDraft, withResponses } from '../domain/workshop-edit';
import { CodeEntry } from './CodeEntry';
import type { NamedTjek } from './svarkode-words';
import type { WorkshopProps } from './workshop-mount';

/** The svarkoder of the responses that came in as such: only their answers are kept. */
const codesIn = ({ asked, responses }: Pick<Workshop, 'asked' | 'responses'>, tjek: NamedTjek) =>
  responses
    .filter(({ way }) => way === 'enheder')
    .map(({ role, answers }) => ({ code: encodeSvarkode(tjek, role, unpackAnswers(asked, answers)) }));

/** Where svarkoder are taken into the workshop; what is not taken in yet is kept like everything else. */
export function WorkshopCodes({ data, open }: WorkshopProps) {
  const workshop = useStore(open.$workshop);
  const intakes = useRef({ n: 0, going: false });
  const [, redraw] = useState({});
  const catalogue = useMemo(
    () => data.tjek.map((one) => ({ ...one, statements: one.statements.map(({ id }) => id) })),
    [data],
  );
  const tjek = catalogue.find(({ id }) => id === workshop.tjek);
  const { asked, responses, codeDraft } = workshop;
  const taken = useMemo(() => (tjek ? codesIn({ asked, responses }, tjek) : []), [tjek, asked, responses]);
  if (!tjek) return null;

  const onCodes = (codes: readonly Svarkode[]) => {
    intakes.current = { n: intakes.current.n + 1, going: true };
    const came = codes.map(({ role, answers }) => ({ way: 'enheder' as const, role, answers }));
    open.change((before) => withResponses(before, came), `svarkoder ${intakes.current.n}`);
  };
  const onDraft = (text: string) => {
    // What leaves the field because it was taken in is no change of its own to take back.
    const { n, going } = intakes.current;
    intakes.current.going = false;
    open.change((before) => withCodeDraft(before, text), going ? `svarkoder ${n}` : 'svarkoder');
    // At once: the field is drawn again before the store says that it has changed, and would show what stood there before.
    redraw({});
  };
  return (
    <CodeEntry
      texts={data.svarkode}
      catalogue={catalogue}
      tjek={tjek}
      taken={taken}
      draft={codeDraft}
      onDraft={onDraft}
      onCodes={onCodes}
    />
  );
}
