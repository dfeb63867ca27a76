import { useEffect, useState } from 'preact/hooks';
import { fill } from '../domain/text';
import { WORKSHOP_ROLES } from '../domain/workshop';
import { countOf, responsesIn } from '../domain/workshop-result';
import { Timer } from './WallTimer';
import type { WallView } from './wall-view';

type Frames = WallView['data']['workshop']['frames'];

/** A slide of a few lines, before the first statement. */
export function Frame({ view, frame }: { view: WallView; frame: keyof Frames }) {
  const { workshop, passages, wall } = view.data;
  const shown = workshop.frames[frame];
  const source = 'source' in shown ? passages[shown.source] : undefined;
  return (
    <div class="wall-frame">
      {shown.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {source && <p class="wall-source">{fill(wall.source, { source: source.label })}</p>}
    </div>
  );
}

type Qr = { readonly size: number; readonly path: string };

/** The QR code of an address; its code comes first when a slide has one. */
function QrCode({ address, label }: { address: string; label: string }) {
  const [code, setCode] = useState<Qr>();
  useEffect(() => {
    // Where it cannot be had, the address beside it is enough.
    import('./qr').then(
      ({ qrSvgPath }) => setCode(qrSvgPath(address)),
      () => setCode(undefined),
    );
  }, [address]);
  if (!code) return null;
  return (
    <svg class="wall-qr" viewBox={`-4 -4 ${code.size + 8} ${code.size + 8}`} role="img" aria-label={label}>
      <rect x="-4" y="-4" width={code.size + 8} height={code.size + 8} fill="#fff" />
      <path d={code.path} fill="#000" />
    </svg>
  );
}

/** An address that may be broken after a slash or a full stop. */
const Address = ({ text }: { text: string }) =>
  text.split(/(?<=[/.])/).map((part, index) => (
    <span key={index}>
      {part}
      <wbr />
    </span>
  ));

/** How people come to the tjek by themselves, and how many answers are in; what they answered is not shown. */
export function Join({ view }: { view: WallView }) {
  const { workshop } = view;
  const { workshop: texts, wall } = view.data;
  const { join } = wall;
  const byDevice = workshop.ways.includes('enheder');
  const address = new URL(view.tjek.shortHref, location.href);
  const written = address.host + address.pathname;
  const came = responsesIn(workshop);
  return (
    <div class="wall-join">
      <div class="wall-frame">
        {byDevice ? (
          <>
            <p class="wall-address">
              <Address text={written} />
            </p>
            {texts.frames.deltag.lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
            {workshop.ways.includes('papir') && <p>{join.paperToo}</p>}
          </>
        ) : (
          <p>{join.paper}</p>
        )}
        <ul class="wall-came" aria-live="polite">
          {WORKSHOP_ROLES.filter((role) => view.roles.includes(role)).map((role) => {
            const room = countOf(workshop.room[role]);
            const values = { n: came[role], role: texts.roleDefinite[role] };
            return (
              <li key={role}>
                {room.kind === 'ok'
                  ? fill(join.cameOf, { ...values, room: room.n })
                  : fill(join.came, values)}
              </li>
            );
          })}
        </ul>
      </div>
      {byDevice && <QrCode address={address.href} label={fill(join.code, { address: written })} />}
    </div>
  );
}

/** A pause, whose time is all there is to see. */
export const Pause = ({ view }: { view: WallView }) => (
  <div class="wall-think">
    <Timer view={view} large />
  </div>
);
