//! `import`: the program's own files and the runtime's built-in modules.

use std::cell::RefCell;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use boa_engine::module::{Module, ModuleLoader, ModuleRequest, Referrer, SyntheticModuleInitializer};
use boa_engine::property::PropertyKey;
use boa_engine::{Context, JsError, JsNativeError, JsObject, JsResult, JsString, JsValue, Source, js_string};

use super::world::Handle;
use crate::options::Runtime;
use crate::source::Kind;

/// Finds modules; it never waits.
pub(crate) struct Loader {
    pub(crate) world: Handle,
    cache: RefCell<HashMap<String, Module>>,
}

impl Loader {
    pub(crate) fn new(world: Handle) -> Self {
        Self { world, cache: RefCell::default() }
    }

    /// Forgets every module. Whether there was any.
    pub(crate) fn clear(&self) -> bool {
        !std::mem::take(&mut *self.cache.borrow_mut()).is_empty()
    }

    /// The program itself, so that a module that imports it gets the same one.
    pub(crate) fn remember(&self, path: &str, module: Module) {
        self.cache.borrow_mut().insert(path.to_owned(), module);
    }

    fn find(
        &self,
        request: &ModuleRequest,
        referrer: Option<&Path>,
        context: &mut Context,
    ) -> JsResult<Module> {
        let specifier = &request.specifier().to_std_string_escaped();
        if specifier.starts_with("data:") {
            let message = "Looplab does not model modules from data: addresses yet".to_owned();
            return Err(refused(JsNativeError::error(), "ERR_LOOPLAB_UNSUPPORTED", message, context));
        }
        let builtin = specifier.strip_prefix("node:").unwrap_or(specifier);
        let is_path =
            specifier.starts_with("./") || specifier.starts_with("../") || specifier.starts_with('/');
        let key = if is_path { resolve(specifier, referrer) } else { format!("node:{builtin}") };
        let is_json = self.is_json(request, &key, is_path, context)?;
        if let Some(module) = self.cache.borrow().get(&key) {
            return Ok(module.clone());
        }
        let module = if is_json {
            let text = self.text(&key, referrer, context)?;
            json_module(&key, &text, context)?
        } else if is_path {
            self.file_module(&key, referrer, context)?
        } else {
            self.builtin_module(specifier, referrer, context)?
        };
        self.remember(&key, module.clone());
        Ok(module)
    }

    fn builtin_module(
        &self,
        specifier: &str,
        referrer: Option<&Path>,
        context: &mut Context,
    ) -> JsResult<Module> {
        if self.world.runtime == Runtime::Browser {
            let message = format!(
                "Failed to resolve module specifier \"{specifier}\". Relative references must start with either \
                 \"/\", \"./\", or \"../\"."
            );
            return Err(JsNativeError::typ().with_message(message).into());
        }
        let referrer = referrer.map(|r| r.display().to_string()).unwrap_or_default();
        let exports = crate::node::import_builtin(&self.world, specifier, &referrer, context)?;
        synthetic(exports, context)
    }

    /// Whether a module is one of [JSON](https://nodejs.org/docs/latest-v24.x/api/esm.html#json-modules): it says so, and
    /// whoever imports it has to say it, too.
    fn is_json(
        &self,
        request: &ModuleRequest,
        key: &str,
        is_path: bool,
        context: &mut Context,
    ) -> JsResult<bool> {
        let url = if is_path { format!("file://{key}") } else { key.to_owned() };
        // A page has one sentence for whatever goes wrong, and no codes.
        let mut refused = |code: &str, message: String| match self.world.runtime {
            Runtime::Node => Err(refused(JsNativeError::typ(), code, message, context)),
            Runtime::Browser => {
                let address = format!("http://localhost{key}");
                let message = format!("Failed to fetch dynamically imported module: {address}");
                Err(JsNativeError::typ().with_message(message).into())
            }
        };
        for attribute in request.attributes() {
            let (name, value) =
                (attribute.key().to_std_string_lossy(), attribute.value().to_std_string_lossy());
            if name != "type" || value != "json" {
                let message =
                    format!("Import attribute \"{name}\" with value \"{value}\" is not supported in {url}");
                return refused("ERR_IMPORT_ATTRIBUTE_UNSUPPORTED", message);
            }
        }
        let is_json = is_path && Path::new(key).extension().is_some_and(|extension| extension == "json");
        let wants_json = request.get_attribute("type").is_some();
        if wants_json && !is_json && (!is_path || self.world.files.borrow().contains_key(key)) {
            let message = format!("Module \"{url}\" is not of type \"json\"");
            return refused("ERR_IMPORT_ATTRIBUTE_TYPE_INCOMPATIBLE", message);
        }
        if is_json && !wants_json && self.world.files.borrow().contains_key(key) {
            let message = format!("Module \"{url}\" needs an import attribute of \"type: json\"");
            return refused("ERR_IMPORT_ATTRIBUTE_MISSING", message);
        }
        Ok(is_json)
    }

    /// What stands in a file.
    fn text(&self, path: &str, referrer: Option<&Path>, context: &mut Context) -> JsResult<String> {
        let text = self.world.files.borrow().get(path).map(|b| String::from_utf8_lossy(b).into_owned());
        text.ok_or_else(|| {
            let from = referrer.map(|r| r.display().to_string()).unwrap_or_default();
            let message = format!("Cannot find module '{path}' imported from {from}");
            refused(JsNativeError::error(), "ERR_MODULE_NOT_FOUND", message, context)
        })
    }

    fn file_module(&self, path: &str, referrer: Option<&Path>, context: &mut Context) -> JsResult<Module> {
        let text = self.text(path, referrer, context)?;
        // The player follows the program itself: of further files, functions and loops are marked.
        let made = self.world.engine_text(&text, Kind::Module);
        let code = made.as_ref().map_or(text.as_str(), |made| made.code.as_str());
        Module::parse(Source::from_bytes(code).with_path(Path::new(path)), None, context)
    }
}

/// An error of Node's, with its code.
fn refused(kind: JsNativeError, code: &str, message: String, context: &mut Context) -> JsError {
    let error = kind.with_message(message).into_opaque(context);
    match error.set(js_string!("code"), JsString::from(code), false, context) {
        Ok(_) => JsError::from_opaque(error.into()),
        Err(error) => error,
    }
}

/// A module whose default export is what its text says.
fn json_module(path: &str, text: &str, context: &mut Context) -> JsResult<Module> {
    let json = context.global_object().get(js_string!("JSON"), context)?.to_object(context)?;
    let parse = json.get(js_string!("parse"), context)?.to_object(context)?;
    let value = parse.call(&json.into(), &[JsString::from(text).into()], context).map_err(|error| {
        let message = error.as_native().map(|native| native.message().to_string());
        match message {
            Some(message) => JsNativeError::syntax().with_message(format!("{path}: {message}")).into(),
            None => error,
        }
    })?;
    Ok(Module::from_value_as_default(value, context))
}

/// A module whose default export is `exports` and whose named exports are its properties, as Node makes them.
fn synthetic(exports: JsValue, context: &mut Context) -> JsResult<Module> {
    let mut names = vec![js_string!("default")];
    let object = exports.as_object();
    if let Some(object) = &object {
        for key in object.own_property_keys(context)? {
            if let PropertyKey::String(name) = key
                && name != js_string!("default")
            {
                names.push(name);
            }
        }
    }
    let captured: (JsValue, Option<JsObject>) = (exports, object);
    let steps = SyntheticModuleInitializer::from_copy_closure_with_captures(
        |module, (exports, object), context| {
            module.set_export(&js_string!("default"), exports.clone())?;
            let Some(object) = object else { return Ok(()) };
            for key in object.own_property_keys(context)? {
                if let PropertyKey::String(name) = key
                    && name != js_string!("default")
                {
                    let value = object.get(name.clone(), context)?;
                    module.set_export(&name, value)?;
                }
            }
            Ok(())
        },
        captured,
    );
    Ok(Module::synthetic(&names, steps, None, None, context))
}

pub(crate) fn resolve(specifier: &str, referrer: Option<&Path>) -> String {
    let base = referrer.and_then(Path::parent).unwrap_or(Path::new("/"));
    let mut path = PathBuf::new();
    for part in base.join(specifier).components() {
        match part {
            std::path::Component::ParentDir => {
                path.pop();
            }
            std::path::Component::CurDir => {}
            other => path.push(other),
        }
    }
    path.to_string_lossy().into_owned()
}

impl ModuleLoader for Loader {
    async fn load_imported_module(
        self: Rc<Self>,
        referrer: Referrer,
        request: ModuleRequest,
        context: &RefCell<&mut Context>,
    ) -> JsResult<Module> {
        let path = referrer.path().map(Path::to_path_buf);
        self.find(&request, path.as_deref(), &mut context.borrow_mut())
    }

    fn init_import_meta(self: Rc<Self>, import_meta: &JsObject, module: &Module, context: &mut Context) {
        let Some(path) = module.path().map(|p| p.display().to_string()) else { return };
        let directory = path.rsplit_once('/').map_or("/", |(d, _)| if d.is_empty() { "/" } else { d });
        let url = match self.world.runtime {
            Runtime::Node => format!("file://{path}"),
            Runtime::Browser => format!("http://localhost{path}"),
        };
        let mut properties = vec![("url", JsString::from(url))];
        if self.world.runtime == Runtime::Node {
            properties.push(("dirname", JsString::from(directory)));
            properties.push(("filename", JsString::from(path.as_str())));
        }
        for (name, value) in properties {
            let _ = import_meta.create_data_property(JsString::from(name), value, context);
        }
    }
}
