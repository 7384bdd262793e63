import { useState, type ReactElement } from 'react';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Qr } from '../../ui/qr.tsx';

/** An address with a secret in it. */
export type SecretAddress = { label: string; hint: string; address: string };

/** Addresses that hold a secret, shown this once: as a text to copy and as a code to photograph. */
export function ShownOnce(props: {
  title: string;
  addresses: readonly SecretAddress[];
  onDone: () => void;
}): ReactElement {
  const { title, addresses, onDone } = props;
  const { t } = useI18n();
  const [first] = addresses;
  return (
    <section className="office-deed office-once" aria-label={title}>
      <h3>{title}</h3>
      <p>{t('office.once')}</p>
      <div className="office-once-body">
        {first ? <Qr text={first.address} label={t('office.qr', { label: first.label })} /> : null}
        <ul>
          {addresses.map((one) => (
            <li key={one.label}>
              <Address {...one} />
            </li>
          ))}
        </ul>
      </div>
      <button type="button" className="plain-button office-start" onClick={onDone}>
        {t('office.kept')}
      </button>
    </section>
  );
}

function Address({ label, hint, address }: SecretAddress): ReactElement {
  const { t } = useI18n();
  const [isCopied, setCopied] = useState(false);
  return (
    <>
      <h4>{label}</h4>
      <p className="muted">{hint}</p>
      <code className="office-secret">{address}</code>
      {/* Without TLS a browser has no clipboard for pages; the text can be marked by hand. */}
      {window.isSecureContext ? (
        <button
          type="button"
          className="quiet-button"
          onClick={() => void navigator.clipboard.writeText(address).then(() => setCopied(true))}
        >
          {t(isCopied ? 'office.copied' : 'office.copy')}
        </button>
      ) : null}
      <output className="visually-hidden">{isCopied ? t('office.copied') : ''}</output>
    </>
  );
}
