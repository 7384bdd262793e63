import type { ReactElement } from 'react';
import './skip-link.css';

/** The first thing that the tab key reaches: it leads past the bar to what the screen is about. Seen only while it has the focus. */
export function SkipLink(props: { label: string }): ReactElement {
  return (
    <button
      type="button"
      className="skip-link"
      onClick={() => {
        const content =
          document.querySelector<HTMLElement>('main > section') ?? document.querySelector('main');
        if (!content) return;
        if (content.tabIndex < 0) content.setAttribute('tabindex', '-1');
        content.focus();
      }}
    >
      {props.label}
    </button>
  );
}
