//! What runs outside of a function's body and may call its way back: default values of parameters, fields of classes.
//!
//! A body begins with a marker, by which recursion without end becomes an error that the program can catch. These get one of
//! their own: `(a = f())` becomes `(a = ($Ld(),f()))`.

use oxc_ast::ast::*;
use oxc_ast_visit::{VisitJs, walk_js};
use oxc_span::GetSpan;
use oxc_syntax::scope::ScopeFlags;

use super::edits::Edits;
use super::functions::takes_name;
use super::names::Names;

/// Notes the insertions.
pub(super) fn guard(program: &Program<'_>, names: &Names, edits: &mut Edits) {
    let mut walk = Guards { names, edits, parameters: false };
    walk.visit_program(program);
}

struct Guards<'w> {
    names: &'w Names,
    edits: &'w mut Edits,
    /// Among the parameters of a function, and not in a body.
    parameters: bool,
}

impl Guards<'_> {
    fn guard(&mut self, value: &Expression<'_>) {
        if may_call(value) {
            let span = value.span();
            self.edits.insert(span.start, self.names.aside(&format!("({}(),", self.names.deep)));
            self.edits.insert(span.end, self.names.aside(")"));
        }
    }
}

/// Whether evaluating it can run a function. What takes its name from where it stands must stand there.
fn may_call(value: &Expression<'_>) -> bool {
    match value {
        Expression::FunctionExpression(_)
        | Expression::ArrowFunctionExpression(_)
        | Expression::ThisExpression(_)
        | Expression::Identifier(_) => false,
        Expression::ArrayExpression(array) => !array.elements.is_empty(),
        Expression::ObjectExpression(object) => !object.properties.is_empty(),
        _ => !value.is_literal() && !takes_name(value),
    }
}

impl<'a> VisitJs<'a> for Guards<'_> {
    fn visit_formal_parameters(&mut self, it: &FormalParameters<'a>) {
        let outer = std::mem::replace(&mut self.parameters, true);
        walk_js::walk_formal_parameters(self, it);
        self.parameters = outer;
    }

    fn visit_formal_parameter(&mut self, it: &FormalParameter<'a>) {
        if let Some(value) = &it.initializer {
            self.guard(value);
        }
        walk_js::walk_formal_parameter(self, it);
    }

    fn visit_assignment_pattern(&mut self, it: &AssignmentPattern<'a>) {
        if self.parameters {
            self.guard(&it.right);
        }
        walk_js::walk_assignment_pattern(self, it);
    }

    fn visit_function(&mut self, it: &Function<'a>, flags: ScopeFlags) {
        let outer = std::mem::replace(&mut self.parameters, false);
        walk_js::walk_function(self, it, flags);
        self.parameters = outer;
    }

    fn visit_property_definition(&mut self, it: &PropertyDefinition<'a>) {
        if let Some(value) = &it.value {
            self.guard(value);
        }
        walk_js::walk_property_definition(self, it);
    }
}
