import { Component, type ReactNode } from 'react';

/** Keeps a broken part of the screen from taking the rest down. */
export class Boundary extends Component<
  { fallback: (retry: () => void) => ReactNode; children: ReactNode },
  { broken: boolean }
> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  retry = (): void => this.setState({ broken: false });

  override render(): ReactNode {
    return this.state.broken ? this.props.fallback(this.retry) : this.props.children;
  }
}
