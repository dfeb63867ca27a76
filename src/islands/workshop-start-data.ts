import type { WorkshopData, WorkshopUdsagn } from './workshop-data';

/** What the start page hands its island: of the statements only what is needed to choose among them. */
export interface StartData extends Pick<WorkshopData, 'drejeboeger' | 'pages' | 'workshop'> {
  start: Pick<WorkshopData['start'], 'create' | 'windows' | 'list' | 'lost' | 'file'>;
  tjek: readonly (Pick<WorkshopData['tjek'][number], 'id' | 'title' | 'edition' | 'minutes'> & {
    statements: readonly Pick<WorkshopUdsagn, 'id' | 'element' | 'fokuspunkt' | 'label'>[];
  })[];
  texts: Pick<WorkshopData['texts'], 'roles' | 'elements'>;
}
