//! Which built-in functions there are: those of Node 24's V8, or of Chromium's, with their names and attributes.

use boa_engine::property::PropertyDescriptor;
use boa_engine::{Context, JsObject, JsResult, JsSymbol, Source, js_string};

use super::define;
use crate::engine::world::Handle;
use crate::options::Runtime;

/// What the engine has and neither V8 has.
const ABSENT: &[(&str, &[&str])] = &[("Promise", &["allKeyed", "allSettledKeyed"])];

/// What Node's V8 13.6 has not, while Chromium's has.
const ABSENT_IN_NODE: &[(&str, &[&str])] = &[("Iterator", &["concat"])];

/// The same of prototypes.
const ABSENT_METHODS: &[(&str, &[&str])] = &[("RegExp", &["lastIndex"])];

const ABSENT_METHODS_IN_NODE: &[(&str, &[&str])] = &[
    ("Iterator", &["includes"]),
    ("Map", &["getOrInsert", "getOrInsertComputed"]),
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
    let is_node = world.runtime == Runtime::Node;
    for (name, members) in ABSENT.iter().chain(ABSENT_IN_NODE.iter().filter(|_| is_node)) {
        let holder = define::global(name, context)?;
        define::remove(&holder, members, context)?;
    }
    let in_node = ABSENT_METHODS_IN_NODE.iter().filter(|_| is_node);
    for (name, members) in ABSENT_METHODS.iter().chain(in_node) {
        let holder = define::prototype(name, context)?;
        define::remove(&holder, members, context)?;
    }
    for name in TYPED_ARRAYS {
        let constructor = define::global(name, context)?;
        constructor.delete_property_or_throw(JsSymbol::species(), context)?;
    }
    if !is_node {
        // Only a page that is isolated from others has it.
        define::remove(&context.global_object(), &["SharedArrayBuffer"], context)?;
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
