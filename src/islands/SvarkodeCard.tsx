import { useStore } from '@nanostores/preact';
import { render } from 'preact';
import { copyText } from '../components/copy-text';
import { encodeSvarkode } from '../domain/svarkode';
import { fill } from '../domain/text';
import type { OpenResponse } from '../stores/response';
import { QrCode } from './QrCode';
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

function Card({ data, open }: { data: ResultData; open: OpenResponse }) {
  const { texts, number, href } = data.svarkode;
  const { answers } = useStore(open.$response);
  const { answered, total } = useStore(open.$progress);
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
  const statements = data.statements.map(({ id }) => id);
  const code = encodeSvarkode({ id: data.id, number, statements }, data.role, answers);
  const link = new URL(`${href}#${code}`, location.href).href;
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
      <p>{texts.lead}</p>
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
              {link.replace(/^https?:\/\//, '')}
            </a>
          </p>
          <p class="st-hint">{texts.holds}</p>
          <p class="st-hint print:hidden">{texts.changes}</p>
        </div>
      </div>
    </>
  );
}

/** Draws the svarkode of the answers into `place` and keeps it in step with them. */
export function mountSvarkode(place: HTMLElement, open: OpenResponse, data: ResultData): void {
  place.replaceChildren();
  render(<Card data={data} open={open} />, place);
}
