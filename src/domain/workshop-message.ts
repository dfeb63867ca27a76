// What the windows of one workshop say to each other.
import { isBoolean } from './more-shapes';
import { isText, shapeOf } from './shape';
import { WORKSHOP_ENCODED_MAX } from './workshop';

/** The windows that a workshop can be open in. */
export type WorkshopWindow = 'vaeg' | 'leder';

/** The workshop as it stands in a window; that a window has come or gone; who else is there. */
export type WorkshopMessage =
  | {
      readonly kind: 'state';
      /** As `encodeWorkshop` writes it. */
      readonly text: string;
      readonly kept: boolean;
      /** Whether it comes from a tab that keeps nothing on the device. */
      readonly forgetful: boolean;
    }
  | { readonly kind: 'here' | 'gone'; readonly window: WorkshopWindow }
  | { readonly kind: 'who' };

const isWindow = (value: unknown) => value === 'vaeg' || value === 'leder';

const MESSAGES = [
  shapeOf<WorkshopMessage & { kind: 'state' }>({
    kind: (value) => value === 'state',
    text: isText(WORKSHOP_ENCODED_MAX),
    kept: isBoolean,
    forgetful: isBoolean,
  }),
  shapeOf<WorkshopMessage & { kind: 'here' }>({
    kind: (value) => value === 'here' || value === 'gone',
    window: isWindow,
  }),
  shapeOf<WorkshopMessage & { kind: 'who' }>({ kind: (value) => value === 'who' }),
];

/** What another window says; undefined when it is nothing that a window says. The text of a workshop is not read yet. Never throws. */
export const readMessage = (data: unknown): WorkshopMessage | undefined =>
  MESSAGES.some((isMessage) => isMessage(data)) ? (data as WorkshopMessage) : undefined;
