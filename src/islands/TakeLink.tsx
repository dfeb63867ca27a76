import { useEffect, useState } from 'preact/hooks';
import { hasNotes, notesText, withPacked } from '../domain/link-notes';
import type { Response } from '../domain/response';
import { encodeSvarkode } from '../domain/svarkode';
import { LinkOut } from './LinkOut';
import { pack } from './packed';
import type { ResultData } from './result-data';

/** The link to a result, which whoever has it can read; notes only when they are asked for. */
export function TakeLink({ data, response }: { data: ResultData; response: Response }) {
  const { link: texts } = data.take.texts;
  const [withNotes, setWithNotes] = useState(false);
  const [packed, setPacked] = useState<string | undefined>();
  const [failed, setFailed] = useState(false);
  const { number, href } = data.svarkode;
  const statements = data.statements.map((statement) => statement.id);
  const code = encodeSvarkode({ id: data.id, number, statements }, response.role, response.answers);
  const text = notesText(code, response);
  useEffect(() => {
    let wanted = withNotes;
    setPacked(undefined);
    setFailed(false);
    if (wanted)
      void pack(text).then((result) => {
        if (!wanted) return;
        setPacked(result);
        setFailed(result === undefined);
      });
    return () => {
      wanted = false;
    };
  }, [withNotes, text]);
  if (!statements.some((statement) => Object.hasOwn(response.answers, statement)))
    return <p class="st-hint">{texts.nothing}</p>;
  const hash = withNotes && packed !== undefined ? withPacked(code, packed) : code;
  return (
    <LinkOut
      texts={data.take.texts}
      link={new URL(`${href}#${hash}`, location.href).href}
      tooLong={texts.qrTooLong}
      lead={texts.lead}
      holds={failed ? texts.failed : withNotes ? texts.with : texts.without}
      ready={!withNotes || packed !== undefined || failed}
    >
      {(holdsId) =>
        hasNotes(response) && (
          <label class="st-check">
            <input
              type="checkbox"
              checked={withNotes}
              aria-describedby={holdsId}
              onChange={({ currentTarget }) => setWithNotes(currentTarget.checked)}
            />
            <span>{texts.withNotes}</span>
          </label>
        )
      }
    </LinkOut>
  );
}
