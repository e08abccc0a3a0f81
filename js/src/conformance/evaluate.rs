//! What running a test has in common for both engines: errors told by phase, and modules followed to their end.

use boa_engine::builtins::promise::PromiseState;
use boa_engine::module::Module;
use boa_engine::{Context, JsError, JsResult, JsValue, js_string};

use super::{Phase, Thrown};

/// An error of the engine in this phase.
pub(super) fn thrown(phase: Phase, error: JsError, context: &mut Context) -> Thrown {
    match error.into_opaque(context) {
        Ok(value) => Thrown { phase, name: name(&value, context), message: message(&value, context) },
        // What the engine keeps for itself, such as a bound, has no value that a program could see.
        Err(error) => Thrown { phase, name: String::new(), message: error.to_string() },
    }
}

/// The name of the value's constructor.
fn name(value: &JsValue, context: &mut Context) -> String {
    let Some(object) = value.as_object() else { return String::new() };
    let constructor = object.get(js_string!("constructor"), context).ok();
    let name = constructor.and_then(|c| c.as_object()).and_then(|c| c.get(js_string!("name"), context).ok());
    name.and_then(|n| n.as_string()).map(|n| n.to_std_string_lossy()).unwrap_or_default()
}

fn message(value: &JsValue, context: &mut Context) -> String {
    let message = value.as_object().and_then(|o| o.get(js_string!("message"), context).ok());
    let text = message.filter(|m| !m.is_undefined()).unwrap_or_else(|| value.clone()).to_string(context);
    text.map_or_else(|_| value.display().to_string(), |text| text.to_std_string_lossy())
}

/// Loads, links and evaluates a module. `jobs` runs what is queued, to the end.
pub(super) fn module(
    module: &Module,
    context: &mut Context,
    jobs: &mut dyn FnMut(&mut Context),
) -> Result<(), Thrown> {
    let loaded = module.load(context);
    jobs(context);
    if let PromiseState::Rejected(reason) = loaded.state() {
        return Err(thrown(Phase::Resolution, JsError::from_opaque(reason), context));
    }
    module.link(context).map_err(|error| thrown(Phase::Resolution, error, context))?;
    let evaluated = module.evaluate(context).map_err(|error| thrown(Phase::Runtime, error, context))?;
    jobs(context);
    match evaluated.state() {
        PromiseState::Fulfilled(_) => Ok(()),
        PromiseState::Rejected(reason) => Err(thrown(Phase::Runtime, JsError::from_opaque(reason), context)),
        PromiseState::Pending => {
            let message = "the module is never done".to_owned();
            Err(Thrown { phase: Phase::Runtime, name: String::new(), message })
        }
    }
}

/// The value of a script that `parse` made.
pub(super) fn script<T>(
    parse: JsResult<T>,
    evaluate: impl FnOnce(T, &mut Context) -> JsResult<JsValue>,
    context: &mut Context,
) -> Result<JsValue, Thrown> {
    let script = parse.map_err(|error| thrown(Phase::Parse, error, context))?;
    evaluate(script, context).map_err(|error| thrown(Phase::Runtime, error, context))
}
