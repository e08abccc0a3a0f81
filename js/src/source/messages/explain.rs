//! From what the engine says and where, to what V8 says and where.

use super::frames::Frame;
use super::operations::{Fails, Names, Operation, Operations, Value};
use super::{Messages, Program, render, table};

/// V8's message and, if it differs, the byte where V8 points.
pub(super) fn explain(
    messages: &Messages,
    name: &str,
    said: &str,
    frames: &[Frame],
) -> (String, Option<u32>) {
    let own = frames.iter().find(|frame| !frame.native);
    let program = own.and_then(|frame| messages.program(&frame.path));
    let found = match (own, &program) {
        (Some(frame), Some(program)) => Case::new(program, frame, said, frames).explain(name),
        _ => None,
    };
    if frames.is_empty() && said.starts_with("cannot convert 'null' or 'undefined'") {
        // A combinator rejects its promise with what it could not iterate.
        let says = "undefined is not iterable (cannot read property Symbol(Symbol.iterator))";
        return (says.to_owned(), None);
    }
    let said_by_table = || table::rewrite(said).map(|message| (message, None));
    found.or_else(said_by_table).unwrap_or_else(|| (said.to_owned(), None))
}

/// One error: where it was thrown.
struct Case<'p> {
    said: &'p str,
    source: &'p str,
    operations: &'p Operations,
    /// Where the engine points.
    engine: Option<u32>,
    /// The statement, as far as it is known.
    region: (u32, u32),
    /// The function whose parameters failed, if the engine points nowhere.
    entry: Option<(u32, u32)>,
}

type Answer = Option<(String, Option<u32>)>;

impl<'p> Case<'p> {
    fn new(program: &'p Program, frame: &Frame, said: &'p str, frames: &[Frame]) -> Self {
        let operations = program.operations();
        let engine = frame.offset;
        // Without a position it is the parameters of a function: look for it by the engine's name.
        let entry = frame.imprecise.then(|| function_named(program, frame, frames)).flatten();
        let scope = engine.map_or(0, |engine| program.text.function_at(engine));
        let function = &program.text.functions[scope as usize];
        let last = program.trail.borrow().last(scope).map(|id| &program.text.points[id as usize]);
        let statement = last.map(|point| program.text.point_range(point));
        let exact = engine.and_then(|engine| {
            let at = operations.at(engine).filter(|it| !matches!(it.fails, Fails::Read { .. }));
            at.map(|it| (it.start, it.end)).min_by_key(|(start, end)| end - start)
        });
        let region = entry.or(exact).or(statement).unwrap_or((function.start, function.end));
        let source = program.text.source.as_str();
        Self { said, source, operations, engine, region, entry }
    }

    fn explain(&self, name: &str) -> Answer {
        match self.said {
            "not a callable function" => self.not_callable(),
            "not a constructor" => self.not_constructor(),
            "class constructor cannot be invoked without 'new'" => self.class_call(),
            "access of uninitialized binding" => self.uninitialized(),
            "superclass must be a constructor" => self.superclass(),
            "super constructor object must be constructor" => self.super_constructor(),
            "Promise executor is not callable" => {
                self.argument(|value| format!("Promise resolver {} is not a function", render::plain(value)))
            }
            "Cannot delete property" => self.deleted(),
            "Private element does not exist on object" => self.private(),
            "String.prototype.repeat: count must be non-negative" => {
                self.argument(|value| format!("Invalid count value: {}", render::plain(value)))
            }
            "Cannot construct a property descriptor from a non-object" => {
                self.third("Property description must be an object: ")
            }
            "The comparison function must be either a function or undefined" => {
                self.argument(|value| format!("{}: {}", self.said, render::plain(value)))
            }
            "value returned for property of object is not a function"
            | "value with type `undefined` is not callable" => self.iterable("object"),
            "Property descriptor getter must be callable" => self.accessor("get", "Getter"),
            "Property descriptor setter must be callable" => self.accessor("set", "Setter"),
            "cannot get key and value from primitive item of `iterable`" => self.entry(),
            "target must be an object" => {
                let call = self.called().filter(|call| call.text.starts_with("Reflect."))?;
                Some((format!("{} called on non-object", call.text), Some(call.shown)))
            }
            said if said.starts_with("cannot mutate an immutable")
                || said.starts_with("cannot assign to uninit") =>
            {
                self.assigns()
            }
            _ if name == "SyntaxError" && self.called().is_some_and(|call| call.text == "eval") => {
                self.parsed()
            }
            said if said.contains("BigInt") || said.starts_with("right-hand side of 'inst") => {
                let message = table::rewrite(said)?;
                let binary = self.operations.within(self.region).find(|it| it.fails == Fails::Binary);
                Some((message, binary.map(|it| it.shown)))
            }
            said if name == "ReferenceError" && said.ends_with(" is not defined") => self.not_defined(),
            _ => self.by_prefix(),
        }
    }

    fn by_prefix(&self) -> Answer {
        let said = self.said;
        if said.starts_with("cannot convert 'null' or 'undefined'")
            || said == "cannot convert null or undefined to Object"
        {
            return self.nullish();
        }
        if let Some(kind) =
            said.strip_prefix("value with type `").and_then(|rest| rest.strip_suffix("` is not iterable"))
        {
            return self.iterable(kind);
        }
        if let Some(value) =
            said.strip_prefix("Cannot destructure '").and_then(|rest| rest.strip_suffix("' value"))
        {
            return self.destructured(value);
        }
        if let Some(rest) = said.strip_prefix("right-hand side of 'in' should be an object, got `") {
            return self.in_operator(rest.trim_end_matches('`'));
        }
        if let Some(name) = said.strip_prefix("cannot set non-writable property: ") {
            return self.read_only(name);
        }
        if said.contains("expected 'proto' to be an Object or null") {
            let at = usize::from(said.contains("setPrototypeOf"));
            let typed = self.argument_at(at)?;
            return Some((
                format!("Object prototype may only be an Object or null: {}", render::plain(&typed)),
                None,
            ));
        }
        if said.starts_with("failed to create matcher") {
            let (pattern, flags) = (self.argument_at(0)?, self.argument_at(1).unwrap_or_default());
            let flags = if flags == "undefined" { String::new() } else { render::plain(&flags) };
            return Some((super::install::regex_message(&render::plain(&pattern), &flags), None));
        }
        if said.starts_with("repeated regular expression flag")
            || said.starts_with("invalid regular expression flag")
        {
            let flags = render::plain(&self.argument_at(1)?);
            return Some((format!("Invalid flags supplied to RegExp constructor '{flags}'"), None));
        }
        if let Some(private) = self.private_member() {
            return Some(private);
        }
        let callback = ["not callable", "must be callable", "non-callable", "invalid callback function"];
        if !said.starts_with("right-hand") && callback.iter().any(|words| said.contains(words)) {
            let from = said.starts_with('`');
            let typed = if from { self.argument_at(1) } else { self.argument_at(0) };
            return Some((
                format!("{} is not a function", typed.unwrap_or_else(|| "undefined".into())),
                None,
            ));
        }
        None
    }

    /// The call or `new` that the engine points at.
    fn called(&self) -> Option<&'p Operation> {
        let at = self.operations.at(self.engine?);
        at.filter(|it| matches!(it.fails, Fails::Call { .. } | Fails::New { .. })).last()
    }

    fn not_callable(&self) -> Answer {
        if let Some(call) = self.called() {
            return Some((format!("{} is not a function", call.text), Some(call.shown)));
        }
        let inner = self.operations.within(self.region).find(|it| matches!(it.fails, Fails::Call { .. }))?;
        Some((format!("{} is not a function", inner.text), Some(inner.shown)))
    }

    fn not_constructor(&self) -> Answer {
        let call = self.called()?;
        Some((format!("{} is not a constructor", call.text), Some(call.shown)))
    }

    fn class_call(&self) -> Answer {
        let name = self.called()?.text.as_str();
        let name = name.strip_suffix(".call").or_else(|| name.strip_suffix(".apply")).unwrap_or(name);
        let name = name.rsplit('.').next().unwrap_or(name);
        Some((format!("Class constructor {name} cannot be invoked without 'new'"), None))
    }

    /// The names in the statement that mean a `let`, a `const` or a class.
    fn uninitialized(&self) -> Answer {
        let names = self.operations.within(self.region).filter(|it| it.fails == Fails::Name);
        let lexical = |it: &Operation| {
            self.lexical(&it.text, it.start).map(|at| (it.start < at, it.text.clone(), it.start))
        };
        let found: Vec<_> = names.filter_map(lexical).collect();
        let (_, name, at) = found.iter().find(|(early, _, _)| *early).or_else(|| found.first())?;
        Some((format!("Cannot access '{name}' before initialization"), Some(*at)))
    }

    /// Where the innermost declaration that `name` means at `at` stands.
    fn lexical(&self, name: &str, at: u32) -> Option<u32> {
        let around =
            self.operations.lexical.iter().filter(|it| it.name == name && it.start <= at && at < it.end);
        around.min_by_key(|it| it.end - it.start).map(|it| it.at)
    }

    fn not_defined(&self) -> Answer {
        let name = self.said.strip_suffix(" is not defined")?;
        let mut uses =
            self.operations.within(self.region).filter(|it| it.fails == Fails::Name && it.text == name);
        let at = uses.next().map(|it| it.start);
        let here = at.or(self.engine)?;
        // A closure that runs too early: the engine knows the name only once it has a value.
        if self.lexical(name, here).is_some() {
            return Some((format!("Cannot access '{name}' before initialization"), at));
        }
        Some((self.said.to_owned(), at))
    }

    fn superclass(&self) -> Answer {
        let class = self.operations.within(self.region).find(|it| it.fails == Fails::Extends)?;
        Some((format!("Class extends value {} is not a constructor or null", class.text), Some(class.shown)))
    }

    fn super_constructor(&self) -> Answer {
        let class = self.operations.all.iter().find(|it| it.fails == Fails::Extends && it.text == "null")?;
        let name = self.operations.lexical.iter().find(|it| class.start <= it.at && it.at < class.end)?;
        Some((format!("Super constructor null of {} is not a constructor", name.name), None))
    }

    fn argument(&self, say: impl Fn(&str) -> String) -> Answer {
        self.argument_at(0).map(|value| (say(&value), None))
    }

    fn third(&self, says: &str) -> Answer {
        Some((format!("{says}{}", render::plain(&self.argument_at(2)?)), None))
    }

    fn argument_at(&self, index: usize) -> Option<String> {
        match &self.called()?.fails {
            Fails::Call { arguments, .. } | Fails::New { arguments } => {
                Some(arguments.get(index).cloned().unwrap_or_else(|| "undefined".into()))
            }
            _ => None,
        }
    }

    fn deleted(&self) -> Answer {
        let it = self.operations.at(self.engine?).find(|it| it.fails == Fails::Delete)?;
        Some((format!("Cannot delete property '{}' of {}", it.key.clone()?, object_text(&it.text)), None))
    }

    fn private(&self) -> Answer {
        let engine = self.engine?;
        let read = self.operations.at(engine).find(|it| matches!(it.fails, Fails::Read { .. }));
        let write = self.operations.at(engine).find(|it| it.fails == Fails::Write);
        let (verb, it) = match (read, write) {
            (Some(it), _) => ("read private member", it),
            (None, Some(it)) => ("write private member", it),
            _ => return None,
        };
        let to = if verb.starts_with("write") { "to" } else { "from" };
        let key = it.key.clone()?;
        Some((format!("Cannot {verb} {key} {to} an object whose class did not declare it"), Some(it.shown)))
    }

    /// Private methods and accessors that are written or lack a half.
    fn private_member(&self) -> Answer {
        let engine = self.engine?;
        let keyed = |it: &&Operation| it.key.as_ref().is_some_and(|key| key.starts_with('#'));
        let it = self.operations.at(engine).find(keyed)?;
        let key = it.key.as_deref()?;
        let message = match self.said {
            "private method is not writable" => format!("Private method '{key}' is not writable"),
            "private property was defined without a setter" => {
                format!("'{key}' was defined without a setter")
            }
            "private property was defined without a getter" => {
                format!("'{key}' was defined without a getter")
            }
            _ => return None,
        };
        Some((message, Some(it.shown)))
    }

    fn in_operator(&self, kind: &str) -> Answer {
        let it = self.operations.within(self.region).find(|it| matches!(it.fails, Fails::In { .. }))?;
        let Fails::In { left } = &it.fails else { return None };
        let right = match (it.text.as_str(), kind) {
            ("", "object") => "null",
            ("", kind) => kind,
            (text, _) => text,
        };
        Some((format!("Cannot use 'in' operator to search for '{left}' in {right}"), Some(it.shown)))
    }

    /// The engine does not say why a property cannot be written: what the program's text makes likeliest.
    fn read_only(&self, name: &str) -> Answer {
        let writes = |it: &&Operation| it.fails == Fails::Write;
        let engine = self.engine?;
        let around = |it: &&Operation| {
            writes(it) && it.key.as_deref() == Some(name) && it.start <= engine && engine < it.end
        };
        let pointed = self.operations.at(engine).find(writes);
        let it = pointed.or_else(|| self.operations.all.iter().find(around));
        let shown = it.or_else(|| self.assigned()).map(|it| it.shown);
        let text = it.map_or("", |it| it.text.as_str());
        let frozen = text.starts_with("Object.freeze(");
        let number = name.parse::<u32>().is_ok();
        let known = self.operations.properties.contains(name) || matches!(text, "Math" | "Number" | "Symbol");
        let constant = matches!(name, "undefined" | "NaN" | "Infinity");
        let message = if let Some(string) = text.strip_prefix('"').filter(|_| number || name == "length") {
            format!(
                "Cannot assign to read only property '{name}' of string '{}'",
                string.trim_end_matches('"')
            )
        } else if text.parse::<f64>().is_ok() || matches!(text, "true" | "false") {
            let kind = if text.parse::<f64>().is_ok() { "number" } else { "boolean" };
            format!("Cannot create property '{name}' on {kind} '{text}'")
        } else if frozen && known && !number {
            format!("Cannot assign to read only property '{name}' of object '#<Object>'")
        } else if let Some(class) =
            self.operations.getters.get(name).filter(|_| !frozen && !self.operations.setters.contains(name))
        {
            format!("Cannot set property {name} of #<{class}> which has only a getter")
        } else if number && it.is_some() {
            format!("Cannot assign to read only property '{name}' of object '[object Array]'")
        } else if known || constant {
            format!("Cannot assign to read only property '{name}' of object '#<Object>'")
        } else {
            format!("Cannot add property {name}, object is not extensible")
        };
        Some((message, shown))
    }

    /// The assignment to a name that the engine points at.
    fn assigned(&self) -> Option<&'p Operation> {
        self.operations.at(self.engine?).find(|it| it.fails == Fails::Name)
    }

    /// A constant or an undeclared name is assigned to: the engine points at the start, V8 at the operator.
    fn assigns(&self) -> Answer {
        let message = table::rewrite(self.said)?;
        let quoted = self.said.split(['\'', '`']).nth(1)?;
        let mut names = self.operations.within(self.region).filter(|it| it.fails == Fails::Name);
        let by_name = || names.find(|it| it.text == quoted && it.engine.is_some());
        Some((message, self.assigned().or_else(by_name).map(|it| it.shown)))
    }

    /// The text of `eval` or `new Function` does not parse.
    fn parsed(&self) -> Answer {
        let typed = self.argument_at(0)?;
        let text = typed.strip_prefix("string \"")?.strip_suffix('"')?;
        let error = crate::source::instrument(text, crate::source::Kind::Script).err()?;
        Some((error.message, None))
    }
}

/// What V8 shows for an object of which only the text is known.
fn object_text(text: &str) -> String {
    match text {
        text if text.starts_with('[') => "[object Array]".into(),
        _ => "#<Object>".into(),
    }
}

/// The function of a frame that the engine gives no position: by its name.
fn function_named(program: &Program, frame: &Frame, _frames: &[Frame]) -> Option<(u32, u32)> {
    let name = frame.name.as_deref().unwrap_or_default();
    let fits = |own: &Option<String>| {
        let own = own.as_deref().unwrap_or_default();
        own == name || own.rsplit(['.', ' ']).next() == Some(name)
    };
    let mut named = program.text.functions.iter().skip(1).filter(|function| fits(&function.name));
    let patterns = |start: u32, end: u32| {
        let mut within = program.operations().within((start, end));
        within.any(|it| matches!(it.fails, Fails::Parameter { .. }))
    };
    named.find(|it| patterns(it.start, it.end)).map(|it| (it.start, it.end))
}

/// How sure it is that `operation` failed on a missing value.
pub(super) fn likely(operation: &Operation) -> u8 {
    match operation.value {
        Value::Null | Value::Undefined => 2,
        Value::Unknown => 1,
        Value::Safe => 0,
    }
}

mod arguments;
mod nullish;
