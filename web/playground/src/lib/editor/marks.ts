// What the player draws into the editor: the statement that is about to run, a line somebody pointed at, an error.

import type { Span, SyntaxErrorInfo } from '#engine';
import { RangeSet, StateEffect, StateField, type Extension, type Range, type Text } from '@codemirror/state';
import { Decoration, EditorView, gutter, GutterMarker, WidgetType, type DecorationSet } from '@codemirror/view';

export interface Marks {
  here: Span | null;
  flash: number | null;
  bad: SyntaxErrorInfo | null;
}

export const setMarks = StateEffect.define<Marks>();

/** A place in the text; what lies outside of it is taken as its nearest end. */
function position(doc: Text, line: number, column: number): number {
  const at = doc.line(Math.max(1, Math.min(line, doc.lines)));
  return Math.min(at.from + Math.max(0, column - 1), at.to);
}

class Message extends WidgetType {
  constructor(private readonly text: string) {
    super();
  }

  override eq(other: Message): boolean {
    return other.text === this.text;
  }

  override toDOM(): HTMLElement {
    // The editor measures blocks without their margins: the outer element has none.
    const element = document.createElement('div');
    element.className = 'cm-bad-place';
    const message = element.appendChild(document.createElement('div'));
    message.className = 'cm-bad-message';
    message.setAttribute('role', 'note');
    message.textContent = this.text;
    return element;
  }
}

class Arrow extends GutterMarker {
  constructor(
    override readonly elementClass: string,
    private readonly sign: string,
  ) {
    super();
  }

  override toDOM(): Node {
    return document.createTextNode(this.sign);
  }
}

const hereArrow = new Arrow('cm-here-arrow', '▶');
const badArrow = new Arrow('cm-bad-arrow', '✕');

interface Drawn {
  text: DecorationSet;
  gutter: RangeSet<GutterMarker>;
}

function draw(doc: Text, { here, flash, bad }: Marks): Drawn {
  const text: Range<Decoration>[] = [];
  const arrows: Range<GutterMarker>[] = [];
  if (flash !== null && flash >= 1 && flash <= doc.lines) {
    text.push(Decoration.line({ class: 'cm-flash-line' }).range(doc.line(flash).from));
  }
  if (here) {
    const from = position(doc, here.line, here.column);
    const to = position(doc, here.endLine, here.endColumn);
    const line = doc.lineAt(from);
    text.push(Decoration.line({ class: 'cm-here-line' }).range(line.from));
    // A statement with a body is marked on its first line only: the body has statements of its own.
    if (Math.min(to, line.to) > from) text.push(Decoration.mark({ class: 'cm-here' }).range(from, Math.min(to, line.to)));
    arrows.push(hereArrow.range(line.from));
  }
  if (bad) {
    const line = doc.line(Math.max(1, Math.min(bad.line, doc.lines)));
    let from = position(doc, bad.line, bad.column);
    if (from === line.to && from > line.from) from--;
    const to = Math.max(Math.min(line.to, from + 1), position(doc, bad.line, bad.endColumn));
    if (to > from) text.push(Decoration.mark({ class: 'cm-bad' }).range(from, to));
    text.push(Decoration.widget({ widget: new Message(bad.message), block: true, side: 1 }).range(line.to));
    arrows.push(badArrow.range(line.from));
  }
  return { text: Decoration.set(text, true), gutter: RangeSet.of(arrows, true) };
}

const field = StateField.define<Drawn>({
  create: () => ({ text: Decoration.none, gutter: RangeSet.empty }),
  update(drawn, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setMarks)) return draw(transaction.state.doc, effect.value);
    }
    if (!transaction.docChanged) return drawn;
    return { text: drawn.text.map(transaction.changes), gutter: drawn.gutter.map(transaction.changes) };
  },
  provide: (f) => EditorView.decorations.from(f, (drawn) => drawn.text),
});

export const marks: Extension = [
  field,
  gutter({ class: 'cm-here-gutter', markers: (view) => view.state.field(field).gutter }),
];
