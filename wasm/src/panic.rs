//! A panic ends this instance of the module. Its message goes to the console, so that it is not lost in "unreachable".

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = console, js_name = error)]
    fn console_error(text: &str);
}

/// From now on a panic writes its message and place to `console.error`.
pub(crate) fn report_to_console() {
    std::panic::set_hook(Box::new(|info| console_error(&format!("Looplab panicked: {info}"))));
}
