import { useState } from 'preact/hooks';
import { fill } from '../domain/text';
import type { Workshop, WorkshopResponse } from '../domain/workshop';
import { withPaperOpened, withResponse } from '../domain/workshop-edit';
import { responsesIn } from '../domain/workshop-result';
import type { WorkshopProps } from './workshop-mount';

/** How many responses came in, and a list of them without their answers. */
export function RespondentsList({ data, open, workshop }: WorkshopProps & { workshop: Workshop }) {
  const { answersIn } = data.leader;
  const [shown, setShown] = useState(false);
  const [said, setSaid] = useState('');
  const { responses } = workshop;
  const item = ({ id, role, way }: WorkshopResponse) =>
    fill(answersIn.item, { n: id, role: data.texts.roles[role], way: answersIn.ways[way] });
  return (
    <>
      <p role="status" class="st-panel-came">
        {responses.length === 0 ? answersIn.none : fill(answersIn.came, responsesIn(workshop))}
      </p>
      <p role="status" class="st-panel-said">
        {said}
      </p>
      {responses.length > 0 && (
        <details class="st-panel-fold" onToggle={({ currentTarget }) => setShown(currentTarget.open)}>
          <summary>{answersIn.list}</summary>
          <p class="st-hint">{answersIn.listHint}</p>
          {/* Five hundred lines take time to draw, so they wait until they are asked for. */}
          {shown && (
            <ol class="st-panel-list">
              {responses.map((response) => (
                <li key={response.id}>
                  <span>{item(response)}</span>
                  {response.way === 'papir' && (
                    <button
                      type="button"
                      class="st-quiet"
                      onClick={() => {
                        open.change((before) => withPaperOpened(before, response.id));
                        document.querySelector<HTMLElement>('[data-paper]')?.focus();
                      }}
                    >
                      {answersIn.fix}
                      <span class="sr-only">: {item(response)}</span>
                    </button>
                  )}
                  <button
                    type="button"
                    class="st-quiet"
                    onClick={({ currentTarget }) => {
                      const row = currentTarget.closest('li');
                      const other = row?.nextElementSibling ?? row?.previousElementSibling;
                      // Before its row goes: the keyboard goes on with the next.
                      other?.querySelector<HTMLElement>('button:last-of-type')?.focus();
                      open.change((before) => withResponse(before, response.id, undefined));
                      setSaid(fill(answersIn.removed, { n: response.id }));
                    }}
                  >
                    {answersIn.remove}
                    <span class="sr-only">: {item(response)}</span>
                  </button>
                </li>
              ))}
            </ol>
          )}
        </details>
      )}
    </>
  );
}
