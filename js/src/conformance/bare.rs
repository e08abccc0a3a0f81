//! The engine alone: its own jobs, no markers, no library of ours.

use std::cell::RefCell;
use std::collections::HashMap;
use std::path::Path;
use std::rc::Rc;

use boa_engine::context::ContextBuilder;
use boa_engine::module::{Module, ModuleLoader, ModuleRequest, Referrer};
use boa_engine::{Context, JsNativeError, JsResult, Script, Source};

use super::evaluate::{module, script, thrown};
use super::host::{self, Host};
use super::{Ending, Phase, Test};
use crate::Error;
use crate::engine::resolve;
use crate::source::Kind;

/// Finds the modules among the test's files.
struct Files {
    texts: RefCell<HashMap<String, Vec<u8>>>,
    modules: RefCell<HashMap<String, Module>>,
}

impl ModuleLoader for Files {
    async fn load_imported_module(
        self: Rc<Self>,
        referrer: Referrer,
        request: ModuleRequest,
        context: &RefCell<&mut Context>,
    ) -> JsResult<Module> {
        let path = resolve(&request.specifier().to_std_string_lossy(), referrer.path());
        if let Some(module) = self.modules.borrow().get(&path) {
            return Ok(module.clone());
        }
        let Some(text) = self.texts.borrow().get(&path).cloned() else {
            let message = format!("Cannot find module '{path}'");
            return Err(JsNativeError::typ().with_message(message).into());
        };
        let source = Source::from_bytes(&text).with_path(Path::new(&path));
        let module = Module::parse(source, None, &mut context.borrow_mut())?;
        self.modules.borrow_mut().insert(path, module.clone());
        Ok(module)
    }
}

pub(super) fn run(test: &Test<'_>) -> Result<Ending, Error> {
    let texts = test.files.clone().into_iter().collect();
    let files = Rc::new(Files { texts: RefCell::new(texts), modules: RefCell::default() });
    let context = ContextBuilder::new().can_block(false).module_loader(files.clone()).build();
    let mut context = context.map_err(Error::engine)?;
    let printed = Rc::new(RefCell::default());
    let host = Host {
        printed: Rc::clone(&printed),
        evaluate: Rc::new(|text, context| {
            Script::parse(Source::from_bytes(text), None, context)?.evaluate(context)
        }),
        furnish: Rc::new(|_| Ok(())),
    };
    host::install(host, &mut context).map_err(Error::engine)?;
    let ended = evaluate(test, &files, &mut context);
    let printed = printed.take();
    Ok(Ending { thrown: ended.err(), printed, stopped: None })
}

fn evaluate(test: &Test<'_>, files: &Files, context: &mut Context) -> Result<(), super::Thrown> {
    for &(path, text) in test.before {
        let parsed = Script::parse(Source::from_bytes(text).with_path(Path::new(path)), None, context);
        script(parsed, |script, context| script.evaluate(context), context)?;
    }
    let source = Source::from_bytes(test.source).with_path(Path::new(test.path));
    let mut jobs = |context: &mut Context| {
        // A job that fails says so by its promise.
        let _ = context.run_jobs();
    };
    if test.kind == Kind::Module {
        let parsed = Module::parse(source, None, context).map_err(|e| thrown(Phase::Parse, e, context))?;
        files.modules.borrow_mut().insert(test.path.to_owned(), parsed.clone());
        module(&parsed, context, &mut jobs)
    } else {
        let parsed = Script::parse(source, None, context);
        script(parsed, |script, context| script.evaluate(context), context)?;
        jobs(context);
        Ok(())
    }
}
