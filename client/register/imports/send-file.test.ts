import { describe, expect, it } from 'vitest';
import { problemText } from '../../../shared/register/import/problem-words.ts';
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
  it('is what the server says of the file, and what the number of its answer means when it says nothing', () => {
    const problem = { row: 0, column: '', value: '', severity: 'error', code: 'file-empty', params: {} };
    expect(refusalOf(JSON.stringify({ message: 'The file is empty', problem }), 400)).toEqual(problem);
    const said = (body: string, status: number) => problemText(refusalOf(body, status), 'ru');
    expect(said('Sign in first', 401)).toBe('Сеанс завершён. Войдите снова и отправьте файл ещё раз');
    expect(said('None of your roles includes register.import', 403)).toBe(
      'Ни одна из ваших ролей не разрешает импорт',
    );
    expect(said('Too many requests; try again in 3 s', 429)).toContain('Слишком много запросов');
    for (const [body, status] of [
      ['<h1>Bad Gateway</h1>', 502],
      ['', 413],
      ['{"problem":{"code":7}}', 500],
    ] as const)
      expect(said(body, status)).toContain(`HTTP ${status}`);
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
