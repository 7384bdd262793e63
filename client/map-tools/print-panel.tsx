import { useState, type ReactElement } from 'react';
import type { LonLat } from '../../shared/geometry/geodesic.ts';
import { frameOnGround, SCALES, type Sheet } from '../../shared/geometry/print-frame.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { ActionButton } from '../ui/action-button.tsx';
import { Choice } from '../ui/choice.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { TextField } from '../ui/text-field.tsx';
import { putTool, type PrintForm } from './tools-state.ts';

/** The sheet that a form makes of the middle of the map. */
export const sheetOf = (form: PrintForm, middle: LonLat): Sheet => ({
  middle,
  scale: form.scale,
  paper: form.paper,
  orientation: form.orientation,
});

/** Paper, scale and grid of a map to be printed; its frame stands on the map. */
export function PrintPanel(props: {
  form: PrintForm;
  middle: LonLat | null;
  unit: string;
  area: string | undefined;
  /** The kinds that the screen shows, as the server names them. */
  show: readonly string[];
  mayExport: boolean;
  onFit: (box: readonly [number, number, number, number]) => void;
}): ReactElement {
  const { form, middle, unit, area, show, mayExport, onFit } = props;
  const { t, number, language } = useI18n();
  const put = (part: Partial<PrintForm>): void => putTool({ mode: 'print', form: { ...form, ...part } });
  const [titled, setTitled] = useState(form.title);
  if (!mayExport) return <p className="tool-note">{t('map.print.notYours')}</p>;
  const query = new URLSearchParams({
    unit,
    lon: (middle?.[0] ?? 0).toFixed(6),
    lat: (middle?.[1] ?? 0).toFixed(6),
    scale: String(form.scale),
    paper: form.paper,
    orientation: form.orientation,
    grid: form.grid,
    show: show.join(','),
    title: form.title,
    lang: language,
    ...(area === undefined ? {} : { area }),
  });
  const fit = (): void => {
    if (!middle) return;
    const ground = frameOnGround(sheetOf(form, middle));
    const [lons, lats] = [ground.map(([lon]) => lon), ground.map(([, lat]) => lat)];
    onFit([Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)]);
  };
  return (
    <div className="tool-form">
      <p className="muted tool-note">{t('map.print.hint')}</p>
      <Choice
        label={t('map.print.scale')}
        value={String(form.scale)}
        options={SCALES.map((scale) => ({ value: String(scale), label: `1 : ${number(scale)}` }))}
        onChange={(value) => {
          const scale = SCALES.find((one) => String(one) === value);
          if (scale) put({ scale });
        }}
      />
      <Segmented
        label={t('map.print.paper')}
        value={form.paper}
        options={[
          { value: 'a4', label: 'A4' },
          { value: 'a3', label: 'A3' },
        ]}
        onChange={(paper) => put({ paper })}
      />
      <Segmented
        label={t('map.print.orientation')}
        value={form.orientation}
        options={(['portrait', 'landscape'] as const).map((value) => ({
          value,
          label: t(`map.print.${value}`),
        }))}
        onChange={(orientation) => put({ orientation })}
      />
      <Segmented
        label={t('map.print.grid')}
        value={form.grid}
        options={[
          { value: 'mgrs', label: 'MGRS' },
          { value: 'utm', label: 'UTM' },
          { value: 'none', label: t('map.print.grid.none') },
        ]}
        onChange={(grid) => put({ grid })}
      />
      <TextField
        label={t('map.print.title')}
        value={titled}
        maxLength={80}
        onChange={(title) => {
          setTitled(title);
          put({ title });
        }}
      />
      <div className="tool-actions">
        <a
          className="plain-button"
          href={`/export/map.pdf?${query.toString()}`}
          download
          aria-disabled={middle === null}
        >
          {t('map.print.make')}
        </a>
        <ActionButton label={t('map.print.fit')} onClick={fit} />
      </div>
      <p className="muted tool-note">{t('map.print.true')}</p>
    </div>
  );
}
