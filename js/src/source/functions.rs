//! The names of functions, as V8's stack traces have them.

use oxc_ast::ast::{
    AssignmentTarget, BindingPattern, Expression, MethodDefinition, MethodDefinitionKind, PropertyKey,
};
use oxc_span::{GetSpan, Span};

use super::instrumented::FunctionSpan;

/// The names of the functions around the place that is being visited, and the name the next one will get.
#[derive(Debug, Default)]
pub(super) struct Functions {
    around: Vec<Option<String>>,
    /// Every function met, and the indexes of those around.
    pub(super) all: Vec<FunctionSpan>,
    indexes: Vec<u32>,
    classes: Vec<Option<String>>,
    hint: Option<String>,
    /// A method's span begins at its key, where the engine points for some of its body.
    whole: Option<Span>,
}

impl Functions {
    /// The name of the innermost function.
    pub(super) fn current(&self) -> Option<String> {
        self.around.last().cloned().flatten()
    }

    /// Names the function or class that comes next, if it has no name of its own.
    pub(super) fn hint(&mut self, name: Option<String>) {
        self.hint = name;
    }

    /// Enters a function with its own name, if it has one.
    pub(super) fn enter(&mut self, own: Option<&str>, span: Span) {
        let hint = self.hint.take();
        let name = own.map(str::to_owned).or(hint);
        let span = self.whole.take().unwrap_or(span);
        self.indexes.push(self.all.len() as u32);
        self.all.push(FunctionSpan { start: span.start, end: span.end, name: name.clone() });
        self.around.push(name);
    }

    /// The index of the innermost function.
    pub(super) fn index(&self) -> u32 {
        self.indexes.last().copied().unwrap_or_default()
    }

    /// Leaves the innermost function.
    pub(super) fn leave(&mut self) {
        self.around.pop();
        self.indexes.pop();
    }

    /// Enters a class with its own name, if it has one.
    pub(super) fn enter_class(&mut self, own: Option<&str>) {
        let hint = self.hint.take();
        self.classes.push(own.map(str::to_owned).or(hint));
    }

    /// Leaves the innermost class.
    pub(super) fn leave_class(&mut self) {
        self.classes.pop();
    }

    /// `A.m`, `new A`, `get x`: what V8 calls a member of the innermost class.
    pub(super) fn hint_method(&mut self, method: &MethodDefinition<'_>) {
        let class = self.classes.last().cloned().flatten();
        let key = key_name(&method.key);
        self.method(method.span);
        self.hint = match method.kind {
            MethodDefinitionKind::Constructor => class.map(|class| format!("new {class}")),
            MethodDefinitionKind::Get => key.map(|key| format!("get {key}")),
            MethodDefinitionKind::Set => key.map(|key| format!("set {key}")),
            MethodDefinitionKind::Method => join(class, key),
        };
    }

    /// The function that comes next is the method at `span`.
    pub(super) fn method(&mut self, span: Span) {
        self.whole = Some(span);
    }

    /// `A.f`: a function in a field of the innermost class.
    pub(super) fn field(&self, key: &PropertyKey<'_>) -> Option<String> {
        join(self.classes.last().cloned().flatten(), key_name(key))
    }
}

fn join(class: Option<String>, key: Option<String>) -> Option<String> {
    match (class, key) {
        (Some(class), Some(key)) => Some(format!("{class}.{key}")),
        (_, key) => key,
    }
}

/// The name of a property that is not computed.
pub(super) fn key_name(key: &PropertyKey<'_>) -> Option<String> {
    match key {
        PropertyKey::StaticIdentifier(name) => Some(name.name.to_string()),
        PropertyKey::PrivateIdentifier(name) => Some(format!("#{}", name.name)),
        PropertyKey::StringLiteral(text) => Some(text.value.to_string()),
        PropertyKey::NumericLiteral(number) => number.raw.map(|raw| raw.to_string()),
        _ => None,
    }
}

/// Whether `value` is a function or class that takes its name from where it stands.
pub(super) fn takes_name(value: &Expression<'_>) -> bool {
    match value {
        Expression::ArrowFunctionExpression(_) => true,
        Expression::FunctionExpression(function) => function.id.is_none(),
        Expression::ClassExpression(class) => class.id.is_none(),
        Expression::ParenthesizedExpression(inner) => takes_name(&inner.expression),
        _ => false,
    }
}

/// The name a pattern gives: only a plain identifier gives one.
pub(super) fn pattern_name(pattern: &BindingPattern<'_>) -> Option<String> {
    match pattern {
        BindingPattern::BindingIdentifier(id) => Some(id.name.to_string()),
        _ => None,
    }
}

/// The name an assignment gives: an identifier, or a chain of names like `module.exports.f`.
pub(super) fn target_name(target: &AssignmentTarget<'_>, source: &str) -> Option<String> {
    match target {
        AssignmentTarget::AssignmentTargetIdentifier(id) => Some(id.name.to_string()),
        AssignmentTarget::StaticMemberExpression(member) => {
            let span = member.span();
            let text = &source[span.start as usize..span.end as usize];
            let plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '$');
            text.chars().all(plain).then(|| text.to_owned())
        }
        _ => None,
    }
}
