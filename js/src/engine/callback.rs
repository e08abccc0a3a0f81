//! What the loops queue on behalf of the engine.

use std::cell::RefCell;
use std::rc::Rc;

use boa_engine::job::PromiseJob;
use boa_engine::object::builtins::JsFunction;
use boa_engine::{Context, JsResult, JsValue};
use looplab_core::step::RunKind;

/// A callback in a loop's queue. Cloning shares it: an interval runs the same one again.
#[derive(Clone)]
pub(crate) struct Callback {
    work: Rc<Work>,
    /// What `AsyncLocalStorage` had where the callback was registered.
    async_context: JsValue,
}

type NativeWork = dyn Fn(RunKind, &mut Context) -> JsResult<()>;

enum Work {
    /// A function of the program or of the host library, called without arguments.
    Call(JsFunction),
    /// A promise job: it runs once.
    Job(RefCell<Option<PromiseJob>>),
    /// Something the host itself does.
    Native(Box<NativeWork>),
}

impl Callback {
    pub(crate) fn function(function: JsFunction) -> Self {
        Self::new(Work::Call(function))
    }

    pub(crate) fn job(job: PromiseJob) -> Self {
        Self::new(Work::Job(RefCell::new(Some(job))))
    }

    pub(crate) fn native(work: impl Fn(RunKind, &mut Context) -> JsResult<()> + 'static) -> Self {
        Self::new(Work::Native(Box::new(work)))
    }

    fn new(work: Work) -> Self {
        Self { work: Rc::new(work), async_context: JsValue::undefined() }
    }

    /// The same, taking this context along: <https://nodejs.org/api/async_context.html>.
    pub(crate) fn carrying(self, async_context: JsValue) -> Self {
        Self { async_context, ..self }
    }

    /// The context in which it is to run.
    pub(crate) fn async_context(&self) -> JsValue {
        self.async_context.clone()
    }

    /// Runs it to its end.
    pub(crate) fn call(&self, kind: RunKind, context: &mut Context) -> JsResult<()> {
        match &*self.work {
            Work::Call(function) => {
                function.call(&JsValue::undefined(), &[], context)?;
                Ok(())
            }
            Work::Job(job) => {
                let job = job.borrow_mut().take();
                job.map_or(Ok(()), |job| job.call(context).map(drop))
            }
            Work::Native(work) => work(kind, context),
        }
    }
}
