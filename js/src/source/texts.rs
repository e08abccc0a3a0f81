//! Where a program hands text to the engine, and where the engine forgets a text that it should keep.
//!
//! `eval(text)` becomes `eval($Le(text))`: the host gives what the engine is to see of it, marked and put right like the
//! program itself. The engine keeps no text of classes, so each says as it is made where its own stands.

use oxc_ast::ast::*;
use oxc_ast_visit::{VisitJs, walk_js};
use oxc_span::{GetSpan, Span};

use super::edits::Edits;
use super::instrument::Marking;

/// Notes the insertions; gives where the texts of the classes stand.
pub(super) fn keep(program: &Program<'_>, marking: &Marking, edits: &mut Edits) -> Vec<(u32, u32)> {
    let mut walk = Texts { marking, edits, classes: Vec::new() };
    walk.visit_program(program);
    walk.classes
}

struct Texts<'w> {
    marking: &'w Marking,
    edits: &'w mut Edits,
    classes: Vec<(u32, u32)>,
}

impl Texts<'_> {
    fn aside(&mut self, at: u32, text: &str) {
        self.edits.insert(at, self.marking.names.aside(text));
    }
}

impl<'a> VisitJs<'a> for Texts<'_> {
    fn visit_call_expression(&mut self, it: &CallExpression<'a>) {
        let is_eval =
            matches!(it.callee.without_parentheses(), Expression::Identifier(name) if name.name == "eval");
        if let Some(first) = it.arguments.first().filter(|_| is_eval) {
            let Span { start, end, .. } = first.span();
            let open = format!("{}(", self.marking.names.evaluated);
            match first {
                Argument::SpreadElement(_) => {
                    self.aside(start, &format!("...{open}["));
                    self.aside(end, "],1)");
                }
                _ => {
                    self.aside(start, &open);
                    self.aside(end, ")");
                }
            }
        }
        walk_js::walk_call_expression(self, it);
    }

    fn visit_class(&mut self, it: &Class<'a>) {
        let number = self.marking.first_class + self.classes.len() as u32;
        self.classes.push((it.span.start, it.span.end));
        let defined = format!("static{{{}(this,{number})}}", self.marking.names.defined);
        self.aside(it.body.span.start + 1, &defined);
        walk_js::walk_class(self, it);
    }
}
