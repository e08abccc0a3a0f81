// What the editor can do. Tab keeps moving the focus: nobody who works by keyboard shall be caught in here.

import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { javascript } from '@codemirror/lang-javascript';
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language';
import { EditorState, Prec, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, keymap, lineNumbers, placeholder } from '@codemirror/view';
import { marks } from './marks';
import { editorTheme } from './theme';

interface Hooks {
  onChange(code: string): void;
  onRun(): void;
}

export function editorExtensions({ onChange, onRun }: Hooks): Extension {
  const run = keymap.of([{ key: 'Mod-Enter', run: () => (onRun(), true), preventDefault: true }]);
  return [
    Prec.highest(run),
    lineNumbers(),
    marks,
    history(),
    drawSelection(),
    indentOnInput(),
    indentUnit.of('  '),
    bracketMatching(),
    closeBrackets(),
    EditorState.tabSize.of(2),
    javascript(),
    editorTheme,
    placeholder('Type or paste any JavaScript, then run it.'),
    keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap]),
    EditorView.contentAttributes.of({ 'aria-label': 'Program', tabindex: '0', spellcheck: 'false', autocapitalize: 'off' }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) onChange(update.state.doc.toString());
    }),
  ];
}
