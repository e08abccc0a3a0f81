//! An expression as V8's messages show it.

use oxc_ast::ast::{Argument, ArrayExpressionElement, ChainElement, Expression, ObjectPropertyKind};

const VALUE: &str = "(intermediate value)";

/// The text that V8 prints for `expression`: names and literals as such, the rest as an intermediate value.
pub(super) fn render(expression: &Expression<'_>) -> String {
    match expression {
        Expression::Identifier(id) => id.name.to_string(),
        Expression::ThisExpression(_) => "this".into(),
        Expression::NullLiteral(_) => "null".into(),
        Expression::BooleanLiteral(literal) => literal.value.to_string(),
        Expression::NumericLiteral(literal) => number(literal.value),
        Expression::StringLiteral(literal) => format!("\"{}\"", literal.value),
        Expression::RegExpLiteral(literal) => literal.raw.map_or_else(|| VALUE.into(), |raw| raw.to_string()),
        Expression::TemplateLiteral(template) if template.expressions.is_empty() => {
            let text = template.quasis.first().and_then(|quasi| quasi.value.cooked);
            format!("\"{}\"", text.map_or("", |text| text.as_str()))
        }
        Expression::ParenthesizedExpression(inner) => render(&inner.expression),
        Expression::StaticMemberExpression(member) => {
            let dot = if member.optional { "?." } else { "." };
            format!("{}{dot}{}", render(&member.object), member.property.name)
        }
        Expression::PrivateFieldExpression(member) => {
            format!("{}.#{}", render(&member.object), member.field.name)
        }
        Expression::ComputedMemberExpression(member) => {
            let object = render(&member.object);
            let optional = if member.optional { "?." } else { "" };
            match &member.expression {
                Expression::StringLiteral(key) => {
                    format!("{object}{}{}", if member.optional { "?." } else { "." }, key.value)
                }
                key => format!("{object}{optional}[{}]", folded(key)),
            }
        }
        Expression::CallExpression(call) => format!("{}(...)", render(&call.callee)),
        Expression::TaggedTemplateExpression(it) => format!("{}(...)", render(&it.tag)),
        Expression::ChainExpression(chain) => match &chain.expression {
            ChainElement::CallExpression(call) => format!("{}(...)", render(&call.callee)),
            other => other.as_member_expression().map_or_else(
                || VALUE.into(),
                |member| {
                    let dot = if member.optional() { "?." } else { "." };
                    let name =
                        member.static_property_name().map_or_else(|| VALUE.into(), |name| name.to_string());
                    format!("{}{dot}{name}", render(member.object()))
                },
            ),
        },
        Expression::ArrayExpression(array) => {
            let elements: Vec<String> = array.elements.iter().map(element).collect();
            format!("[{}]", elements.join(","))
        }
        Expression::ObjectExpression(object) => {
            let values = object.properties.iter().map(|property| match property {
                ObjectPropertyKind::ObjectProperty(_) => VALUE,
                ObjectPropertyKind::SpreadProperty(_) => VALUE,
            });
            format!("{{{}}}", values.collect::<String>())
        }
        Expression::LogicalExpression(it) => {
            format!("({} {} {})", render(&it.left), it.operator.as_str(), render(&it.right))
        }
        Expression::BinaryExpression(it) => {
            format!("({} {} {})", render(&it.left), it.operator.as_str(), render(&it.right))
        }
        Expression::UnaryExpression(it) => format!("({} {})", it.operator.as_str(), render(&it.argument)),
        Expression::SequenceExpression(it) => {
            let parts: Vec<String> = it.expressions.iter().map(render).collect();
            format!("({})", parts.join(" , "))
        }
        Expression::ConditionalExpression(_) => VALUE.repeat(3),
        _ => VALUE.into(),
    }
}

fn element(element: &ArrayExpressionElement<'_>) -> String {
    element.as_expression().map_or_else(String::new, render)
}

/// A computed key: V8's parser has added up constants.
fn folded(key: &Expression<'_>) -> String {
    if let Expression::BinaryExpression(sum) = key
        && let (Expression::NumericLiteral(a), Expression::NumericLiteral(b)) = (&sum.left, &sum.right)
        && sum.operator.as_str() == "+"
    {
        return number(a.value + b.value);
    }
    render(key)
}

/// A number as JavaScript prints the everyday ones.
fn number(value: f64) -> String {
    value.to_string()
}

/// An argument as the messages of built-in functions show a value: `number 1`, `string "x"`, `object null`.
/// Of what the text does not tell, `undefined` is the likeliest to be complained about.
pub(super) fn value(argument: Option<&Argument<'_>>) -> String {
    let Some(expression) = argument.and_then(|argument| argument.as_expression()) else {
        return "undefined".into();
    };
    typed(expression)
}

/// See [`value`].
pub(super) fn typed(expression: &Expression<'_>) -> String {
    match expression {
        Expression::NumericLiteral(literal) => format!("number {}", number(literal.value)),
        Expression::UnaryExpression(it) if matches!(it.argument, Expression::NumericLiteral(_)) => {
            format!("number {}{}", it.operator.as_str(), typed(&it.argument).trim_start_matches("number "))
        }
        Expression::StringLiteral(literal) => format!("string \"{}\"", literal.value),
        Expression::BooleanLiteral(literal) => format!("boolean {}", literal.value),
        Expression::NullLiteral(_) => "object null".into(),
        Expression::ObjectExpression(_) | Expression::NewExpression(_) => "object".into(),
        Expression::ParenthesizedExpression(inner) => typed(&inner.expression),
        _ => "undefined".into(),
    }
}

/// A value without its type: `1`, `x`, `#<Object>`.
pub(super) fn plain(typed: &str) -> String {
    match typed {
        "object null" => "null".into(),
        "object" => "#<Object>".into(),
        other => other.split_once(' ').map_or(other, |(_, value)| value.trim_matches('"')).to_owned(),
    }
}
