//! Values as text, the way Node's `util.inspect` writes them.
//!
//! The steps follow Node 24, because the result has to be the same to the last space: a value is first told apart
//! (`raw`), its entries are written one by one (`collections`, `property`), and then they are laid out
//! (`layout`).

mod collections;
mod errors;
mod functions;
mod keys;
mod layout;
mod names;
mod options;
mod primitives;
mod property;
mod raw;
mod special;
mod style;
mod width;

use std::{collections::HashMap, rc::Rc};

use boa_engine::{Context, JsNativeError, JsObject, JsResult, JsValue, js_string, value::JsVariant};

pub(super) use names::is_built_in;
pub use options::{Compact, Getters, InspectOptions, Sorted};
pub(super) use primitives::{format_bigint, format_number};
pub(super) use width::string_width;

use self::{options::InspectOptions as Options, style::Style};
use super::{
    introspect::{self, Introspection, ProxyState},
    text,
};

/// Nesting beyond this is cut off, as Node does when its stack is full.
const MAX_LEVELS: usize = 200;

/// How often an inspection may be asked for from within an inspection.
const MAX_NESTED: usize = 60;

/// The text of a value as `util.inspect(value, options)` gives it.
///
/// # Errors
/// What the program's own code throws while it is asked: custom inspection functions, getters of `constructor` and
/// the like. Node lets these through, too.
pub fn inspect_value(value: &JsValue, options: &InspectOptions, context: &mut Context) -> JsResult<String> {
    let known = introspect::prepare(context)?;
    let depth = enter(context)?;
    let result = Inspector::new(options.clone(), known, context).format_value(value, 0, false);
    context.insert_data(Nesting(depth));
    result
}

/// How many inspections are running, one inside the other.
struct Nesting(usize);

/// Counts a nested inspection; gives the count to return to.
fn enter(context: &mut Context) -> JsResult<usize> {
    let depth = context.get_data::<Nesting>().map_or(0, |nesting| nesting.0);
    if depth >= MAX_NESTED {
        return Err(JsNativeError::range().with_message("Maximum call stack size exceeded").into());
    }
    context.insert_data(Nesting(depth + 1));
    Ok(depth)
}

/// One call of `util.inspect`: the options and what has been seen so far.
pub(super) struct Inspector<'context> {
    context: &'context mut Context,
    known: Rc<Introspection>,
    options: Options,
    /// How far the text being written is indented.
    indentation: usize,
    /// The objects around the current one.
    seen: Vec<JsObject>,
    /// The objects that turned out to contain themselves; their number is their place, from 1.
    circular: Vec<JsObject>,
    /// The level of the innermost object that was entered last.
    current_depth: usize,
    /// How many objects are being formatted, one inside the other.
    levels: usize,
    /// How much was written per indentation; a bound on huge outputs.
    budget: HashMap<usize, usize>,
}

impl<'context> Inspector<'context> {
    fn new(options: Options, known: Rc<Introspection>, context: &'context mut Context) -> Self {
        Self {
            context,
            known,
            options,
            indentation: 0,
            seen: Vec::new(),
            circular: Vec::new(),
            current_depth: 0,
            levels: 0,
            budget: HashMap::new(),
        }
    }

    fn paint(&self, text: impl Into<String>, style: Style) -> String {
        let text = text.into();
        if self.options.colors { style.paint(&text) } else { text }
    }

    /// Whether this level is below what was asked for.
    fn too_deep(&self, level: usize) -> bool {
        self.options.depth.is_some_and(|depth| level as f64 > depth)
    }

    fn indented<T>(&mut self, by: usize, write: impl FnOnce(&mut Self) -> JsResult<T>) -> JsResult<T> {
        self.indentation += by;
        let result = write(self);
        self.indentation -= by;
        result
    }

    /// Any value. `in_typed_array` shortens the buffer of a typed array.
    fn format_value(&mut self, value: &JsValue, level: usize, in_typed_array: bool) -> JsResult<String> {
        let JsVariant::Object(object) = value.variant() else {
            return Ok(self.format_primitive(value));
        };
        let shown = match self.known.clone().proxy(&object, self.context) {
            ProxyState::None => object.clone(),
            ProxyState::Revoked => return Ok(self.paint("<Revoked Proxy>", Style::Special)),
            ProxyState::Of { target, handler } if self.options.show_proxy => {
                return self.format_proxy(&target, &handler, level);
            }
            ProxyState::Of { target, .. } => target,
        };
        if self.options.custom_inspect
            && let Some(text) = self.custom_inspection(&object, &shown, level)?
        {
            return Ok(text);
        }
        if self.seen.iter().any(|outer| JsObject::equals(outer, &shown)) {
            return Ok(self.format_circular(&shown));
        }
        self.format_raw(&shown, level, in_typed_array)
    }

    fn format_circular(&mut self, object: &JsObject) -> String {
        let place =
            self.circular.iter().position(|known| JsObject::equals(known, object)).unwrap_or_else(|| {
                self.circular.push(object.clone());
                self.circular.len() - 1
            });
        self.paint(format!("[Circular *{}]", place + 1), Style::Special)
    }

    fn format_proxy(&mut self, target: &JsObject, handler: &JsObject, level: usize) -> JsResult<String> {
        if self.too_deep(level) {
            return Ok(self.paint("Proxy [Array]", Style::Special));
        }
        let parts = self.indented(2, |this| {
            let target = this.format_value(&target.clone().into(), level + 1, false)?;
            let handler = this.format_value(&handler.clone().into(), level + 1, false)?;
            Ok(vec![target, handler])
        })?;
        let braces = layout::Braces::new("Proxy [", "]");
        Ok(self.lay_out(parts, "", &braces, layout::Kind::Array, level + 1, None))
    }

    /// Asks the object's own `[util.inspect.custom]`; `None` if it has none or gives itself.
    fn custom_inspection(
        &mut self,
        object: &JsObject,
        shown: &JsObject,
        level: usize,
    ) -> JsResult<Option<String>> {
        let Some(custom) = shown.get(self.known.inspect_custom.clone(), self.context)?.as_callable() else {
            return Ok(None);
        };
        let inspect = super::util::inspect_function(self.context)?;
        if JsObject::equals(&custom, &inspect) || self.is_prototype_object(shown)? {
            return Ok(None);
        }
        let depth = self.options.depth.map(|depth| depth - level as f64);
        let options = self.options.to_object(self.options.depth, self.context)?;
        let args = [depth.map_or_else(JsValue::null, JsValue::from), options.into(), inspect.into()];
        let answer = custom.call(&object.clone().into(), &args, self.context)?;
        if answer.as_object().is_some_and(|answer| JsObject::equals(&answer, object)) {
            return Ok(None);
        }
        if let Some(answer) = answer.as_string() {
            return Ok(Some(text::indent_lines(&text::lossy(&answer), self.indentation)));
        }
        self.nested(|this| this.format_value(&answer, level, false)).map(Some)
    }

    /// Whether the object is the `prototype` of its own constructor.
    fn is_prototype_object(&mut self, object: &JsObject) -> JsResult<bool> {
        let Some(descriptor) = self.own_property(object, &js_string!("constructor").into())? else {
            return Ok(false);
        };
        let Some(constructor) = descriptor.value().and_then(JsValue::as_object) else {
            return Ok(false);
        };
        let prototype = constructor.get(js_string!("prototype"), self.context)?;
        Ok(prototype.as_object().is_some_and(|prototype| JsObject::equals(&prototype, object)))
    }

    /// Counts a level of Rust's own stack, so that deep values end in a text and not in an overflow.
    fn nested(&mut self, write: impl FnOnce(&mut Self) -> JsResult<String>) -> JsResult<String> {
        if self.levels >= MAX_LEVELS {
            return Err(JsNativeError::range().with_message("Maximum call stack size exceeded").into());
        }
        self.levels += 1;
        let result = write(self);
        self.levels -= 1;
        result
    }
}
