import { FlaskConical } from 'lucide-react';
import type { ReactElement } from 'react';
import { natureOf } from '../../shared/register/nature.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { Hint } from '../ui/hint.tsx';

/** Sizes of the register, and how much of each is generated. */
export type RegisterSizes = Readonly<
  Record<'facilities' | 'demonstrationFacilities' | 'cameras' | 'demonstrationCameras', number>
>;

/** What of the register is not real: facilities and cameras are imported apart, so each is named for itself. */
export function DemonstrationBadges({ sizes }: { sizes: RegisterSizes }): ReactElement {
  const { t, number } = useI18n();
  const kinds = [
    ['facilities', sizes.demonstrationFacilities, sizes.facilities],
    ['cameras', sizes.demonstrationCameras, sizes.cameras],
  ] as const;
  return (
    <>
      {kinds.map(([kind, count, all]) => {
        const nature = natureOf(count, all);
        if (nature === 'real') return null;
        const values = { count: number(count), all: number(all) };
        return (
          <Hint key={kind} className="badge" text={t(`legend.${nature}.${kind}Hint`, values)}>
            <FlaskConical aria-hidden />
            {t(`legend.${nature}.${kind}`, values)}
          </Hint>
        );
      })}
    </>
  );
}
