//! What the engine asks of its host: jobs, job callbacks, rejections, clocks.

use std::cell::RefCell;
use std::future::Future;
use std::rc::Rc;
use std::task::{Context as TaskContext, Waker};

use boa_engine::builtins::promise::{OperationType, Promise};
use boa_engine::context::HostHooks;
use boa_engine::context::time::{Clock, JsInstant};
use boa_engine::job::{Job, JobCallback, JobExecutor, NativeAsyncJob, PromiseJob};
use boa_engine::object::builtins::JsFunction;
use boa_engine::{Context, JsData, JsObject, JsResult, JsValue, js_string};
use boa_gc::{Finalize, Trace};
use looplab_core::event_loop::Loop as _;
use looplab_core::rule::Rule;
use looplab_core::task::TaskId;
use looplab_core::trace::Span;

use super::callback::Callback;
use super::labels::Label;
use super::report;
use super::world::{Handle, World};
use crate::costs::TIME_ORIGIN_EPOCH_MS;

/// How much of an anonymous function's text names it.
const LABEL_LENGTH: usize = 40;

/// The engine's hooks, all of which lead to the [`World`].
pub(crate) struct Hooks {
    pub(crate) world: Handle,
}

impl World {
    /// A function's name as a person would say it: an anonymous one is named by the beginning of its text.
    pub(crate) fn function_name(&self, function: &JsFunction, context: &mut Context) -> Box<str> {
        let name = function.get(js_string!("name"), context).ok().and_then(|n| n.as_string());
        if let Some(name) = name.filter(|name| !name.is_empty()) {
            return name.to_std_string_lossy().into();
        }
        let text = self.function_text(function, context).unwrap_or_default();
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        match line.char_indices().nth(LABEL_LENGTH) {
            _ if line.is_empty() || line.contains("[native code]") => super::labels::ANONYMOUS.into(),
            Some((end, _)) => format!("{}…", &line[..end]).into(),
            None => line.into(),
        }
    }

    /// Names what is queued as `task` after the function it will call.
    pub(crate) fn label_function(&self, task: TaskId, function: &JsFunction, context: &mut Context) {
        if self.tracing {
            let text = self.function_name(function, context);
            let span = self.span();
            self.labels.borrow_mut().set(task, Label { text, span, rule: None });
        }
    }
}

/// What was known when a promise's handler was registered.
#[derive(Trace, Finalize, JsData)]
struct Registered {
    #[unsafe_ignore_trace]
    label: Option<(Box<str>, Option<Span>)>,
    awaits: bool,
    async_context: JsValue,
}

impl HostHooks for Hooks {
    fn make_job_callback(&self, callback: JsFunction, context: &mut Context) -> JobCallback {
        self.world.expect_adoption(&callback, context);
        let awaiting = self.world.awaiting.get();
        let async_context = self.world.async_context.borrow().clone();
        if !self.world.tracing {
            return JobCallback::new(
                callback,
                Registered { label: None, awaits: awaiting.is_some(), async_context },
            );
        }
        let label = match awaiting {
            Some(point) => {
                let span = self.world.span_of(point);
                let line = span.map(|s| s.line).unwrap_or_default();
                (format!("await, line {line}").into(), span)
            }
            None => (self.world.function_name(&callback, context), self.world.span()),
        };
        JobCallback::new(
            callback,
            Registered { label: Some(label), awaits: awaiting.is_some(), async_context },
        )
    }

    fn call_job_callback(
        &self,
        job: &JobCallback,
        this: &JsValue,
        args: &[JsValue],
        context: &mut Context,
    ) -> JsResult<JsValue> {
        let registered = job.host_defined().downcast_ref::<Registered>();
        // Two arguments are the resolving functions that a thenable's `then` is given.
        let thenable = args.len() == 2;
        if let (Some(registered), Some(task)) = (registered, self.world.running.get()) {
            let rule = match (thenable, registered.awaits) {
                (true, _) => Rule::ThenableJob,
                (false, true) => Rule::AwaitContinuation,
                (false, false) => Rule::PromiseReaction,
            };
            if let Some((text, span)) = &registered.label {
                let text = if thenable { "resolve thenable".into() } else { text.clone() };
                let label = Label { text, span: *span, rule: Some(rule) };
                self.world.labels.borrow_mut().set(task, label);
            }
        }
        for value in args {
            self.world.fix_message(value, context);
        }
        let carried = registered.map(|r| r.async_context.clone()).unwrap_or_default();
        let outer = self.world.async_context.replace(carried);
        let result = job.callback().call(this, args, context);
        self.world.async_context.replace(outer);
        result
    }

    fn promise_rejection_tracker(
        &self,
        promise: &JsObject<Promise>,
        operation: OperationType,
        _: &mut Context,
    ) {
        if self.world.halted() {
            return;
        }
        let promise = promise.clone().upcast();
        let world = &self.world;
        let id = world.promise_id(&promise);
        let callback = report::rejection_callback(world, promise, &operation);
        world.on_loop(|event_loop, on| match operation {
            OperationType::Reject => drop(event_loop.promise_rejected(on, id, callback)),
            OperationType::Handle => drop(event_loop.promise_handled(on, id, callback)),
        });
    }

    fn local_timezone_offset_seconds(&self, _: i64) -> i32 {
        // The same time zone everywhere, so that the same program prints the same on every machine.
        0
    }
}

/// Hands every job to the loop.
pub(crate) struct Jobs(pub(crate) Handle);

impl JobExecutor for Jobs {
    fn enqueue_job(self: Rc<Self>, job: Job, context: &mut Context) {
        if self.0.halted() {
            return;
        }
        match job {
            Job::PromiseJob(job) => {
                if let Some(job) = self.0.adopt_at_once(job, context) {
                    self.enqueue_promise_job(job);
                }
            }
            Job::AsyncJob(job) if self.0.linking.get() => run_now(job, context),
            Job::AsyncJob(job) => self.enqueue_import(job),
            Job::GenericJob(job) => {
                let job = RefCell::new(Some(job));
                let callback = Callback::native(move |_, context| {
                    let job = job.borrow_mut().take();
                    job.map_or(Ok(()), |job| job.call(context).map(drop))
                });
                self.microtask(callback, Rule::PromiseReaction);
            }
            // Timeouts of the engine's own (Atomics.waitAsync) and finalizers: nothing observable orders them.
            _ => {}
        }
    }

    fn run_jobs(self: Rc<Self>, _: &mut Context) -> JsResult<()> {
        Ok(())
    }
}

impl Jobs {
    fn enqueue_promise_job(&self, job: PromiseJob) {
        self.microtask(Callback::job(job), Rule::PromiseReaction);
    }

    /// A dynamic `import()` goes on in a later microtask, never while the importing code runs.
    fn enqueue_import(&self, job: NativeAsyncJob) {
        let job = RefCell::new(Some(job));
        let callback = Callback::native(move |_, context| {
            if let Some(job) = job.borrow_mut().take() {
                run_now(job, context);
            }
            Ok(())
        });
        self.microtask(callback, Rule::ModuleEvaluation);
    }

    fn microtask(&self, callback: Callback, rule: Rule) {
        self.0.on_loop(|event_loop, on| event_loop.queue_microtask(on, callback, rule));
    }
}

/// Our module loader never waits, so that one poll finishes the job.
fn run_now(job: NativeAsyncJob, context: &mut Context) {
    let context = RefCell::new(context);
    let mut future = std::pin::pin!(job.call(&context));
    let _ = future.as_mut().poll(&mut TaskContext::from_waker(Waker::noop()));
}

/// The loop's virtual clock, for the engine's `Date`.
pub(crate) struct WorldClock(pub(crate) Handle);

impl Clock for WorldClock {
    fn now(&self) -> JsInstant {
        let nanos = self.0.now().as_nanos();
        JsInstant::new(nanos / 1_000_000_000, (nanos % 1_000_000_000) as u32)
    }

    fn system_time_millis(&self) -> i64 {
        self.0.charge(self.0.costs.clock_read);
        TIME_ORIGIN_EPOCH_MS + self.0.now().as_millis() as i64
    }
}
