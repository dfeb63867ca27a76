import { useStore } from '@nanostores/preact';
import { render } from 'preact';
import { copyText } from '../components/copy-text';
import { encodeSvarkode } from '../domain/svarkode';
import { fill } from '../domain/text';
import type { OpenResponse } from '../stores/response';
import { PaperCode, QrCode, withoutScheme } from './QrCode';
import type { ResultData } from './result-data';

/** A svarkode to read from at arm's length, in groups that stay whole; read aloud symbol by symbol. */
function Code({ code, label }: { code: string; label: string }) {
  const groups = code.split('-');
  return (
    <p class="st-code">
      <span class="sr-only">
        {fill(label, { code: groups.map((group) => group.split('').join(' ')).join(', ') })}
      </span>
      <span aria-hidden="true">
        {groups.map((group, index) => (
          <span key={index} class="st-code-group">
            {index + 1 < groups.length ? `${group}-` : group}
          </span>
        ))}
      </span>
    </p>
  );
}

function CopyButton({ data, label, text }: { data: ResultData; label: string; text: string }) {
  const { copied, copyFailed } = data.svarkode.texts;
  return (
    <button
      type="button"
      class="st-button st-button-quiet"
      data-done={copied}
      data-failed={copyFailed}
      onClick={({ currentTarget }) => void copyText(currentTarget, text)}
    >
      {label}
    </button>
  );
}

interface CardProps {
  data: ResultData;
  open: OpenResponse;
}

/** The svarkode of the answers as they are now, and the link that it makes. */
function useSvarkode({ data, open }: CardProps) {
  const { number, href } = data.svarkode;
  const { answers } = useStore(open.$response);
  const statements = data.statements.map(({ id }) => id);
  const code = encodeSvarkode({ id: data.id, number, statements }, data.role, answers);
  return { code, link: new URL(`${href}#${code}`, location.href).href };
}

function Card({ data, open }: CardProps) {
  const { texts } = data.svarkode;
  const { answered, total } = useStore(open.$progress);
  const { code, link } = useSvarkode({ data, open });
  const toForm = (
    <a class="st-button" href="#udsagn">
      {texts.toForm}
    </a>
  );
  if (answered === 0) {
    return (
      <>
        <p>{texts.nothing}</p>
        <p>{toForm}</p>
      </>
    );
  }
  return (
    <>
      <p class="st-result-meta">
        <strong>{data.title}</strong> {data.texts.roles[data.role]}
      </p>
      <Code code={code} label={texts.codeLabel} />
      {answered < total && (
        <p class="st-code-blank">
          <strong>{fill(texts.blank, { answered, total })}</strong> <a href="#udsagn">{texts.toForm}</a>
        </p>
      )}
      <p class="print:hidden">{texts.lead}</p>
      <p class="st-print-only">{texts.leadPaper}</p>
      <div class="st-code-ways">
        <QrCode text={link} label={texts.qrLabel} />
        <div>
          <p class="st-result-actions print:hidden">
            <CopyButton data={data} label={texts.copyCode} text={code} />
            <CopyButton data={data} label={texts.copyLink} text={link} />
          </p>
          <p class="st-hint">
            {texts.link}{' '}
            <a class="st-code-link" href={link}>
              {withoutScheme(link)}
            </a>
          </p>
          <p class="st-hint">{texts.holds}</p>
          <p class="st-hint print:hidden">{texts.changes}</p>
        </div>
      </div>
    </>
  );
}

/** The code at the head of the paper, kept in step with the answers; none before the first one. */
function OwnPaperCode(props: CardProps) {
  const { answered } = useStore(props.open.$progress);
  const { link } = useSvarkode(props);
  return answered === 0 ? null : <PaperCode texts={props.data.svarkode.texts} link={link} />;
}

/** Draws the svarkode of the answers into `place` and keeps it in step with them. */
export function mountSvarkode(place: HTMLElement, open: OpenResponse, data: ResultData): void {
  place.replaceChildren();
  render(<Card data={data} open={open} />, place);
}

/** As `mountSvarkode`, for the head of a printed result. */
export function mountPaperCode(place: HTMLElement, open: OpenResponse, data: ResultData): void {
  render(<OwnPaperCode data={data} open={open} />, place);
}
