import { getGroupExamples } from '../../content';
import { openData } from '../../domain/open-data';

export const GET = async () => Response.json(openData(await getGroupExamples()));
