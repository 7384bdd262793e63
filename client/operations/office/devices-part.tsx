import { useState, type ReactElement } from 'react';
import type { PositionSource } from '../../../shared/operations/schema.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Failed } from '../../state/failed.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Skeleton } from '../../ui/state.tsx';
import { ageText } from '../age.ts';
import { ReasonForm } from './reason-form.tsx';
import { ShownOnce, type SecretAddress } from './shown-once.tsx';
import { TextField } from './text-field.tsx';
import { useDevices, useOffice, type DeviceRow } from './use-office.ts';

/** Sources that a device may have, best first: what a better one says goes before the others while it is fresh. */
const SOURCES = ['vehicle_tracker', 'radio', 'phone', 'manual'] as const;
type Source = (typeof SOURCES)[number];
const RANK: Readonly<Record<PositionSource, number>> = {
  vehicle_tracker: 1,
  radio: 2,
  phone: 3,
  browser: 4,
  manual: 5,
};

type Doing = { what: 'none' } | { what: 'add' | 'link' } | { what: 'revoke'; id: number };
/** What was given out a moment ago and is on the screen once. */
type Given = { title: string; addresses: SecretAddress[] };

/** What a telephone's OsmAnd puts into the braces. */
const OSMAND = 'id=crew&lat={0}&lon={1}&timestamp={2}&hdop={3}&altitude={4}&speed={5}&bearing={6}';

/** The devices that send positions of a unit, and the link to its crew's page. */
export function DevicesPart(props: { unitId: number; isRetired: boolean }): ReactElement {
  const { unitId, isRetired } = props;
  const { t } = useI18n();
  const { data, error, refetch } = useDevices(unitId);
  const { addDevice, link, revokeDevice } = useOffice();
  const [doing, setDoing] = useState<Doing>({ what: 'none' });
  const [given, setGiven] = useState<Given | null>(null);
  const [name, setName] = useState('');
  const [source, setSource] = useState<Source>('phone');
  const stop = (): void => {
    setDoing({ what: 'none' });
    addDevice.reset();
    link.reset();
    revokeDevice.reset();
  };
  const begin = (next: Doing): void => {
    stop();
    setDoing(next);
  };
  const give = (title: string, addresses: SecretAddress[]): void => {
    stop();
    setName('');
    setGiven({ title, addresses });
  };
  const add = (reason: string): void =>
    addDevice.mutate(
      { unitId, name, source, reason },
      {
        onSuccess: ({ secret }) => {
          const address = `${location.origin}/ingest/osmand/${secret}`;
          give(t('office.deviceGiven', { name }), [
            { label: t('office.traccar'), hint: t('office.traccarHint'), address },
            { label: t('office.osmand'), hint: t('office.osmandHint'), address: `${address}?${OSMAND}` },
          ]);
        },
      },
    );
  const renew = (reason: string): void =>
    link.mutate(
      { unitId, reason },
      {
        onSuccess: ({ secret }) =>
          give(t('office.linkGiven'), [
            {
              label: t('office.crewPage'),
              hint: t('office.crewPageHint'),
              // Behind the hash: that part of an address is sent to nobody.
              address: `${location.origin}/crew#secret=${secret}`,
            },
          ]),
      },
    );
  if (given) return <ShownOnce {...given} onDone={() => setGiven(null)} />;
  if (error) return <Failed title={t('office.devicesFailed')} error={error} onRetry={() => void refetch()} />;
  return (
    <section aria-label={t('office.devices')} className="office-part">
      <h3>{t('office.devices')}</h3>
      {data ? null : <Skeleton heightRem={4} />}
      {data?.devices.length === 0 ? <p className="muted">{t('office.noDevices')}</p> : null}
      <ul className="office-lines">
        {data?.devices.map((device) => (
          <li key={device.id} data-past={device.enabled ? undefined : ''}>
            <DeviceLine device={device} nowMs={data.serverTime} />
            {device.enabled ? (
              <ActionButton
                label={t('office.revoke')}
                onClick={() => begin({ what: 'revoke', id: device.id })}
              />
            ) : null}
            {doing.what === 'revoke' && doing.id === device.id ? (
              <ReasonForm
                title={t('office.revokeDevice', { name: device.name })}
                about={t('office.revokeAbout')}
                send={t('office.revoke')}
                isPending={revokeDevice.isPending}
                error={revokeDevice.error}
                onSend={(reason) => revokeDevice.mutate({ id: device.id, reason }, { onSuccess: stop })}
                onCancel={stop}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {isRetired ? null : (
        <div className="ops-actions">
          <ActionButton label={t('office.addDevice')} onClick={() => begin({ what: 'add' })} />
          <ActionButton label={t('office.newLink')} onClick={() => begin({ what: 'link' })} />
        </div>
      )}
      {doing.what === 'add' ? (
        <ReasonForm
          title={t('office.addDevice')}
          send={t('office.addDevice')}
          isPending={addDevice.isPending}
          isWhole={name.trim().length >= 2}
          error={addDevice.error}
          onSend={add}
          onCancel={stop}
        >
          <TextField
            label={t('office.deviceName')}
            value={name}
            onChange={setName}
            hint={t('office.deviceNameHint')}
          />
          <Choice
            label={t('office.source')}
            value={source}
            options={SOURCES.map((value) => ({
              value,
              label: t(`office.source.${value}`),
              note: t('office.rank', { rank: RANK[value] }),
            }))}
            onChange={setSource}
          />
          <p className="muted">{t('office.rankHint')}</p>
        </ReasonForm>
      ) : null}
      {doing.what === 'link' ? (
        <ReasonForm
          title={t('office.newLink')}
          about={t('office.newLinkAbout')}
          send={t('office.newLink')}
          isPending={link.isPending}
          error={link.error}
          onSend={renew}
          onCancel={stop}
        />
      ) : null}
    </section>
  );
}

function DeviceLine(props: { device: DeviceRow; nowMs: number }): ReactElement {
  const { device, nowMs } = props;
  const { t, moment, number } = useI18n();
  const at = (ms: number): string => moment(new Date(ms).toISOString());
  return (
    <div>
      <strong>{device.name}</strong>{' '}
      <span>
        {t(`office.source.${device.source}`)} · {t('office.rank', { rank: RANK[device.source] })}
      </span>
      <p className="muted">
        {device.revokedAt === null
          ? device.heardAt === null
            ? t('office.neverHeard')
            : t('office.heard', { age: ageText(nowMs - device.heardAt), at: at(device.heardAt) })
          : t('office.revoked', { by: device.revokedBy ?? '–', at: at(device.revokedAt) })}
        {device.setAside > 0
          ? ` · ${t('office.setAside', { n: device.setAside, nText: number(device.setAside) })}`
          : ''}
      </p>
      <p className="muted">{t('office.givenBy', { by: device.createdBy, at: at(device.createdAt) })}</p>
    </div>
  );
}
