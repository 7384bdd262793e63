import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Picture } from './record.ts';

const FILTERS = ['screen', 'state', 'theme', 'lang', 'size'] as const;

const STYLE = `
:root { color-scheme: dark; font: 14px/1.4 system-ui, sans-serif; background: #14181d; color: #dfe6ee; }
body { margin: 0; }
header { position: sticky; top: 0; display: flex; flex-wrap: wrap; gap: .75rem; align-items: end; padding: .75rem 1rem; background: #1b2128; z-index: 1; }
label { display: grid; gap: .2rem; font-size: 12px; color: #9fb0c2; }
select, input { font: inherit; }
output { margin-left: auto; }
main { display: grid; grid-template-columns: repeat(auto-fill, minmax(22rem, 1fr)); gap: 1rem; padding: 1rem; }
figure { margin: 0; background: #1b2128; border: 1px solid #2c3540; border-radius: 6px; overflow: hidden; content-visibility: auto; contain-intrinsic-size: 22rem 18rem; }
figure.wrong { border-color: #e5534b; }
figure button { display: block; width: 100%; padding: 0; border: 0; background: #000; cursor: zoom-in; }
figure img { display: block; width: 100%; height: 13rem; object-fit: contain; }
figcaption { padding: .5rem .75rem; }
ul { margin: .4rem 0 0; padding-left: 1.1rem; color: #ff9d97; font-size: 12px; overflow-wrap: anywhere; }
dialog { max-width: none; max-height: none; width: 100vw; height: 100vh; padding: 0; border: 0; background: #000d; overflow: auto; cursor: zoom-out; }
dialog img { display: block; margin: auto; max-width: 100%; }
`;

const SCRIPT = `
const filters = ${JSON.stringify(FILTERS)};
const form = document.querySelector('header'), main = document.querySelector('main'), dialog = document.querySelector('dialog');
const chosen = new URLSearchParams(location.hash.slice(1));
for (const name of filters) {
  const select = document.createElement('select');
  select.name = name;
  select.append(new Option('all', ''), ...[...new Set(PICTURES.map((p) => p[name]))].map((v) => new Option(v, v)));
  select.value = chosen.get(name) ?? '';
  const label = document.createElement('label');
  label.append(name, select);
  form.querySelector('[data-filters]').append(label);
}
form.querySelector('[name=wrong]').checked = chosen.get('wrong') === 'on';
function show() {
  const picked = new URLSearchParams();
  for (const field of form.querySelectorAll('select')) if (field.value) picked.set(field.name, field.value);
  const onlyWrong = form.querySelector('[name=wrong]').checked;
  if (onlyWrong) picked.set('wrong', 'on');
  history.replaceState(null, '', '#' + picked);
  const shown = PICTURES.filter((p) => filters.every((name) => !picked.get(name) || picked.get(name) === p[name]) && (!onlyWrong || p.problems.length > 0));
  document.querySelector('output').textContent = shown.length + ' of ' + PICTURES.length + ' pictures, ' + shown.filter((p) => p.problems.length > 0).length + ' with problems';
  main.replaceChildren(...shown.map((p) => {
    const figure = document.createElement('figure');
    figure.className = p.problems.length > 0 ? 'wrong' : '';
    const button = document.createElement('button'), image = new Image();
    image.loading = 'lazy'; image.src = p.file; image.alt = [p.screen, p.state, p.theme, p.lang, p.size].join(' · ');
    button.append(image);
    button.onclick = () => { dialog.querySelector('img').src = p.file; dialog.showModal(); };
    const caption = document.createElement('figcaption');
    caption.textContent = image.alt;
    if (p.problems.length > 0) {
      const list = document.createElement('ul');
      list.append(...p.problems.map((text) => Object.assign(document.createElement('li'), { textContent: text })));
      caption.append(list);
    }
    figure.append(button, caption);
    return figure;
  }));
}
form.addEventListener('change', show);
dialog.addEventListener('click', () => dialog.close());
show();
`;

/** Writes the sheet: one page with all pictures, to be filtered and enlarged; opened from the disk, it needs no server. */
export function writeSheet(folder: string, pictures: readonly Picture[]): void {
  const data = JSON.stringify(pictures).replaceAll('<', '\\u003c');
  writeFileSync(
    join(folder, 'index.html'),
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Contact sheet of Sholu</title><style>${STYLE}</style></head>
<body><header><span data-filters style="display:contents"></span><label>problems<span><input type="checkbox" name="wrong"> only these</span></label><output></output></header>
<main></main><dialog><img alt=""></dialog><script>const PICTURES = ${data};${SCRIPT}</script></body></html>\n`,
  );
}
