import { expect, it } from 'vitest';
import { html } from './html.ts';

it('what is put into a page is text, whoever typed it', () => {
  const typed = `<script>alert("1")</script> & 'x'`;
  expect(html`<p title="${typed}">${typed}</p>`.html).toBe(
    '<p title="&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;">&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;</p>',
  );
  const items = ['a', '<b>'].map((one) => html`<li>${one}</li>`);
  expect(html`${items}`.html).toBe('<li>a</li><li>&lt;b&gt;</li>');
});
