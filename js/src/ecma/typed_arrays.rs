//! Typed arrays made of others: the engine's constructors give the nearest number that there is, and ECMAScript the remainder.
//! And a typed array is set from another rightly; so one of that length is made and set.

use boa_engine::object::builtins::{JsFunction, JsTypedArray};
use boa_engine::object::{FunctionObjectBuilder, JsObject};
use boa_engine::property::PropertyDescriptor;
use boa_engine::{Context, JsArgs, JsResult, JsString, JsValue, NativeFunction, js_string};
use boa_gc::{Finalize, Trace};

use super::define;

/// The constructors whose elements are whole numbers.
const WHOLE: &[&str] = &[
    "Int8Array",
    "Uint8Array",
    "Uint8ClampedArray",
    "Int16Array",
    "Uint16Array",
    "Int32Array",
    "Uint32Array",
];

/// The engine's constructor, and `set`.
#[derive(Clone, Trace, Finalize)]
struct Constructor {
    engines: JsFunction,
    set: JsFunction,
}

/// Puts these in the place of the engine's.
pub(super) fn install(context: &mut Context) -> JsResult<()> {
    for name in WHOLE {
        let engines = define::global(name, context)?;
        let prototype = define::prototype(name, context)?;
        let set = prototype.get(js_string!("set"), context)?.as_function();
        let (Some(function), Some(set)) = (JsFunction::from_object(engines.clone()), set) else { continue };
        let ours = constructor(name, Constructor { engines: function, set }, &engines, context)?;
        define::hidden(&prototype, js_string!("constructor"), ours.clone(), context)?;
        let global = context.global_object();
        define::hidden(&global, JsString::from(*name), ours, context)?;
    }
    Ok(())
}

/// One that looks like `engines`.
fn constructor(
    name: &str,
    made: Constructor,
    engines: &JsObject,
    context: &mut Context,
) -> JsResult<JsObject> {
    let native = NativeFunction::from_copy_closure_with_captures(
        |new_target, args, it: &Constructor, context| it.construct(new_target, args, context),
        made,
    );
    let function = FunctionObjectBuilder::new(context.realm(), native)
        .name(JsString::from(name))
        .length(3)
        .constructor(true)
        .build();
    function.set_prototype(engines.prototype());
    for key in ["prototype", "BYTES_PER_ELEMENT"] {
        let value = engines.get(JsString::from(key), context)?;
        let fixed = PropertyDescriptor::builder().value(value).writable(false).enumerable(false);
        function.define_property_or_throw(JsString::from(key), fixed.configurable(false), context)?;
    }
    Ok(function.into())
}

impl Constructor {
    /// [`TypedArray(...args)`](https://tc39.es/ecma262/#sec-typedarray)
    fn construct(&self, new_target: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
        let Some(new_target) = new_target.as_object() else {
            return self.engines.call(new_target, args, context);
        };
        let other = args.get_or_undefined(0).as_object().and_then(|it| JsTypedArray::from_object(it).ok());
        let Some(length) =
            other.as_ref().map(|other| other.length(context)).transpose()?.filter(|it| *it > 0)
        else {
            return Ok(self.engines.construct(args, Some(&new_target), context)?.into());
        };
        let made = self.engines.construct(&[JsValue::from(length)], Some(&new_target), context)?;
        let made = JsValue::from(made);
        self.set.call(&made, &args[..1], context)?;
        Ok(made)
    }
}
