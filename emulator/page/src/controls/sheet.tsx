import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { text } from '../text/text.js';
import { Icon } from './icon.js';

interface SheetProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly large?: boolean;
  /** For what is told once only: Escape and the cross stay, a click beside it does not close. */
  readonly keep?: boolean;
  readonly children: ComponentChildren;
}

/** A question or a form over the page. The browser's own dialog keeps the focus in and gives it back. */
export function Sheet({ title, onClose, large = false, keep = false, children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    // The browser gives the focus back by itself only while the dialog still stands in the page.
    const before = document.activeElement as HTMLElement | null;
    element?.showModal();
    return () => {
      element?.close();
      before?.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class={large ? 'is-large' : ''}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onMouseDown={(event) => {
        if (!keep && event.target === dialog.current) onClose();
      }}
    >
      <button type="button" class="icon-button close" aria-label={text().close} onClick={onClose}>
        <Icon name="close" />
      </button>
      <h2 id={id}>{title}</h2>
      <div class="body">{children}</div>
    </dialog>
  );
}
