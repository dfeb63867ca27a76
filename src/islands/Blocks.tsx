import { asked, type Block, headingText, type Passage } from '../domain/referat';

interface BlockProps {
  block: Block;
  /** The level of the heading that all of it stands under. */
  under: 2 | 3;
}

function Drawn({ block, under }: BlockProps) {
  switch (block.kind) {
    case 'heading': {
      const Heading = under === 2 && block.level === 2 ? 'h3' : 'h4';
      return <Heading dir="auto">{headingText(block)}</Heading>;
    }
    case 'paragraph':
      return <p>{block.text}</p>;
    case 'said':
      return (
        <p dir="auto">
          <strong>{asked(block.label)}</strong> {block.text}
        </p>
      );
    case 'answer':
      return (
        <>
          <p class="st-referat-asked">{asked(block.label)}</p>
          {block.text && (
            <p class="st-written" dir="auto">
              {block.text}
            </p>
          )}
        </>
      );
    case 'list':
      return (
        <ul>
          {block.items.map((lines, item) => (
            <li key={item} dir="auto">
              {lines.join('\n')}
            </li>
          ))}
        </ul>
      );
    case 'table':
      return (
        <table>
          <thead>
            <tr>
              {block.head.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map((cells, row) => (
              <tr key={row}>
                {cells.map((cell, column) => (
                  <td key={column} dir="auto">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
  }
}

/** The passages of a referat as they are read on a page, below its title. */
export const Blocks = ({ passages, under }: { passages: readonly Passage[]; under: BlockProps['under'] }) => (
  <>
    {passages
      .filter((blocks) => blocks.length > 0)
      .map((blocks, index) => (
        <div key={index}>
          {blocks.map((block, at) => (
            <Drawn key={at} block={block} under={under} />
          ))}
        </div>
      ))}
  </>
);
