//! Constructors of the realm in whose place ours stand. They look like the engine's, which they call.

use boa_engine::object::FunctionObjectBuilder;
use boa_engine::object::builtins::JsFunction;
use boa_engine::property::PropertyKey;
use boa_engine::{Context, JsResult, JsString, JsValue, NativeFunction, js_string};
use boa_gc::{Finalize, Trace};

use super::define;

/// What a constructor does: it is given the engine's, `new.target` and the arguments.
pub(super) type Construct = fn(&Engines, &JsValue, &[JsValue], &mut Context) -> JsResult<JsValue>;

/// The engine's constructor.
#[derive(Clone, Trace, Finalize)]
pub(super) struct Engines {
    #[unsafe_ignore_trace]
    pub(super) name: &'static str,
    constructor: JsFunction,
}

impl Engines {
    /// `new`, or a call where there is no `new.target`.
    pub(super) fn make(
        &self,
        new_target: &JsValue,
        args: &[JsValue],
        context: &mut Context,
    ) -> JsResult<JsValue> {
        match new_target.as_object() {
            Some(new_target) => Ok(self.constructor.construct(args, Some(&new_target), context)?.into()),
            None => self.constructor.call(new_target, args, context),
        }
    }
}

/// Puts ours in the place of the global constructor `name`.
pub(super) fn replace(name: &'static str, construct: Construct, context: &mut Context) -> JsResult<()> {
    let engines = define::global(name, context)?;
    let prototype = define::prototype(name, context)?;
    let Some(constructor) = JsFunction::from_object(engines.clone()) else { return Ok(()) };
    let native = NativeFunction::from_copy_closure_with_captures(
        move |new_target, args, engines: &Engines, context| construct(engines, new_target, args, context),
        Engines { name, constructor },
    );
    let ours = FunctionObjectBuilder::new(context.realm(), native).constructor(true).build();
    ours.set_prototype(engines.prototype());
    // V8 has the prototype before all else.
    let mut keys = engines.own_property_keys(context)?;
    let prototype_key = PropertyKey::from(js_string!("prototype"));
    keys.sort_by_key(|key| *key != prototype_key);
    for key in keys {
        let property = engines.borrow().properties().get(&key);
        if let Some(property) = property {
            ours.define_property_or_throw(key, property, context)?;
        }
    }
    define::hidden(&prototype, js_string!("constructor"), ours.clone(), context)?;
    define::hidden(&context.global_object(), JsString::from(name), ours, context)
}
