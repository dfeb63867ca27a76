import { useId } from 'preact/hooks';
import { fill } from '../domain/text';
import { WAYS, WORKSHOP_ROLES, WORKSHOP_TEXT, type Workshop } from '../domain/workshop';
import { withDrejebog, withName, withRoom, withShowSmall, withTaken, withWay } from '../domain/workshop-edit';
import { countOf } from '../domain/workshop-result';
import { statementsFor, totalSeconds } from '../domain/workshop-steps';
import { minutesOf } from '../domain/workshop-time';
import type { Element } from '../schemas/shared';
import { LeaderEnd } from './LeaderEnd';
import { Sign } from './Sign';
import { TypedField } from './TypedField';
import { hereIn } from './workshop-here';
import type { WorkshopProps } from './workshop-mount';
import { countProblem } from './workshop-words';

const ELEMENTS: readonly Element[] = ['data', 'sparring', 'indsatser'];

type Props = WorkshopProps & { workshop: Workshop };

interface CheckProps {
  label: string;
  hint?: string;
  checked: boolean;
  type?: 'checkbox' | 'radio';
  name?: string;
  set: (on: boolean) => void;
}

function Check({ label, hint, checked, type = 'checkbox', name, set }: CheckProps) {
  const id = useId();
  return (
    <div>
      <label class="st-panel-check-option">
        <input
          type={type}
          name={name}
          checked={checked}
          aria-describedby={hint ? id : undefined}
          onChange={({ currentTarget }) => set(currentTarget.checked)}
        />
        <span>{label}</span>
      </label>
      {hint && (
        <p class="st-hint" id={id}>
          {hint}
        </p>
      )}
    </div>
  );
}

function Room({ data, open, workshop }: Props) {
  return (
    <fieldset class="st-settings-part">
      <legend>{data.leader.settings.room}</legend>
      <div class="st-panel-pair">
        {WORKSHOP_ROLES.map((role) => (
          <div key={role}>
            <TypedField
              data={data}
              label={data.texts.roles[role]}
              value={workshop.room[role]}
              max={WORKSHOP_TEXT.count}
              numeric
              write={(text) => open.change((before) => withRoom(before, role, text), `rum ${role}`)}
            />
            <p class="st-panel-problem" role="status">
              {countProblem(countOf(workshop.room[role]), workshop.room[role].trim(), data)}
            </p>
          </div>
        ))}
      </div>
    </fieldset>
  );
}

function Ways({ data, open, workshop }: Props) {
  const { settings } = data.leader;
  return (
    <fieldset class="st-settings-part">
      <legend>{settings.ways}</legend>
      {WAYS.map((way) => (
        <Check
          key={way}
          label={data.workshop.ways[way].name}
          hint={data.workshop.ways[way].hint}
          checked={workshop.ways.includes(way)}
          set={(on) => open.change((before) => withWay(before, way, on))}
        />
      ))}
      <p class="st-panel-problem" role="status">
        {workshop.ways.length === 0 ? settings.noWay : ''}
      </p>
      <Check
        label={settings.showSmall}
        hint={settings.showSmallHint}
        checked={workshop.showSmall}
        set={(on) => open.change((before) => withShowSmall(before, on))}
      />
    </fieldset>
  );
}

function Script({ data, open, workshop }: Props) {
  const { settings } = data.leader;
  const name = useId();
  const { statements, steps } = hereIn(data, workshop);
  const minutes = minutesOf(totalSeconds(steps) * 1000);
  return (
    <>
      <fieldset class="st-settings-part">
        <legend>{settings.drejebog}</legend>
        <p class="st-hint">{settings.drejebogHint}</p>
        {data.drejeboeger.map(({ id, title, summary, take }) => (
          <Check
            key={id}
            type="radio"
            name={name}
            label={title}
            hint={summary}
            checked={workshop.drejebog === id}
            set={() => open.change((before) => withDrejebog(before, id, statementsFor(statements, take)))}
          />
        ))}
      </fieldset>
      <fieldset class="st-settings-part">
        <legend>{settings.taken}</legend>
        <p role="status">{fill(settings.takenHint, { n: workshop.taken.length, minutes })}</p>
        {ELEMENTS.map((element) => {
          const here = statements.filter((one) => one.element === element && workshop.asked.includes(one.id));
          if (here.length === 0) return null;
          return (
            <fieldset key={element} class={`st-settings-element st-${element}`}>
              <legend>
                <Sign element={element} /> {data.texts.elements[element].name}
              </legend>
              {here.map(({ id, label }) => (
                <Check
                  key={id}
                  label={label}
                  checked={workshop.taken.includes(id)}
                  set={(on) =>
                    open.change((before) =>
                      withTaken(
                        before,
                        on ? [...before.taken, id] : before.taken.filter((one) => one !== id),
                      ),
                    )
                  }
                />
              ))}
            </fieldset>
          );
        })}
      </fieldset>
    </>
  );
}

/** What can be changed of the workshop while it goes on. */
export function LeaderSettings(props: Props & { say: (text: string) => void }) {
  const { data, open, workshop } = props;
  const { settings, end } = data.leader;
  return (
    <details class="st-panel-fold st-settings">
      <summary>{settings.heading}</summary>
      <div class="st-settings-parts">
        <div>
          <TypedField
            data={data}
            label={settings.name}
            value={workshop.name}
            max={WORKSHOP_TEXT.line}
            write={(text) => open.change((before) => withName(before, text), 'navn')}
          />
          <Room {...props} />
          <Ways {...props} />
        </div>
        <div>
          <Script {...props} />
        </div>
      </div>
      <h3>{end.heading}</h3>
      <LeaderEnd {...props} />
    </details>
  );
}
