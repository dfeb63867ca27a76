import { useStore } from '@nanostores/preact';
import { useEffect, useState } from 'preact/hooks';
import { planInAddress, planText, writtenParts } from '../domain/plan-link';
import { LinkOut } from './LinkOut';
import type { PlanProps } from './PlanParts';
import { pack } from './packed';

/** The link to the plan as it stands, which whoever has it can read. */
export function PlanLink({ data, open }: PlanProps) {
  const { link: texts } = data.texts;
  const plan = useStore(open.$plan);
  const [made, setMade] = useState<{ readonly packed: string | undefined } | undefined>();
  const text = planText(plan);
  useEffect(() => {
    let wanted = true;
    setMade(undefined);
    void pack(text).then((packed) => wanted && setMade({ packed }));
    return () => {
      wanted = false;
    };
  }, [text]);
  if (writtenParts(plan).length === 0) return <p class="st-hint">{texts.nothing}</p>;
  if (!made) return null;
  if (made.packed === undefined) return <p class="st-hint">{texts.failed}</p>;
  return (
    <LinkOut
      texts={data.take.texts}
      link={new URL(`${data.pages.fokus}#${planInAddress(made.packed)}`, location.href).href}
      tooLong={texts.qrTooLong}
      lead={texts.lead}
      holds={texts.holds}
      ready
    />
  );
}
