import type { WorkshopData } from './workshop-data';

/** What stands on a page of the site where a workshop cannot be shown. */
export function NoWorkshop({
  data,
  reason,
}: {
  data: Pick<WorkshopData, 'workshop' | 'pages'>;
  reason: 'missing' | 'unreadable';
}) {
  return (
    <div class="st-notice" role="alert">
      <p>{data.workshop[reason]}</p>
      <p>
        <a class="st-button" href={data.pages.start}>
          {data.workshop.toStart}
        </a>
      </p>
    </div>
  );
}
