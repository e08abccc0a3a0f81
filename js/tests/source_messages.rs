//! The engine's errors, once fixed, say what V8 says, where V8 says it. Node's side is recorded.

use std::cell::RefCell;
use std::rc::Rc;

use boa_engine::object::FunctionObjectBuilder;
use boa_engine::property::Attribute;
use boa_engine::{Context, JsArgs, JsString, JsValue, NativeFunction, Source, js_string};
use looplab_core::trace::Stream;
use looplab_js::source::messages::{Messages, Trail, install};
use looplab_js::source::{Instrumented, Kind, Names, instrument};
use looplab_js::{Options, Program};
use serde_json::Value;

/// How many of the recorded messages may differ: only ever to be lowered.
const MESSAGES_MAY_DIFFER: usize = 38;
/// How many columns may differ of those errors whose message is right.
const COLUMNS_MAY_DIFFER: usize = 33;

/// What `report(error)` was given: name, message, the column of the first own frame.
type Report = (String, String, Option<u64>);

/// A context in which instrumented programs run.
struct Host {
    context: Context,
    messages: Rc<Messages>,
    trail: Rc<RefCell<Option<Rc<RefCell<Trail>>>>>,
}

impl Host {
    fn new() -> Self {
        let mut context = Context::default();
        context.runtime_limits_mut().set_recursion_limit(300);
        let messages = Rc::new(Messages::new());
        install(&messages, &mut context).unwrap();
        Self { context, messages, trail: Rc::default() }
    }

    /// What the program's markers call.
    fn hidden(&mut self, names: &Names) {
        let trail = Rc::clone(&self.trail);
        self.global(&names.mark, move |args, context| {
            let id = args.get_or_undefined(0).to_u32(context).unwrap_or(0);
            if let Some(trail) = &*trail.borrow() {
                trail.borrow_mut().mark(id);
            }
            JsValue::undefined()
        });
        self.global(&names.await_, |args, _| args.get_or_undefined(1).clone());
        let messages = Rc::clone(&self.messages);
        self.global(&names.caught, move |args, context| {
            messages.fix(args.get_or_undefined(0), context);
            JsValue::undefined()
        });
        for name in [&names.evaluated, &names.defined, &names.deep] {
            self.global(name, |args, _| args.get_or_undefined(0).clone());
        }
    }

    fn global(&mut self, name: &str, run: impl Fn(&[JsValue], &mut Context) -> JsValue + 'static) {
        // SAFETY: the closures capture nothing that the engine's collector knows.
        let function =
            unsafe { NativeFunction::from_closure(move |_, args, context| Ok(run(args, context))) };
        let function = FunctionObjectBuilder::new(self.context.realm(), function).build();
        self.context.register_global_property(JsString::from(name), function, Attribute::all()).unwrap();
    }

    fn run(&mut self, made: &Rc<Instrumented>) -> Result<(), JsValue> {
        let trail = self.messages.add("/p.js", 0, Rc::clone(made));
        *self.trail.borrow_mut() = Some(trail);
        self.hidden(&made.names);
        let source = Source::from_bytes(made.code.as_bytes()).with_path(std::path::Path::new("/p.js"));
        let result = self.context.eval(source).map(drop);
        let jobs = self.context.run_jobs();
        result.and(jobs).map_err(|error| error.into_opaque(&mut self.context).unwrap_or_default())
    }
}

/// The column of the first frame in the program.
fn column(stack: &str) -> Option<u64> {
    let at = stack.find("/p.js:")?;
    stack[at..].lines().next()?.trim_end_matches(')').rsplit(':').next()?.parse().ok()
}

/// What the programs call with an error, or with a value that was thrown.
const REPORT: &str = "
function report(error) {
  const told = error instanceof Error ? [error.name, error.message, error.stack] : ['value', String(error), ''];
  console.log(JSON.stringify(told));
}";

/// Runs one program as Node would; the last report.
fn report(program: &str) -> Option<Report> {
    let program = Program::new("/p.js", format!("{program}{REPORT}"));
    let outcome = looplab_js::run(&program, &Options::default()).expect("the options are right");
    let stdout = outcome.text(Stream::Stdout);
    let told: [String; 3] = serde_json::from_str(stdout.lines().last()?).ok()?;
    let [name, message, stack] = told;
    Some((name, message, column(&stack)))
}

#[test]
fn messages_are_v8s() {
    let cases: Vec<Value> = serde_json::from_str(include_str!("source/messages.json")).unwrap();
    assert!(cases.len() > 120);
    let (mut wrong, mut places) = (0, 0);
    for case in &cases {
        // The engine's own recursion limit cannot be caught: the host throws before it.
        if case["code"].as_str().unwrap().contains("f() { f() }") {
            continue;
        }
        let got = report(case["program"].as_str().unwrap());
        let (name, message, column) = match &got {
            Some((name, message, column)) => (name.as_str(), message.as_str(), *column),
            None => ("", "", None),
        };
        let wanted = case["message"].as_str();
        if wanted.is_none() && name == "value" {
            continue;
        }
        if wanted != Some(message) || case["name"] != name {
            wrong += 1;
            eprintln!("{}\n  node {:?}\n  we   {message:?}", case["code"], wanted.unwrap_or_default());
        } else if case["column"].as_u64().is_some_and(|wanted| Some(wanted) != column) {
            places += 1;
            eprintln!("{}\n  node at {} we at {column:?}", case["code"], case["column"]);
        }
    }
    eprintln!("{wrong} messages and {places} columns of {} differ", cases.len());
    assert!(wrong <= MESSAGES_MAY_DIFFER && places <= COLUMNS_MAY_DIFFER);
}

/// Runs a program; what it left in the global `out`.
fn out(program: &str) -> String {
    let made = Rc::new(instrument(program, Kind::Script).unwrap());
    let mut host = Host::new();
    if let Err(error) = host.run(&made) {
        return format!("uncaught {}", error.display());
    }
    let out = host.context.global_object().get(js_string!("out"), &mut host.context).unwrap();
    out.to_string(&mut host.context).unwrap().to_std_string_escaped()
}

#[test]
fn errors_of_the_program_have_a_stack_and_are_left_alone() {
    assert_eq!(
        out("class E extends RangeError { constructor(m) { super(m); this.extra = 1 } }\n\
             function f() { return new E('x') }\nvar e = f()\n\
             var out = [e instanceof E, e instanceof RangeError, e instanceof Error, e.name, e.message, e.extra,\n\
             Object.getPrototypeOf(E) === RangeError, RangeError.name, RangeError.length, e.constructor === E,\n\
             TypeError.prototype.constructor === TypeError, Object.getPrototypeOf(TypeError) === Error,\n\
             Object.keys(e).join(), e.hasOwnProperty('stack'), TypeError('y') instanceof TypeError].join(' ')"),
        "true true true RangeError x 1 true RangeError 1 true true true extra true true"
    );
    assert_eq!(
        out("try { throw new TypeError('not a callable function') } catch (e) { var out = e.message }"),
        "not a callable function"
    );
    assert_eq!(
        out("function f() {\n  return new Error('m\\nn')\n}\nvar out = f().stack"),
        "Error: m\nn\n    at f (/p.js:2:10)\n    at /p.js:4:11"
    );
    assert_eq!(
        out("Error.stackTraceLimit = 1; function f() { return new Error('x') }\nvar out = f().stack"),
        "Error: x\n    at f (/p.js:1:50)"
    );
    assert_eq!(
        out(
            "function g() { var o = { name: 'N', message: 'M' }; Error.captureStackTrace(o, g); return o.stack }\nfunction h() { return g() }\nvar out = h()"
        ),
        "N: M\n    at h (/p.js:2:23)\n    at /p.js:3:11"
    );
}

#[test]
fn fixing_twice_changes_nothing() {
    let program = "var seen = []; function f() { try { null.x } catch (e) { seen.push(e.message); e.message = 'mine'; throw e } }\n\
                   try { f() } catch (e) { seen.push(e.message) } var out = seen.join('|')";
    assert_eq!(out(program), "Cannot read properties of null (reading 'x')|mine");
}
