//! `util.format`: `%s`, `%d` and the like, then the remaining arguments.

use boa_engine::{
    Context, JsObject, JsResult, JsString, JsSymbol, JsValue, js_string, property::PropertyKey,
    value::JsVariant,
};

use super::{
    inspect::{Compact, InspectOptions, format_bigint, format_number, inspect_value, is_built_in},
    introspect::{self, ProxyState},
    text,
};

/// The text of `util.formatWithOptions(options, ...args)`.
///
/// # Errors
/// What the program's own code throws while it is asked, as in Node.
pub fn format(args: &[JsValue], options: &InspectOptions, context: &mut Context) -> JsResult<String> {
    let Some(first) = args.first() else {
        return Ok(String::new());
    };
    let Some(template) = first.as_string() else {
        return join(None, args, options, context);
    };
    if args.len() == 1 {
        return Ok(text::lossy(&template));
    }
    let mut directives = Directives { rest: &args[1..], options, context: &mut *context };
    let start = directives.carry_out(&template)?;
    let rest = directives.rest;
    join(Some(start), rest, options, context)
}

/// The values with spaces between them, after what is there already.
fn join(
    start: Option<String>,
    values: &[JsValue],
    options: &InspectOptions,
    context: &mut Context,
) -> JsResult<String> {
    let mut is_first = start.is_none();
    let mut out = start.unwrap_or_default();
    for value in values {
        if !is_first {
            out.push(' ');
        }
        is_first = false;
        match value.as_string() {
            Some(text) => out.push_str(&text::lossy(&text)),
            None => out.push_str(&inspect_value(value, options, context)?),
        }
    }
    Ok(out)
}

/// The directives of one template and the arguments they take.
struct Directives<'args, 'context> {
    rest: &'args [JsValue],
    options: &'args InspectOptions,
    context: &'context mut Context,
}

impl Directives<'_, '_> {
    /// The template with its directives carried out.
    fn carry_out(&mut self, template: &JsString) -> JsResult<String> {
        let units = template.to_vec();
        let mut out = String::new();
        let mut copied = 0;
        let mut at = 0;
        while at + 1 < units.len() {
            if units[at] != u16::from(b'%') {
                at += 1;
                continue;
            }
            let letter = u8::try_from(units[at + 1]).unwrap_or(0);
            if letter == b'%' {
                out.push_str(&String::from_utf16_lossy(&units[copied..=at]));
                copied = at + 2;
            } else if !self.rest.is_empty() && b"sjdOoifc".contains(&letter) {
                let text = self.convert(letter)?;
                out.push_str(&String::from_utf16_lossy(&units[copied..at]));
                out.push_str(&text);
                copied = at + 2;
            }
            at += 2;
        }
        out.push_str(&String::from_utf16_lossy(&units[copied..]));
        Ok(out)
    }

    /// The next argument as the directive wants it.
    fn convert(&mut self, letter: u8) -> JsResult<String> {
        let (value, rest) = match self.rest.split_first() {
            Some((value, rest)) => (value.clone(), rest),
            None => return Ok(String::new()),
        };
        self.rest = rest;
        match letter {
            b's' => self.as_text(&value),
            b'j' => self.as_json(&value),
            b'd' => self.as_number(&value, JsValue::to_number),
            b'i' => self.as_number(&value, |value, context| parse(value, "parseInt", context)),
            b'f' if value.is_bigint() => self.parsed_float(&value),
            b'f' => self.as_number(&value, |value, context| parse(value, "parseFloat", context)),
            b'O' => inspect_value(&value, self.options, self.context),
            b'o' => self.as_everything(&value),
            _ => Ok(String::new()),
        }
    }

    fn as_text(&mut self, value: &JsValue) -> JsResult<String> {
        let separated = self.options.numeric_separator;
        match value.variant() {
            JsVariant::Float64(number) => Ok(format_number(number, separated)),
            JsVariant::Integer32(number) => Ok(format_number(f64::from(number), separated)),
            JsVariant::BigInt(number) => Ok(format_bigint(&number.to_string(), separated)),
            JsVariant::Symbol(symbol) => Ok(text::lossy(&text::symbol_text(&symbol))),
            JsVariant::Object(object)
                if !object.is_callable() && has_built_in_to_string(&object, self.context)? =>
            {
                let mut options = self.options.clone();
                options.depth = Some(0.0);
                options.colors = false;
                options.compact = Compact::Levels(3.0);
                inspect_value(value, &options, self.context)
            }
            _ => Ok(text::lossy(&value.to_string(self.context)?)),
        }
    }

    fn as_number(
        &mut self,
        value: &JsValue,
        convert: fn(&JsValue, &mut Context) -> JsResult<f64>,
    ) -> JsResult<String> {
        match value.variant() {
            JsVariant::BigInt(number) => {
                Ok(format_bigint(&number.to_string(), self.options.numeric_separator))
            }
            JsVariant::Symbol(_) => Ok("NaN".to_owned()),
            _ => Ok(format_number(convert(value, self.context)?, self.options.numeric_separator)),
        }
    }

    fn parsed_float(&mut self, value: &JsValue) -> JsResult<String> {
        let number = parse(value, "parseFloat", self.context)?;
        Ok(format_number(number, self.options.numeric_separator))
    }

    fn as_everything(&mut self, value: &JsValue) -> JsResult<String> {
        let mut options = self.options.clone();
        options.show_hidden = true;
        options.show_proxy = true;
        options.depth = Some(4.0);
        inspect_value(value, &options, self.context)
    }

    fn as_json(&mut self, value: &JsValue) -> JsResult<String> {
        let json = self.context.intrinsics().objects().json();
        let Some(stringify) = json.get(js_string!("stringify"), self.context)?.as_callable() else {
            return Ok(String::new());
        };
        match stringify.call(&json.into(), std::slice::from_ref(value), self.context) {
            Ok(json) => {
                json.as_string().map_or_else(|| Ok("undefined".to_owned()), |json| Ok(text::lossy(&json)))
            }
            Err(error) => {
                // The one error that JSON.stringify itself has for a value without code of its own.
                let is_circular = error.as_native().is_some_and(|error| {
                    error.is_type()
                        && (error.message().contains("cyclic") || error.message().contains("circular"))
                });
                if is_circular { Ok("[Circular]".to_owned()) } else { Err(error) }
            }
        }
    }
}

/// `parseInt(value)` or `parseFloat(value)`.
pub(super) fn parse(value: &JsValue, name: &str, context: &mut Context) -> JsResult<f64> {
    let objects = context.intrinsics().objects();
    let function = if name == "parseInt" { objects.parse_int() } else { objects.parse_float() };
    function.call(&JsValue::undefined(), std::slice::from_ref(value), context)?.to_number(context)
}

/// `parseInt(value, 10)`.
pub(super) fn parse_int(value: &JsValue, context: &mut Context) -> JsResult<f64> {
    let function = context.intrinsics().objects().parse_int();
    function.call(&JsValue::undefined(), &[value.clone(), 10.into()], context)?.to_number(context)
}

/// Whether `String(object)` would run nothing but the language's own code.
fn has_built_in_to_string(object: &JsObject, context: &mut Context) -> JsResult<bool> {
    let known = introspect::prepare(context)?;
    let object = match known.proxy(object, context) {
        ProxyState::None => object.clone(),
        ProxyState::Revoked => return Ok(true),
        ProxyState::Of { target, .. } => target,
    };
    let to_string = PropertyKey::from(js_string!("toString"));
    let to_primitive = PropertyKey::from(JsSymbol::to_primitive());
    let has_to_string = object.get(to_string.clone(), context)?.is_callable();
    let has_to_primitive = object.get(to_primitive.clone(), context)?.is_callable();
    if !has_to_string && !has_to_primitive {
        return Ok(true);
    }
    let mut sought = Vec::new();
    if has_to_string {
        sought.push(to_string);
    }
    if has_to_primitive {
        sought.push(to_primitive);
    }
    let mut owner = Some(object.clone());
    while let Some(current) = owner {
        for key in &sought {
            if current.has_own_property(key.clone(), context)? {
                let is_own = JsObject::equals(&current, &object);
                return Ok(!is_own && has_built_in_constructor(&current, context)?);
            }
        }
        owner = current.prototype();
    }
    Ok(false)
}

fn has_built_in_constructor(proto: &JsObject, context: &mut Context) -> JsResult<bool> {
    let known = introspect::prepare(context)?;
    let Some(descriptor) = known.own_property(proto, &js_string!("constructor").into(), context)? else {
        return Ok(false);
    };
    let Some(constructor) = descriptor.value().and_then(JsValue::as_callable) else {
        return Ok(false);
    };
    let name = constructor.get(js_string!("name"), context)?;
    Ok(name.as_string().is_some_and(|name| is_built_in(&text::lossy(&name))))
}
