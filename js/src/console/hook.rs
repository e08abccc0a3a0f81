//! What a host does to an error before it is shown.

use std::rc::Rc;

use boa_engine::{Context, JsValue};

/// Brings an error's message and stack into the runtime's words.
pub type ErrorHook = Rc<dyn Fn(&JsValue, &mut Context)>;

/// The hook of a context.
struct Hook(ErrorHook);

/// From now on every error is given to `hook` before it is shown, also one inside another value.
pub fn set_error_hook(context: &mut Context, hook: ErrorHook) {
    context.insert_data(Hook(hook));
}

/// Gives an error to the host.
pub(super) fn before_error(error: &JsValue, context: &mut Context) {
    if let Some(hook) = context.get_data::<Hook>().map(|hook| hook.0.clone()) {
        hook(error, context);
    }
}
