//! `undefined` and `null` where something was to be.

use super::*;

impl Case<'_> {
    /// `cannot convert 'null' or 'undefined' to object`.
    pub(super) fn nullish(&self) -> Answer {
        if let Some(read) = self.pointed(|it| matches!(it.fails, Fails::Read { .. })) {
            return Some(reading(read));
        }
        let inside = self.likeliest();
        if let Some(call) = self.called()
            && inside.is_none_or(|it| likely(it) < 2)
        {
            let answered = || self.answered(call).or(inside).map(says);
            return self.native(call).or_else(answered);
        }
        inside.map(says)
    }

    /// What is done to the answer of `call`: the engine points at the call.
    fn answered(&self, call: &Operation) -> Option<&Operation> {
        let done = |it: &&Operation| {
            matches!(it.fails, Fails::Read { .. } | Fails::Write)
                && it.start == call.start
                && it.end > call.end
        };
        self.operations.all.iter().filter(done).min_by_key(|it| (2 - likely(it).min(2), it.end))
    }

    fn pointed(&self, wanted: impl Fn(&Operation) -> bool) -> Option<&Operation> {
        self.operations.at(self.engine?).find(|it| wanted(it))
    }

    /// Of what may have failed in the statement without the engine pointing at it, the likeliest.
    fn likeliest(&self) -> Option<&Operation> {
        let unpointed = |it: &&Operation| match it.fails {
            Fails::Read { callee } => callee,
            Fails::Write => it.engine.is_none() || it.engine == self.engine,
            Fails::Iterate { .. } => true,
            _ => false,
        };
        let all = self.operations.within(self.region).filter(unpointed).filter(|it| likely(it) > 0);
        // The first of the surest, as it is met first.
        all.fold(None, |best: Option<&Operation>, it| match best {
            Some(best) if likely(best) >= likely(it) => Some(best),
            _ => Some(it),
        })
    }

    /// A function of the engine was given nothing.
    fn native(&self, call: &Operation) -> Answer {
        let typed = self.argument_at(0)?;
        let name = call.text.as_str();
        let message = match &call.fails {
            Fails::Call { spread: true, .. } => {
                let iterates = |it: &&Operation| matches!(it.fails, Fails::Iterate { .. });
                return self.operations.within((call.start, call.end)).find(iterates).map(says);
            }
            Fails::New { .. } => not_iterable(&typed),
            _ if name == "Object.setPrototypeOf" => format!("{name} called on null or undefined"),
            _ if name == "Object.fromEntries" => "undefined is not iterable".to_owned(),
            _ if name.starts_with("Object.") && name.matches('.').count() == 1 => {
                "Cannot convert undefined or null to object".to_owned()
            }
            _ if name.starts_with("Promise.") || name == "Array.from" => not_iterable(&typed),
            _ => {
                let (owner, _) = name.rsplit_once('.')?;
                let (class, method) =
                    owner.rsplit_once('.').filter(|_| name.ends_with(".call") || name.ends_with(".apply"))?;
                let class = if class == "[]" { "Array.prototype" } else { class };
                format!("{class}.{method} called on null or undefined")
            }
        };
        Some((message, Some(call.shown)))
    }

    /// `value with type … is not iterable`.
    pub(super) fn iterable(&self, kind: &str) -> Answer {
        let within = self.operations.within(self.region);
        let iterated: Vec<_> = within.filter(|it| matches!(it.fails, Fails::Iterate { .. })).collect();
        let sure = iterated.iter().find(|it| it.text == ".for" && kind != "object" || kind_of(it) == kind);
        let inside = sure.or(iterated.first()).copied();
        if let Some(call) = self.called() {
            let spread = matches!(call.fails, Fails::Call { spread: true, .. });
            let message = if spread {
                "Spread syntax requires ...iterable[Symbol.iterator] to be a function".to_owned()
            } else {
                let typed = self.argument_at(0).unwrap_or_default();
                not_iterable(if typed == "undefined" { kind } else { &typed })
            };
            return Some((message, Some(call.shown)));
        }
        let it = inside?;
        let Fails::Iterate { names, asynchronous } = it.fails else { return None };
        let what = if asynchronous { "async iterable" } else { "iterable" };
        if let Some(callee) = it.text.strip_suffix("(...)") {
            return Some((answer_not_iterable(callee, what), Some(it.shown)));
        }
        if names == Names::Text || is_name(&it.text) || it.text == ".for" {
            return Some((format!("{} is not {what}", it.text), Some(it.shown)));
        }
        let literal = it.text.parse::<f64>().is_ok();
        let text = if literal { format!("{kind} {}", it.text) } else { kind.to_owned() };
        Some((not_iterable(&text), Some(it.shown)))
    }

    /// `Cannot destructure 'undefined' value`.
    pub(super) fn destructured(&self, value: &str) -> Answer {
        let parameter = self.entry.is_some();
        let wanted = |it: &&Operation| match it.fails {
            Fails::Destructure { .. } => !parameter,
            Fails::Iterate { .. } => !parameter && it.engine.is_none(),
            Fails::Parameter { .. } => parameter,
            _ => false,
        };
        let found: Vec<_> = self.operations.within(self.region).filter(wanted).collect();
        // What the text shows to be there did not fail: something in it did.
        let it = *found.iter().find(|it| likely(it) > 0).or(found.first())?;
        let nested = matches!(it.fails, Fails::Destructure { nested: true });
        let message = match (&it.fails, &it.key) {
            (Fails::Iterate { .. }, _) if it.text == ".for" => format!("{} is not iterable", it.text),
            (Fails::Iterate { .. }, _) if it.text.ends_with("(...)") => {
                answer_not_iterable(it.text.trim_end_matches("(...)"), "iterable")
            }
            (Fails::Iterate { .. }, _) if is_name(&it.text) && it.text != "undefined" || it.text == value => {
                format!("{} is not iterable", it.text)
            }
            (Fails::Iterate { .. }, _) => not_iterable(value),
            (Fails::Parameter { .. }, None) if it.text == "undefined" => not_iterable(value),
            (_, Some(key)) if nested => format!("Cannot read properties of {value} (reading '{key}')"),
            (_, key) => {
                let of = match (it.text.as_str(), value) {
                    ("", "null") => "object null",
                    ("", value) => value,
                    (text, _) => text,
                };
                let property = key.as_ref().map(|key| format!("property '{key}' of ")).unwrap_or_default();
                format!("Cannot destructure {property}'{of}' as it is {value}.")
            }
        };
        Some((message, Some(it.shown)))
    }
}

/// The type of what is iterated, as far as the text tells.
fn kind_of(it: &Operation) -> &'static str {
    match it.text.as_str() {
        text if text.parse::<f64>().is_ok() => "number",
        text if text.starts_with('{') => "object",
        text if text.starts_with('[') => "array",
        _ => "",
    }
}

fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphabetic() || c == '_' || c == '$')
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '$'))
}

/// What a call gave cannot be iterated, whatever it is.
fn answer_not_iterable(callee: &str, what: &str) -> String {
    format!("{callee} is not a function or its return value is not {what}")
}

fn not_iterable(typed: &str) -> String {
    format!("{typed} is not iterable (cannot read property Symbol(Symbol.iterator))")
}

/// What failed, on `null` if the text says so and else on `undefined`, which is likelier.
fn says(it: &Operation) -> (String, Option<u32>) {
    match it.fails {
        Fails::Iterate { names, asynchronous } => {
            let what = if asynchronous { "async iterable" } else { "iterable" };
            let shown = if it.text.is_empty() { "undefined" } else { &it.text };
            if let (Some(callee), true) = (it.text.strip_suffix("(...)"), names != Names::TextAndValue) {
                return (answer_not_iterable(callee, what), Some(it.shown));
            }
            let message = match names {
                Names::Text => format!("{shown} is not {what}"),
                Names::TextAndValue => format!("{shown} is not iterable (cannot read property {})", name(it)),
                Names::Value if it.value == Value::Null => not_iterable("object null"),
                Names::Value => not_iterable("undefined"),
            };
            (message, Some(it.shown))
        }
        Fails::Write => {
            let key = it.key.as_ref().map(|key| format!(" (setting '{key}')")).unwrap_or_default();
            (format!("Cannot set properties of {}{key}", name(it)), Some(it.shown))
        }
        _ => reading(it),
    }
}

fn reading(it: &Operation) -> (String, Option<u32>) {
    if it.key.as_deref() == Some("Symbol(Symbol.iterator)") {
        let of = if it.value == Value::Null { "object null" } else { "undefined" };
        return (not_iterable(of), Some(it.shown));
    }
    let key = it.key.as_ref().map(|key| format!(" (reading '{key}')")).unwrap_or_default();
    (format!("Cannot read properties of {}{key}", name(it)), Some(it.shown))
}

fn name(it: &Operation) -> &'static str {
    if it.value == Value::Null { "null" } else { "undefined" }
}
