import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { fill } from '../domain/text';
import type { OpenWorkshop } from '../stores/workshop';
import { Sign } from './Sign';
import { Plan, Suggested, Vote } from './WallFokus';
import { Frame, Join, Pause } from './WallFrame';
import { MostDisagreed, Profile } from './WallProfile';
import { StatementBody } from './WallStatement';
import { Timer } from './WallTimer';
import type { WallView } from './wall-view';

interface Props {
  view: WallView;
  open: OpenWorkshop;
}

/** What a step is headed. */
export function headingOf({ data, step, statement }: WallView): string {
  const { wall, workshop } = data;
  const { frames } = workshop;
  if (step.udsagn !== undefined) return statement?.label ?? workshop.steps[step.kind].name;
  switch (step.kind) {
    case 'velkommen':
    case 'ikke-eksamen':
    case 'roller':
    case 'spilleregler':
    case 'deltag':
    case 'pause':
    case 'tak':
      return frames[step.kind].title;
    case 'profil':
      return wall.profile.title;
    case 'mest-uenige':
      return wall.disagree.title;
    case 'forslag':
      return wall.suggest.title;
    case 'valg':
      return wall.vote.title;
    case 'plan':
      return wall.plan.title;
    default:
      return workshop.steps[step.kind].name;
  }
}

function Body({ view, open }: Props) {
  const { step, statement } = view;
  if (step.udsagn !== undefined) {
    if (!statement) return <p class="wall-gap">{view.data.wall.goneStatement}</p>;
    return <StatementBody view={view} statement={statement} open={open} />;
  }
  switch (step.kind) {
    case 'velkommen':
    case 'ikke-eksamen':
    case 'roller':
    case 'spilleregler':
      return <Frame view={view} frame={step.kind} />;
    case 'deltag':
      return <Join view={view} />;
    case 'pause':
      return <Pause view={view} />;
    case 'profil':
      return <Profile view={view} />;
    case 'mest-uenige':
      return <MostDisagreed view={view} />;
    case 'forslag':
      return <Suggested view={view} />;
    case 'valg':
      return <Vote view={view} />;
    case 'plan':
      return <Plan view={view} full />;
    case 'tak':
      return (
        <>
          {view.workshop.chosen.length > 0 && <Frame view={view} frame="tak" />}
          <Plan view={view} full={false} />
        </>
      );
    default:
      return null;
  }
}

/** The steps at which the time that is left stands in the corner; elsewhere it is large, or the facilitator's alone. */
const TIMED: readonly string[] = ['tal', 'deltag', 'valg', 'plan'];

/** How much larger than the least a slide's text may be, from the largest that is tried. */
const SIZES = [1.5, 1.4, 1.3, 1.2, 1.15, 1.1, 1.05, 1];

/**
 * Makes the text of a slide as large as it can be without scrolling, and never smaller than the least. Where even that is too much for
 * the window, the slide scrolls: the result says so.
 */
function useLargestText(slide: RefObject<HTMLElement>): boolean {
  const [scrolls, setScrolls] = useState(false);
  const fit = () => {
    const element = slide.current;
    if (!element) return;
    const tooLarge = () =>
      element.scrollHeight > element.clientHeight || element.scrollWidth > element.clientWidth;
    for (const size of SIZES) {
      element.style.setProperty('--wall-fit', String(size));
      if (!tooLarge()) break;
    }
    setScrolls(tooLarge());
  };
  // After every drawing, since any of them may have brought more to show.
  useLayoutEffect(fit);
  useLayoutEffect(() => {
    const element = slide.current;
    if (!element) return;
    const watch = new ResizeObserver(fit);
    watch.observe(element);
    // A QR code comes after the slide has been drawn.
    const grown = new MutationObserver(fit);
    grown.observe(element, { childList: true, subtree: true });
    // Text is wider or narrower when its own typeface has come.
    void document.fonts.ready.then(fit);
    return () => {
      watch.disconnect();
      grown.disconnect();
    };
  }, []);
  return scrolls;
}

/** One step on the wall. */
export function Slide({ view, open }: Props) {
  const slide = useRef<HTMLElement>(null);
  const scrolls = useLargestText(slide);
  const { data, step, statement, workshop, tjek } = view;
  const name = data.workshop.steps[step.kind].name;
  const about = statement && data.texts.elements[statement.element];
  return (
    <section
      ref={slide}
      class={`wall-slide wall-at-${step.kind}${statement ? ` st-${statement.element}` : ''}`}
      aria-labelledby="trin"
      // Who has no mouse scrolls with the arrow keys.
      tabIndex={scrolls ? 0 : undefined}
    >
      <header class="wall-head">
        <p>
          {statement && about ? (
            <>
              <Sign element={statement.element} /> <strong>{about.name}</strong>
              <span class="wall-phase">{name}</span>
            </>
          ) : (
            tjek.title
          )}
        </p>
        <p class="wall-where">
          {step.number !== undefined &&
            fill(data.workshop.statementOf, { n: step.number, total: workshop.taken.length })}
        </p>
        {TIMED.includes(step.kind) && <Timer view={view} />}
      </header>
      <h1 id="trin" tabIndex={-1}>
        {headingOf(view)}
        {statement && <span class="sr-only">: {name}</span>}
      </h1>
      <div class="wall-body">
        <Body view={view} open={open} />
      </div>
    </section>
  );
}

/** How far the workshop is: a line with a part for each statement. The head says the same in words. */
export function Progress({ view }: { view: WallView }) {
  const { steps, step, workshop, tjek } = view;
  const at = steps.findIndex(({ id }) => id === step.id);
  return (
    <div class="wall-progress" aria-hidden="true">
      {workshop.taken.map((id) => {
        const own = steps.flatMap((one, index) => (one.udsagn === id ? [index] : []));
        const done = own.filter((index) => index <= at).length / own.length;
        const element = tjek.statements.find((statement) => statement.id === id)?.element;
        return (
          <span key={id} class={element ? `st-${element}` : undefined}>
            <span style={{ inlineSize: `${100 * done}%` }} />
          </span>
        );
      })}
    </div>
  );
}
