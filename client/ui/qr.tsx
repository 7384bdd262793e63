import { useMemo, type ReactElement } from 'react';
import { encode } from 'uqr';
import './qr.css';

/** A QR code as one path: dark on white in every theme, as cameras want it. */
export function Qr(props: { text: string; label: string }): ReactElement {
  const { size, d } = useMemo(() => {
    const { data, size: side } = encode(props.text, { border: 2 });
    const path = data
      .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
      .join('');
    return { size: side, d: path };
  }, [props.text]);
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`}>
      <title>{props.label}</title>
      <path d={`M0 0h${size}v${size}H0z`} fill="#fff" />
      <path d={d} fill="#000" />
    </svg>
  );
}
