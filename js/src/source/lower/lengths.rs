//! Texts that double.
//!
//! V8 has no text longer than 2²⁹ − 25 units; the engine makes it, or runs out of memory. A text as long as that cannot be put
//! together of others within the memory of a run, but for one that is in it several times. So where the same name is an
//! operand of one sum, template or `+=` more than once, it is asked for its length at the first of them.

use std::collections::BTreeSet;

use oxc_ast::ast::*;
use oxc_span::{GetSpan, Span};

use super::text::Text;

/// What is put together in a program.
#[derive(Debug, Default)]
pub(super) struct Sums {
    /// The sums and templates that were looked at, also as parts of greater ones.
    seen: BTreeSet<(u32, u32)>,
    /// What is there several times: the first of them, and how many.
    repeated: Vec<(Span, usize)>,
}

impl Sums {
    /// Has the first of what is there several times asked for its length. All else that is put around names is known.
    pub(super) fn finish(&self, text: &mut Text<'_, '_>) {
        for (operand, times) in &self.repeated {
            let open = format!("{}(", text.names.measured);
            text.innermost(*operand, &open, &format!(",{times})"));
        }
    }

    /// `x + y + x`
    pub(super) fn sum(&mut self, it: &BinaryExpression<'_>, text: &Text<'_, '_>) {
        if it.operator == BinaryOperator::Addition && !self.seen.contains(&(it.span.start, it.span.end)) {
            let mut operands = Vec::new();
            self.binary(it, &mut operands);
            self.repeat(&operands, text);
        }
    }

    /// `` `${x}${x}` ``
    pub(super) fn template(&mut self, it: &TemplateLiteral<'_>, text: &Text<'_, '_>) {
        if it.expressions.len() > 1 && !self.seen.contains(&(it.span.start, it.span.end)) {
            let mut operands = Vec::new();
            it.expressions.iter().for_each(|part| self.operand(part, &mut operands));
            self.repeat(&operands, text);
        }
    }

    /// `x += x`
    pub(super) fn assignment(&mut self, it: &AssignmentExpression<'_>, text: &Text<'_, '_>) {
        if it.operator == AssignmentOperator::Addition {
            let mut operands = Vec::new();
            self.operand(&it.right, &mut operands);
            let target = it.left.span();
            if operands.iter().any(|operand| text.of(*operand) == text.of(target)) {
                operands.push(target);
                self.repeat(&operands, text);
            }
        }
    }

    fn repeat(&mut self, operands: &[Span], text: &Text<'_, '_>) {
        for (index, operand) in operands.iter().enumerate() {
            let is_same = |other: &&Span| text.of(**other) == text.of(*operand);
            let is_first = !operands[..index].iter().any(|other| is_same(&other));
            let times = operands[index..].iter().filter(is_same).count();
            if is_first && times > 1 {
                self.repeated.push((*operand, times));
            }
        }
    }

    fn binary(&mut self, it: &BinaryExpression<'_>, operands: &mut Vec<Span>) {
        self.seen.insert((it.span.start, it.span.end));
        self.operand(&it.left, operands);
        self.operand(&it.right, operands);
    }

    /// The names in a sum that `it` is a part of, in the order they are read.
    fn operand(&mut self, it: &Expression<'_>, operands: &mut Vec<Span>) {
        match it {
            Expression::ParenthesizedExpression(inner) => self.operand(&inner.expression, operands),
            Expression::BinaryExpression(sum) if sum.operator == BinaryOperator::Addition => {
                self.binary(sum, operands);
            }
            Expression::TemplateLiteral(template) => {
                self.seen.insert((template.span.start, template.span.end));
                template.expressions.iter().for_each(|part| self.operand(part, operands));
            }
            other if is_name(other) => operands.push(other.span()),
            _ => {}
        }
    }
}

fn is_name(it: &Expression<'_>) -> bool {
    match it {
        Expression::Identifier(_) | Expression::ThisExpression(_) => true,
        Expression::StaticMemberExpression(member) => !member.optional && is_name(&member.object),
        _ => false,
    }
}
