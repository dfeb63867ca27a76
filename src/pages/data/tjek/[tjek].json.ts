import { getTjekList } from '../../../content';
import { openData } from '../../../domain/open-data';

export const getStaticPaths = async () =>
  (await getTjekList()).map((tjek) => ({ params: { tjek: tjek.id }, props: { tjek } }));

export const GET = ({ props }: { props: { tjek: Awaited<ReturnType<typeof getTjekList>>[number] } }) =>
  Response.json(openData([props.tjek])[0]);
