import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

interface MenuProps {
  readonly label: string;
  readonly button: ComponentChildren;
  readonly buttonClass: string;
  readonly left?: boolean;
  /** Buttons in list items. */
  readonly children: ComponentChildren;
}

/** A button that opens a list of buttons. Arrows, Home, End and Escape work in it. */
export function Menu({ label, button, buttonClass, left = false, children }: MenuProps) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const trigger = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!open) return;
    items()[0]?.focus();
    const outside = (event: Event) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
    };
  }, [open]);

  function items(): HTMLButtonElement[] {
    return [...(root.current?.querySelectorAll<HTMLButtonElement>('ul button') ?? [])];
  }

  /** What was chosen may open a sheet, which gives the focus back to where it was: here. */
  function close(): void {
    setOpen(false);
    trigger.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    const all = items();
    const at = all.indexOf(document.activeElement as HTMLButtonElement);
    const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (event.key === 'Escape') {
      close();
    } else if (target !== undefined && open) {
      all.at(target % all.length)?.focus();
    } else return;
    event.preventDefault();
  }

  return (
    <div class={`menu${left ? ' is-left' : ''}`} ref={root} onKeyDown={onKeyDown}>
      <button
        ref={trigger}
        type="button"
        class={buttonClass}
        aria-label={label}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {button}
      </button>
      {open && <ul onClick={close}>{children}</ul>}
    </div>
  );
}
