//! `Math.random`, from the run's own sequence: the engine's asks the machine, and differs every time.

use boa_engine::object::FunctionObjectBuilder;
use boa_engine::property::PropertyDescriptor;
use boa_engine::{Context, JsResult, js_string};

use super::world::Handle;

/// Puts it in the engine's place.
///
/// <https://tc39.es/ecma262/#sec-math.random>
pub(crate) fn install(world: &Handle, context: &mut Context) -> JsResult<()> {
    let math = context.global_object().get(js_string!("Math"), context)?.to_object(context)?;
    let native = world.native(|world, _, _, _| Ok(world.random.number().into()));
    let function =
        FunctionObjectBuilder::new(context.realm(), native).name(js_string!("random")).length(0).build();
    let random =
        PropertyDescriptor::builder().value(function).writable(true).enumerable(false).configurable(true);
    math.define_property_or_throw(js_string!("random"), random.build(), context)?;
    Ok(())
}
