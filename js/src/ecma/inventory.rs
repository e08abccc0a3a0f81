//! Which built-in functions there are: those of Node 24's V8, no more, with its names and attributes.

use boa_engine::property::PropertyDescriptor;
use boa_engine::{Context, JsObject, JsResult, JsSymbol, Source, js_string};

use super::define;
use crate::engine::world::Handle;
use crate::options::Runtime;

/// What the engine has and V8 13.6 has not.
const ABSENT: &[(&str, &[&str])] =
    &[("Iterator", &["concat"]), ("Promise", &["allKeyed", "allSettledKeyed"])];

/// The same of prototypes.
const ABSENT_METHODS: &[(&str, &[&str])] = &[
    ("Iterator", &["includes"]),
    ("Map", &["getOrInsert", "getOrInsertComputed"]),
    ("RegExp", &["lastIndex"]),
    ("WeakMap", &["getOrInsert", "getOrInsertComputed"]),
];

/// They inherit `Symbol.species`.
const TYPED_ARRAYS: &[&str] = &[
    "Int8Array",
    "Uint8Array",
    "Uint8ClampedArray",
    "Int16Array",
    "Uint16Array",
    "Int32Array",
    "Uint32Array",
    "Float16Array",
    "Float32Array",
    "Float64Array",
    "BigInt64Array",
    "BigUint64Array",
];

/// The constructors of functions that only syntax makes.
const FUNCTIONS: &str =
    "[function* () {}, async function () {}, async function* () {}].map((f) => f.constructor)";

/// Puts the realm's inventory right.
pub(super) fn install(world: &Handle, context: &mut Context) -> JsResult<()> {
    for (name, members) in ABSENT {
        let holder = define::global(name, context)?;
        define::remove(&holder, members, context)?;
    }
    for (name, members) in ABSENT_METHODS {
        let holder = define::prototype(name, context)?;
        define::remove(&holder, members, context)?;
    }
    for name in TYPED_ARRAYS {
        let constructor = define::global(name, context)?;
        constructor.delete_property_or_throw(JsSymbol::species(), context)?;
    }
    if world.runtime == Runtime::Browser {
        // Node's own.
        let error = define::global("Error", context)?;
        define::remove(&error, &["prepareStackTrace"], context)?;
    }
    functions(context)
}

/// The constructors of generators and asynchronous functions inherit from `Function`, and nobody replaces them.
fn functions(context: &mut Context) -> JsResult<()> {
    let all = context.eval(Source::from_bytes(FUNCTIONS))?.to_object(context)?;
    let parent = define::global("Function", context)?;
    for index in 0..3 {
        let constructor: JsObject = all.get(index, context)?.to_object(context)?;
        constructor.set_prototype(Some(parent.clone()));
        let prototype = constructor.get(js_string!("prototype"), context)?.to_object(context)?;
        let fixed = PropertyDescriptor::builder().value(constructor).writable(false);
        let fixed = fixed.enumerable(false).configurable(true);
        prototype.define_property_or_throw(js_string!("constructor"), fixed, context)?;
    }
    Ok(())
}
