//! `import`: the program's own files and the runtime's built-in modules.

use std::cell::RefCell;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use boa_engine::module::{Module, ModuleLoader, ModuleRequest, Referrer, SyntheticModuleInitializer};
use boa_engine::property::PropertyKey;
use boa_engine::{Context, JsNativeError, JsObject, JsResult, JsString, JsValue, Source, js_string};

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

    fn find(&self, specifier: &str, referrer: Option<&Path>, context: &mut Context) -> JsResult<Module> {
        let builtin = specifier.strip_prefix("node:").unwrap_or(specifier);
        let is_path =
            specifier.starts_with("./") || specifier.starts_with("../") || specifier.starts_with('/');
        let key = if is_path { resolve(specifier, referrer) } else { format!("node:{builtin}") };
        if let Some(module) = self.cache.borrow().get(&key) {
            return Ok(module.clone());
        }
        let module = if is_path {
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

    fn file_module(&self, path: &str, referrer: Option<&Path>, context: &mut Context) -> JsResult<Module> {
        let text = self.world.files.borrow().get(path).map(|b| String::from_utf8_lossy(b).into_owned());
        let Some(text) = text else {
            let from = referrer.map(|r| r.display().to_string()).unwrap_or_default();
            let message = format!("Cannot find module '{path}' imported from {from}");
            let error = JsNativeError::error().with_message(message);
            let error = error.into_opaque(context);
            error.set(js_string!("code"), js_string!("ERR_MODULE_NOT_FOUND"), false, context)?;
            return Err(boa_engine::JsError::from_opaque(error.into()));
        };
        // The player follows the program itself: of further files, functions and loops are marked.
        let made = self.world.engine_text(&text, Kind::Module);
        let code = made.as_ref().map_or(text.as_str(), |made| made.code.as_str());
        Module::parse(Source::from_bytes(code).with_path(Path::new(path)), None, context)
    }
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
        let specifier = request.specifier().to_std_string_escaped();
        let path = referrer.path().map(Path::to_path_buf);
        self.find(&specifier, path.as_deref(), &mut context.borrow_mut())
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
