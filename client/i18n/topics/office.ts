import { officeDevices } from './office-devices.ts';
import { officeUnits } from './office-units.ts';

/** The administration of units. */
export const office = {
  en: { ...officeUnits.en, ...officeDevices.en },
  ru: { ...officeUnits.ru, ...officeDevices.ru },
  kk: { ...officeUnits.kk, ...officeDevices.kk },
};
