//! [`Function`](https://tc39.es/ecma262/#sec-function-constructor) and its siblings for generators and async functions.
//!
//! The engine's own are given the parameters and the body as the engine is to see them.

use boa_engine::object::builtins::JsFunction;
use boa_engine::object::{FunctionObjectBuilder, JsObject};
use boa_engine::property::PropertyDescriptor;
use boa_engine::{Context, JsResult, JsString, JsValue, NativeFunction, js_string};
use boa_gc::{Finalize, Trace};

use super::texts;
use super::world::{Handle, World};
use crate::source::Kind;

/// What one of the four constructors is.
#[derive(Clone, Trace, Finalize)]
struct Constructor {
    world: Handle,
    engines: JsFunction,
    /// What its functions begin with.
    #[unsafe_ignore_trace]
    keyword: &'static str,
}

/// Puts the four constructors in the place of the engine's own.
pub(super) fn install(world: &Handle, context: &mut Context) -> JsResult<()> {
    let intrinsics = context.intrinsics().constructors();
    let siblings = [
        (intrinsics.generator_function().clone(), "GeneratorFunction", "function*"),
        (intrinsics.async_function().clone(), "AsyncFunction", "async function"),
        (intrinsics.async_generator_function().clone(), "AsyncGeneratorFunction", "async function*"),
    ];
    let function = intrinsics.function().clone();
    let ours = put(world, &function.prototype(), "Function", "function", true, context)?;
    let descriptor = PropertyDescriptor::builder().value(ours.clone()).writable(true).configurable(true);
    let global = context.global_object();
    global.define_property_or_throw(js_string!("Function"), descriptor.enumerable(false).build(), context)?;
    for (sibling, name, keyword) in siblings {
        let constructor = put(world, &sibling.prototype(), name, keyword, false, context)?;
        constructor.set_prototype(Some(ours.clone()));
    }
    Ok(())
}

/// Makes one and lets its prototype know it.
fn put(
    world: &Handle,
    prototype: &JsObject,
    name: &'static str,
    keyword: &'static str,
    is_writable: bool,
    context: &mut Context,
) -> JsResult<JsObject> {
    let engines = prototype.get(js_string!("constructor"), context)?;
    let Some(engines) = engines.as_function() else { return Ok(prototype.clone()) };
    let captured = Constructor { world: world.clone(), engines, keyword };
    let native = NativeFunction::from_copy_closure_with_captures(
        |new_target, args, constructor: &Constructor, context| constructor.make(new_target, args, context),
        captured,
    );
    let function = FunctionObjectBuilder::new(context.realm(), native)
        .name(JsString::from(name))
        .length(1)
        .constructor(true)
        .build();
    let fixed = PropertyDescriptor::builder().value(prototype.clone()).writable(false).enumerable(false);
    function.define_property_or_throw(js_string!("prototype"), fixed.configurable(false).build(), context)?;
    let back = PropertyDescriptor::builder().value(function.clone()).writable(is_writable).enumerable(false);
    prototype.define_property_or_throw(
        js_string!("constructor"),
        back.configurable(true).build(),
        context,
    )?;
    Ok(function.into())
}

impl Constructor {
    /// [CreateDynamicFunction](https://tc39.es/ecma262/#sec-createdynamicfunction).
    fn make(&self, new_target: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
        let mut strings = Vec::with_capacity(args.len());
        for arg in args {
            strings.push(arg.to_string(context)?.to_std_string_lossy());
        }
        let body = strings.pop().unwrap_or_default();
        let parameters = strings.join(",");
        let head = format!("{} anonymous(", self.keyword);
        let text = format!("{head}{parameters}\n) {{\n{body}\n}}");
        texts::refuse_deep(&text)?;
        let pieces = self.world.engine_pieces(&head, &parameters, &body, &text);
        let (parameters, body) = pieces.unwrap_or((parameters, body));
        let args = [JsString::from(parameters).into(), JsString::from(body).into()];
        let new_target = new_target.as_object();
        let function = self.engines.construct(&args, new_target.as_ref(), context)?;
        let function = JsValue::from(function);
        texts::made(&self.world, &function, &text, context)?;
        Ok(function)
    }
}

impl World {
    /// Parameters and body as the engine is to see them. Each must be whole by itself, which the engine checks.
    fn engine_pieces(
        &self,
        head: &str,
        parameters: &str,
        body: &str,
        text: &str,
    ) -> Option<(String, String)> {
        let made = self.engine_text(&format!("({text})"), Kind::Script)?;
        let from = 1 + head.len();
        let to = from + parameters.len();
        let body_from = to + "\n) {\n".len();
        let piece = |from: usize, to: usize| made.piece(from as u32, to as u32).map(str::to_owned);
        Some((piece(from, to)?, piece(body_from, body_from + body.len())?))
    }
}
