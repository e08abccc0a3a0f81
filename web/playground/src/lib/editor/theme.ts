// The editor in the page's colours: everything is a CSS variable, so that light and dark need no second theme.

import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags as t } from '@lezer/highlight';

const colours = HighlightStyle.define([
  { tag: [t.keyword, t.controlKeyword, t.operatorKeyword, t.modifier, t.definitionKeyword], color: 'var(--code-keyword)' },
  { tag: [t.string, t.special(t.string), t.regexp], color: 'var(--code-string)' },
  { tag: [t.number, t.bool, t.null, t.atom, t.self], color: 'var(--code-number)' },
  { tag: [t.lineComment, t.blockComment], color: 'var(--code-comment)', fontStyle: 'italic' },
  { tag: [t.function(t.variableName), t.function(t.propertyName), t.function(t.definition(t.variableName))], color: 'var(--code-function)' },
  { tag: [t.propertyName], color: 'var(--code-property)' },
]);

const look = EditorView.theme({
  '&': { height: '100%', fontSize: '13.5px', backgroundColor: 'transparent', color: 'var(--ink)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '22px', overflow: 'auto' },
  '.cm-content': { padding: '12px 0', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 16px 0 6px' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)', borderLeftWidth: '2px' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground, ::selection': {
    backgroundColor: 'light-dark(#cfe0ff, #2c4270)',
  },
  '.cm-gutters': { backgroundColor: 'var(--surface)', color: 'var(--ink-3)', border: 'none' },
  '.cm-lineNumbers .cm-gutterElement': { padding: '0 2px 0 8px', minWidth: '36px', fontVariantNumeric: 'tabular-nums' },
  '.cm-here-gutter': { width: '14px', textAlign: 'center' },
  '.cm-here-arrow': { color: 'var(--mark-edge)', fontSize: '11px' },
  '.cm-bad-arrow': { color: 'var(--danger)', fontWeight: '700' },
  '.cm-here-line': { backgroundColor: 'color-mix(in srgb, var(--mark) 38%, transparent)' },
  '.cm-here': { backgroundColor: 'var(--mark)', borderRadius: '3px', boxShadow: '0 1px 0 var(--mark-edge)' },
  '.cm-flash-line': { backgroundColor: 'light-dark(#e3ecff, #22304d)' },
  '.cm-bad': { textDecoration: 'underline wavy var(--danger)', textDecorationSkipInk: 'none', textUnderlineOffset: '3px' },
  '.cm-bad-place': { padding: '2px 16px 6px 6px' },
  '.cm-bad-message': {
    padding: '6px 10px',
    borderLeft: '3px solid var(--danger)',
    borderRadius: '4px',
    backgroundColor: 'color-mix(in srgb, var(--danger) 9%, var(--surface))',
    color: 'var(--danger)',
    fontFamily: 'var(--sans)',
    fontSize: '13px',
    lineHeight: '18px',
    whiteSpace: 'pre-wrap',
  },
  '&.cm-outdated .cm-here-line, &.cm-outdated .cm-here': { backgroundColor: 'transparent', boxShadow: 'none' },
  '&.cm-outdated .cm-here-arrow': { visibility: 'hidden' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--line)', outline: 'none' },
  '.cm-placeholder': { color: 'var(--ink-3)' },
});

export const editorTheme = [look, syntaxHighlighting(colours)];
