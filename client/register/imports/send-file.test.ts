import { describe, expect, it } from 'vitest';
import { importAddress, refusalOf } from './send-file.ts';
import { chooseFile } from './use-new-import.ts';

describe('the address a file is sent to', () => {
  it('carries its name and only the options that are set', () => {
    expect(
      importAddress('boundaries', 'Аудандар & қалалар.geojson', {
        keepMissing: true,
        acceptProposals: false,
        source: 'akimat',
        licence: '',
      }),
    ).toBe(
      '/import/boundaries?name=%D0%90%D1%83%D0%B4%D0%B0%D0%BD%D0%B4%D0%B0%D1%80+%26+%D2%9B%D0%B0%D0%BB%D0%B0%D0%BB%D0%B0%D1%80.geojson&keepMissing=true&source=akimat',
    );
  });
});

describe('a refusal', () => {
  it("is the server's words, as text or as JSON, and its number when it says nothing", () => {
    const problem = { row: 0, column: '', value: '', severity: 'error', code: 'file-empty', params: {} };
    expect(refusalOf('The disk is full\n', 507)).toEqual({ message: 'The disk is full', problem: null });
    expect(refusalOf('{"message":"Too large"}', 413)).toEqual({ message: 'Too large', problem: null });
    const coded = JSON.stringify({ message: 'The file is empty', problem });
    expect(refusalOf(coded, 400)).toEqual({ message: 'The file is empty', problem });
    expect(refusalOf('', 502)).toEqual({ message: '502', problem: null });
  });
});

describe('a file offered to the form', () => {
  const file = (name: string, bytes: number) => new File([new Uint8Array(bytes)], name);
  it('is taken, unless it is empty or not alone; a cancelled chooser keeps the one before', () => {
    const chosen = chooseFile({ state: 'none' }, [file('a.csv', 3)]);
    expect(chosen).toMatchObject({ state: 'chosen', file: { name: 'a.csv' } });
    expect(chooseFile(chosen, [])).toBe(chosen);
    expect(chooseFile(chosen, [file('b.csv', 0)])).toMatchObject({ state: 'refused', why: 'empty' });
    expect(chooseFile(chosen, [file('b.csv', 1), file('c.csv', 1)])).toMatchObject({ why: 'several' });
  });
});
