import { useState } from 'react';
import { MAX_IMPORT_BYTES, type ImportKind } from '../../../shared/register/import/run.ts';
import type { ImportOptions } from './send-file.ts';

/** The file of the form, or why what was offered cannot be taken. */
export type ChosenFile =
  | { state: 'none' }
  | { state: 'chosen'; file: File }
  | { state: 'refused'; why: 'empty' | 'tooLarge' | 'several'; name: string };

/** What a list of files offered to the form comes to; an empty list, as after a cancelled chooser, changes nothing. */
export function chooseFile(before: ChosenFile, files: readonly File[]): ChosenFile {
  const [file, second] = files;
  if (!file) return before;
  if (second) return { state: 'refused', why: 'several', name: file.name };
  if (file.size === 0) return { state: 'refused', why: 'empty', name: file.name };
  if (file.size > MAX_IMPORT_BYTES) return { state: 'refused', why: 'tooLarge', name: file.name };
  return { state: 'chosen', file };
}

/** Options that a kind asks for, empty. */
export const EMPTY_OPTIONS: Readonly<Record<ImportKind, ImportOptions>> = {
  facilities: {},
  cameras: {},
  boundaries: { acceptProposals: false, keepMissing: false, mend: false, source: '', licence: '' },
  hierarchy: { date: '', moves: '' },
  settlements: {},
  populations: {},
  incidents: {},
  units: {},
  inspections: {},
};

/** The form of a new import; it stays filled in while another import is looked at. */
export function useNewImport() {
  const [kind, setKind] = useState<ImportKind>('facilities');
  const [chosen, setChosen] = useState<ChosenFile>({ state: 'none' });
  const [options, setOptions] = useState<ImportOptions>({});
  return {
    kind,
    chosen,
    options,
    take: (files: readonly File[]) => setChosen((before) => chooseFile(before, files)),
    clear: () => setChosen({ state: 'none' }),
    /** The server has the file; until then it stays chosen, to be sent again. */
    sent: (file: File) =>
      setChosen((before) => (before.state === 'chosen' && before.file === file ? { state: 'none' } : before)),
    setKind: (next: ImportKind) => {
      setKind(next);
      setOptions(EMPTY_OPTIONS[next]);
    },
    setOption: (name: string, value: string | boolean) =>
      setOptions((before) => ({ ...before, [name]: value })),
  };
}

export type NewImportForm = ReturnType<typeof useNewImport>;
