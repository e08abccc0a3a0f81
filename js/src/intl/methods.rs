//! The methods of built-in prototypes that speak a language. They are ordinary functions from the start; what they do
//! is in the library, which is evaluated when one is first called.

use boa_engine::object::FunctionObjectBuilder;
use boa_engine::property::PropertyDescriptor;
use boa_engine::{Context, JsObject, JsResult, JsString, JsValue, NativeFunction};
use boa_gc::{Finalize, Trace};

use crate::engine::libs;
use crate::engine::world::Handle;

/// Object, method, number of parameters, and the function of the library's module `methods`.
#[rustfmt::skip]
const METHODS: &[(&str, &str, usize, &str)] = &[
    ("Number", "toLocaleString", 0, "number"),
    ("BigInt", "toLocaleString", 0, "bigint"),
    ("Date", "toLocaleString", 0, "date"),
    ("Date", "toLocaleDateString", 0, "dateOnly"),
    ("Date", "toLocaleTimeString", 0, "timeOnly"),
    ("String", "localeCompare", 1, "compare"),
    ("String", "toLocaleUpperCase", 0, "upper"),
    ("String", "toLocaleLowerCase", 0, "lower"),
    ("Array", "toLocaleString", 0, "array"),
    ("%TypedArray%", "toLocaleString", 0, "typedArray"),
];

#[derive(Clone, Trace, Finalize)]
struct Method {
    world: Handle,
    #[unsafe_ignore_trace]
    export: &'static str,
}

/// Puts them in place of the engine's own, which know no language.
pub(crate) fn define(world: &Handle, context: &mut Context) -> JsResult<()> {
    for &(owner, name, length, export) in METHODS {
        let method = Method { world: world.clone(), export };
        let function = NativeFunction::from_copy_closure_with_captures(call, method);
        let name = JsString::from(name);
        let function =
            FunctionObjectBuilder::new(context.realm(), function).name(name.clone()).length(length).build();
        let descriptor =
            PropertyDescriptor::builder().value(function).writable(true).enumerable(false).configurable(true);
        prototype(owner, context).define_property_or_throw(name, descriptor.build(), context)?;
    }
    Ok(())
}

fn prototype(owner: &str, context: &Context) -> JsObject {
    let constructors = context.intrinsics().constructors();
    match owner {
        "Number" => constructors.number(),
        "BigInt" => constructors.bigint(),
        "Date" => constructors.date(),
        "String" => constructors.string(),
        "Array" => constructors.array(),
        _ => constructors.typed_array(),
    }
    .prototype()
}

fn call(this: &JsValue, args: &[JsValue], method: &Method, context: &mut Context) -> JsResult<JsValue> {
    let methods = libs::load(&method.world, "intl/methods", context)?.to_object(context)?;
    methods.get(JsString::from(method.export), context)?.to_object(context)?.call(this, args, context)
}
