import type { WorkshopData } from './workshop-data';

/** What stands where a workshop cannot be shown. */
export function NoWorkshop({
  data,
  title,
  message,
}: {
  data: Pick<WorkshopData, 'workshop' | 'pages'>;
  /** The heading, where the page has none of its own. */
  title?: string;
  /** Why not. */
  message: string;
}) {
  return (
    <div class="st-notice" role="alert">
      {title && <h1>{title}</h1>}
      <p>{message}</p>
      <p>
        <a class="st-button" href={data.pages.start}>
          {data.workshop.toStart}
        </a>
      </p>
    </div>
  );
}
