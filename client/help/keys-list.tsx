import type { ReactElement } from 'react';
import { around, PLACES, type Place } from '../command/places.ts';
import { printKey } from '../command/print-key.ts';
import { commandsOn } from '../command/registry.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { Key } from '../ui/button.tsx';

/** The keys of a screen by where on it they are of use: its own first, those of everywhere last. */
export function KeysList(props: { screen: Place }): ReactElement {
  const { screen } = props;
  const { t } = useI18n();
  const commands = commandsOn(screen);
  const placeOf = (where: readonly Place[]): Place =>
    where.find((place) => around(screen).has(place) || around(place).has(screen)) ?? screen;
  const places = [...new Set(commands.map(({ where }) => placeOf(where)))].toSorted(
    (a, b) => Number(a === 'everywhere') - Number(b === 'everywhere') || around(a).size - around(b).size,
  );
  return (
    <>
      {places.map((place) => (
        <section key={place} className="help-keys" aria-label={t(PLACES[place].title)}>
          <h3>{t(PLACES[place].title)}</h3>
          <dl>
            {commands
              .filter(({ where }) => placeOf(where) === place)
              .map(({ id, title, keys }) => (
                <div key={id}>
                  <dt>
                    {keys.map((key) => (
                      <Key key={key}>{printKey(key)}</Key>
                    ))}
                  </dt>
                  <dd>{t(title)}</dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
    </>
  );
}
