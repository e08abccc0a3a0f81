//! Objects of the page's library: V8 shows their attributes, which are accessors of their prototypes, as if they were
//! properties, and a node of the document by its name alone. Which objects these are, the library says.

use boa_engine::object::builtins::{JsArray, JsFunction};
use boa_engine::property::PropertyKey;
use boa_engine::{Context, JsObject, JsValue};

use crate::console::text;

/// What the library says of an object.
pub(super) enum Platform {
    /// A text that says everything.
    Whole(String),
    /// The attributes to show, in order.
    Attributes(Vec<PropertyKey>),
}

/// The library's function: it gives `undefined` for what is not its own, a text, or a list of names.
#[derive(Clone)]
struct Describer(JsFunction);

/// From now on objects of the library are shown as `describe` says.
pub fn set_describer(context: &mut Context, describe: JsFunction) {
    context.insert_data(Describer(describe));
}

/// What the library says of `object`, if it is one of its own.
pub(super) fn platform(object: &JsObject, context: &mut Context) -> Option<Platform> {
    let Describer(describe) = context.get_data::<Describer>()?.clone();
    let said = describe.call(&JsValue::undefined(), &[object.clone().into()], context).ok()?;
    if let Some(said) = said.as_string() {
        return Some(Platform::Whole(text::lossy(&said)));
    }
    let list = JsArray::from_object(said.as_object()?).ok()?;
    let mut keys = Vec::new();
    for index in 0..list.length(context).ok()? {
        let key = list.get(index, context).ok()?;
        keys.push(key.to_property_key(context).ok()?);
    }
    Some(Platform::Attributes(keys))
}
