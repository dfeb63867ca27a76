import type { WorkshopData } from './workshop-data';

/** What stands where a workshop cannot be shown. */
export function NoWorkshop({
  data,
  title,
  reason,
}: {
  data: Pick<WorkshopData, 'workshop' | 'pages'>;
  /** The heading, where the page has none of its own. */
  title?: string;
  reason: 'missing' | 'unreadable';
}) {
  return (
    <div class="st-notice" role="alert">
      {title && <h1>{title}</h1>}
      <p>{data.workshop[reason]}</p>
      <p>
        <a class="st-button" href={data.pages.start}>
          {data.workshop.toStart}
        </a>
      </p>
    </div>
  );
}
