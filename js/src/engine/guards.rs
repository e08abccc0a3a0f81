//! Built-in functions that lead back to themselves without a statement of the program in between: an array of arrays of
//! arrays is joined by joining what is in it. They look at the stack when they are called, as a marker does.

use boa_engine::object::FunctionObjectBuilder;
use boa_engine::property::PropertyDescriptor;
use boa_engine::{Context, JsResult, JsString, JsValue, NativeFunction, js_string};

use super::world::Handle;

/// Of `Array.prototype`, each with its number of parameters.
const RECURSIVE: [(&str, usize); 4] = [("join", 1), ("toString", 0), ("toLocaleString", 0), ("flat", 0)];

/// Puts a guard before each of them.
pub(crate) fn install(world: &Handle, context: &mut Context) -> JsResult<()> {
    let prototype = context.intrinsics().constructors().array().prototype();
    for (name, length) in RECURSIVE {
        let key = JsString::from(name);
        let Some(original) = prototype.get(key.clone(), context)?.as_function() else { continue };
        let guarded = NativeFunction::from_copy_closure_with_captures(
            |this: &JsValue, args, (world, original): &(Handle, _), context| {
                let original: &boa_engine::object::builtins::JsFunction = original;
                world.check_depth(context)?;
                original.call(this, args, context)
            },
            (world.clone(), original),
        );
        let function =
            FunctionObjectBuilder::new(context.realm(), guarded).name(key.clone()).length(length).build();
        let descriptor =
            PropertyDescriptor::builder().value(function).writable(true).enumerable(false).configurable(true);
        prototype.define_property_or_throw(key, descriptor.build(), context)?;
    }
    // `%Array.prototype.toString%` is what typed arrays have as well.
    let to_string = prototype.get(js_string!("toString"), context)?;
    let typed = context.intrinsics().constructors().typed_array().prototype();
    let descriptor =
        PropertyDescriptor::builder().value(to_string).writable(true).enumerable(false).configurable(true);
    typed.define_property_or_throw(js_string!("toString"), descriptor.build(), context)?;
    Ok(())
}
