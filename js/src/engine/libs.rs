//! The host library: small JavaScript modules, evaluated when a program first touches what they define.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::Path;

use boa_engine::object::FunctionObjectBuilder;
use boa_engine::property::PropertyDescriptor;
use boa_engine::{
    Context, JsError, JsNativeError, JsObject, JsResult, JsString, JsSymbol, JsValue, NativeFunction, Script,
    Source, js_string,
};
use boa_gc::{Finalize, Trace};

use super::primitives;
use super::world::Handle;
use crate::options::Runtime;
use crate::{browser, intl, node};

/// The modules that were evaluated so far, and the object of primitives they are given.
#[derive(Default)]
pub(crate) struct Library {
    loaded: RefCell<BTreeMap<String, JsValue>>,
    /// Globals that were touched, or assigned to.
    globals: RefCell<BTreeMap<&'static str, JsValue>>,
    host: RefCell<Option<JsObject>>,
    /// What was parsed and compiled, by path: evaluated anew in every run.
    compiled: RefCell<BTreeMap<String, Script>>,
}

/// Where the library's functions stand, in stack traces.
pub(crate) const PATH_PREFIX: &str = "node:internal/";

fn sources(runtime: Runtime) -> &'static [(&'static str, &'static str)] {
    match runtime {
        Runtime::Node => node::libs::LIBS,
        Runtime::Browser => browser::libs::LIBS,
    }
}

/// Whether this is the text of something in the library.
pub(crate) fn holds(runtime: Runtime, text: &str) -> bool {
    sources(runtime).iter().any(|(_, source)| source.contains(text)) || intl::holds(text)
}

/// The text of a library module.
fn source(runtime: Runtime, name: &str) -> JsResult<Cow<'static, str>> {
    if let Some((_, source)) = sources(runtime).iter().find(|(n, _)| *n == name) {
        return Ok((*source).into());
    }
    if let Some(source) = intl::source(name) {
        return Ok(source);
    }
    let message = if intl::owns(name) {
        "Looplab's part for Intl is not here: it is loaded for programs whose text names Intl, toLocale… or localeCompare"
            .to_owned()
    } else {
        format!("no library module '{name}'")
    };
    Err(JsNativeError::error().with_message(message).into())
}

fn globals(runtime: Runtime) -> &'static [(&'static str, &'static str, &'static str)] {
    match runtime {
        Runtime::Node => node::libs::GLOBALS,
        Runtime::Browser => browser::libs::GLOBALS,
    }
}

/// The module that knows what to do with uncaught errors.
pub(crate) fn error_library(runtime: Runtime) -> &'static str {
    match runtime {
        Runtime::Node => "process",
        Runtime::Browser => "errors",
    }
}

/// The exports of a library module, evaluated on first use.
pub(crate) fn load(world: &Handle, name: &str, context: &mut Context) -> JsResult<JsValue> {
    let library = library(context);
    if let Some(exports) = library.loaded.borrow().get(name) {
        return Ok(exports.clone());
    }
    let source = source(world.runtime, name)?;
    let path = format!("{PATH_PREFIX}{name}");
    let function = evaluate(&path, || source, context)?;
    let host = host_object(world, context)?;
    let require = world.native(require_library).to_js_function(context.realm());
    let callable = function.as_callable().ok_or_else(|| {
        JsError::from(JsNativeError::typ().with_message(format!("library module '{name}' is not a function")))
    })?;
    let exports = callable.call(&JsValue::undefined(), &[host.into(), require.into()], context)?;
    self::library(context).loaded.borrow_mut().insert(name.to_owned(), exports.clone());
    Ok(exports)
}

/// Evaluates the script at `path`, whose text is asked for if it was not evaluated in this context before.
pub(crate) fn evaluate(
    path: &str,
    text: impl FnOnce() -> Cow<'static, str>,
    context: &mut Context,
) -> JsResult<JsValue> {
    let library = library(context);
    let known = library.compiled.borrow().get(path).cloned();
    let script = match known {
        Some(script) => script,
        None => {
            let text = text();
            let source = Source::from_bytes(text.as_ref()).with_path(Path::new(path));
            let script = Script::parse(source, None, context)?;
            library.compiled.borrow_mut().insert(path.to_owned(), script.clone());
            script
        }
    };
    script.evaluate(context)
}

fn require_library(
    world: &Handle,
    _: &JsValue,
    args: &[JsValue],
    context: &mut Context,
) -> JsResult<JsValue> {
    let name = args.first().cloned().unwrap_or_default().to_string(context)?.to_std_string_escaped();
    load(world, &name, context)
}

/// The library lives with its context.
fn library(context: &mut Context) -> std::rc::Rc<Library> {
    if let Some(library) = context.get_data::<std::rc::Rc<Library>>() {
        return library.clone();
    }
    let library = std::rc::Rc::new(Library::default());
    context.insert_data(library.clone());
    library
}

fn host_object(world: &Handle, context: &mut Context) -> JsResult<JsObject> {
    let library = library(context);
    if let Some(host) = library.host.borrow().as_ref() {
        return Ok(host.clone());
    }
    let host = primitives::object(world, context)?;
    *library.host.borrow_mut() = Some(host.clone());
    Ok(host)
}

#[derive(Clone, Trace, Finalize)]
struct Global {
    world: Handle,
    #[unsafe_ignore_trace]
    entry: (&'static str, &'static str, &'static str),
}

/// Defines each global as an accessor that loads its module on first access.
///
/// It stays an accessor: the engine's inline caches would remember a property that changed its kind while it was
/// read under its new shape with its old slot.
pub(crate) fn define_globals(world: &Handle, context: &mut Context) -> JsResult<()> {
    let global = context.global_object();
    for &(name, module, export) in globals(world.runtime) {
        let enumerable = world.runtime == Runtime::Node && ENUMERABLE.contains(&name);
        let place = Lazy { key: name, name, module, export, enumerable };
        define_lazily(world, &global, place, context)?;
    }
    if world.runtime == Runtime::Node {
        let tag = PropertyDescriptor::builder().value(js_string!("global")).configurable(true);
        global.define_property_or_throw(JsSymbol::to_string_tag(), tag.build(), context)?;
    }
    Ok(())
}

/// The globals that Node lists in `for (const name in globalThis)`.
const ENUMERABLE: &[&str] = &[
    "global",
    "clearImmediate",
    "setImmediate",
    "clearInterval",
    "clearTimeout",
    "setInterval",
    "setTimeout",
    "queueMicrotask",
    "structuredClone",
    "atob",
    "btoa",
    "performance",
    "navigator",
    "crypto",
];

/// A property that a library module has when it is first read.
#[derive(Clone, Copy)]
struct Lazy {
    /// Under which it is remembered.
    key: &'static str,
    name: &'static str,
    module: &'static str,
    export: &'static str,
    enumerable: bool,
}

fn define_lazily(world: &Handle, holder: &JsObject, lazy: Lazy, context: &mut Context) -> JsResult<()> {
    let entry = (lazy.key, lazy.module, lazy.export);
    let get = NativeFunction::from_copy_closure_with_captures(
        |_, _, global: &Global, context| global.get(context),
        Global { world: world.clone(), entry },
    );
    let set = NativeFunction::from_copy_closure(move |_, args, context| {
        let value = args.first().cloned().unwrap_or_default();
        library(context).globals.borrow_mut().insert(lazy.key, value);
        Ok(JsValue::undefined())
    });
    let get = FunctionObjectBuilder::new(context.realm(), get).name(js_string!("get")).build();
    let set = FunctionObjectBuilder::new(context.realm(), set).name(js_string!("set")).build();
    let descriptor =
        PropertyDescriptor::builder().get(get).set(set).enumerable(lazy.enumerable).configurable(true);
    holder.define_property_or_throw(JsString::from(lazy.name), descriptor.build(), context)?;
    Ok(())
}

impl Global {
    fn get(&self, context: &mut Context) -> JsResult<JsValue> {
        let (name, module, export) = self.entry;
        let known = library(context).globals.borrow().get(name).cloned();
        if let Some(value) = known {
            return Ok(value);
        }
        let exports = load(&self.world, module, context)?.to_object(context)?;
        let value = exports.get(JsString::from(export), context)?;
        library(context).globals.borrow_mut().insert(name, value.clone());
        Ok(value)
    }
}

/// Forgets what the library was in this run: the next one evaluates it anew.
pub(crate) fn renew(context: &mut Context) {
    let library = library(context);
    library.loaded.borrow_mut().clear();
    library.globals.borrow_mut().clear();
    *library.host.borrow_mut() = None;
}

/// The script at `path` is not to be evaluated again.
pub(crate) fn forget(path: &str, context: &mut Context) {
    library(context).compiled.borrow_mut().remove(path);
}

/// Frees what the library holds, so that the engine can be collected.
pub(crate) fn clear(context: &mut Context) {
    renew(context);
    library(context).compiled.borrow_mut().clear();
}
