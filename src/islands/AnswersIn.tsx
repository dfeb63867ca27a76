import type { Workshop } from '../domain/workshop';
import { withCodeDraft } from '../domain/workshop-edit';
import { CodeEntry } from './CodeEntry';
import { PaperEntry } from './PaperEntry';
import { RespondentsList } from './RespondentsList';
import type { WorkshopProps } from './workshop-mount';

/** The answers that people gave by themselves: svarkoder, forms of paper, and what of them has come in. */
export function AnswersIn(props: WorkshopProps & { workshop: Workshop }) {
  const { data, open, workshop } = props;
  const { answersIn } = data.leader;
  return (
    <div class="st-answers-in">
      <RespondentsList {...props} />
      {workshop.ways.includes('enheder') && (
        <section>
          <h4>{answersIn.codes}</h4>
          <CodeEntry
            label={answersIn.codes}
            draft={workshop.codeDraft}
            onDraft={(text) => open.change((before) => withCodeDraft(before, text), 'svarkoder')}
          />
        </section>
      )}
      {workshop.ways.includes('papir') && (
        <section>
          <h4>{answersIn.paper}</h4>
          <PaperEntry data={data} open={open} />
        </section>
      )}
    </div>
  );
}
