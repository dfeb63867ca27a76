import type { WorkshopProps } from './workshop-mount';

/** Stands in until the facilitator's window brings its own. */
export const FacilitatorPanel = ({ data }: WorkshopProps) => <p>{data.leader.title}</p>;
