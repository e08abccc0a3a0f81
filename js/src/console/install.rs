//! The `console` object of a global.

use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
    rc::Rc,
};

use boa_engine::{
    Context, JsObject, JsResult, JsString, JsSymbol, JsValue, NativeFunction, js_string,
    object::FunctionObjectBuilder,
    property::{PropertyDescriptor, PropertyKey},
};

use looplab_core::trace::Stream;

use super::{introspect, methods};

/// Whose console it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Style {
    /// Node's, writing text as `util.inspect` does.
    Node,
    /// Chromium's, writing text as DevTools shows it.
    Chromium,
}

/// Takes what is printed, without the line break at its end. It may run code of the program's.
pub type Sink = Rc<dyn Fn(Stream, String, &mut Context)>;

/// The time in milliseconds, for `console.time`.
pub type Clock = Rc<dyn Fn() -> f64>;

/// What one console remembers between calls.
pub(super) struct State {
    pub(super) style: Style,
    sink: Sink,
    clock: Clock,
    /// The object itself: its methods call each other through it, so that a replaced one is used.
    pub(super) console: JsObject,
    /// How many groups are open.
    pub(super) groups: Cell<usize>,
    pub(super) counts: RefCell<HashMap<String, u64>>,
    pub(super) timers: RefCell<HashMap<String, f64>>,
}

impl State {
    /// The console of the context, if one is installed.
    pub(super) fn of(context: &Context) -> Option<Rc<Self>> {
        context.get_data::<Rc<Self>>().cloned()
    }

    /// Prints a text, indented by the open groups.
    pub(super) fn print(&self, stream: Stream, text: &str, context: &mut Context) {
        let groups = self.groups.get();
        if groups == 0 {
            (self.sink)(stream, text.to_owned(), context);
            return;
        }
        let indent = "  ".repeat(groups);
        let text = format!("{indent}{}", text.replace('\n', &format!("\n{indent}")));
        (self.sink)(stream, text, context);
    }

    /// The time in milliseconds.
    pub(super) fn now(&self) -> f64 {
        (self.clock)()
    }
}

/// Puts `console` on the global of `context`. What is printed goes to `sink`; `clock` tells the milliseconds.
///
/// `Proxy` and the iterators of Map and Set are wrapped on the way, invisibly for programs, so that their contents can
/// be shown.
///
/// # Errors
/// None in an intact realm.
pub fn install(context: &mut Context, style: Style, sink: Sink, clock: Clock) -> JsResult<()> {
    introspect::prepare(context)?;
    let proto = JsObject::with_object_proto(context.intrinsics());
    let console = JsObject::from_proto_and_data(Some(proto), boa_engine::builtins::object::OrdinaryObject);
    for (name, length, function) in methods::table(style) {
        let function = FunctionObjectBuilder::new(context.realm(), NativeFunction::from_fn_ptr(*function))
            .name(JsString::from(*name))
            .length(*length)
            .build();
        define(&console, JsString::from(*name), function, true, context)?;
    }
    define(&console, JsSymbol::to_string_tag(), js_string!("console"), false, context)?;
    define(&context.global_object(), js_string!("console"), console.clone(), false, context)?;
    context.insert_data(Rc::new(State {
        style,
        sink,
        clock,
        console,
        groups: Cell::new(0),
        counts: RefCell::new(HashMap::new()),
        timers: RefCell::new(HashMap::new()),
    }));
    Ok(())
}

/// Closes all groups and forgets counts and timers, as if the console had been installed just now.
pub(crate) fn renew(context: &Context) {
    if let Some(state) = State::of(context) {
        state.groups.set(0);
        state.counts.borrow_mut().clear();
        state.timers.borrow_mut().clear();
    }
}

fn define(
    object: &JsObject,
    key: impl Into<PropertyKey>,
    value: impl Into<JsValue>,
    enumerable: bool,
    context: &mut Context,
) -> JsResult<()> {
    let key = key.into();
    let writable = !matches!(key, PropertyKey::Symbol(_));
    let descriptor = PropertyDescriptor::builder()
        .value(value)
        .writable(writable)
        .enumerable(enumerable)
        .configurable(true);
    object.define_property_or_throw(key, descriptor, context)?;
    Ok(())
}
