import type { Workshop } from '../domain/workshop';
import { PaperEntry } from './PaperEntry';
import { RespondentsList } from './RespondentsList';
import { WorkshopCodes } from './WorkshopCodes';
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
          <WorkshopCodes data={data} open={open} />
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
