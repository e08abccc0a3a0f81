//! Errors: their stack, with the name and message as they are now, and what else they carry.

use boa_engine::{
    JsObject, JsResult, JsString, JsValue, builtins::error::Error, js_string, property::PropertyKey,
};

use super::{Inspector, names::prefix, style::Style};
use crate::console::{kind, text};

/// Where the frames of a stack begin.
const FRAME: &str = "\n    at";

impl Inspector<'_> {
    /// The text of an error; `keys` loses what the text says already, and gains `cause` and `errors`.
    pub(super) fn format_error(
        &mut self,
        error: &JsObject,
        constructor: Option<&str>,
        tag: &str,
        keys: &mut Vec<PropertyKey>,
    ) -> JsResult<String> {
        let Ok(stack) = self.stack_string(error) else {
            return self.known.clone().object_to_string(error, self.context);
        };
        let message = error.get(js_string!("message"), self.context).ok();
        let name = error.get(js_string!("name"), self.context).ok();
        if !self.options.show_hidden {
            hide_said(keys, &stack, message.as_ref(), name.as_ref());
        }
        self.add_hidden_keys(error, keys)?;
        let name = name.filter(|name| !name.is_null_or_undefined());
        let name = name.unwrap_or_else(|| js_string!("Error").into());
        let stack = self.improve_stack(stack, constructor, &name, tag);
        let message = message.and_then(|message| message.as_string()).map(|message| text::lossy(&message));
        let text = self.with_frames(error, &stack, message.as_deref())?;
        Ok(text::indent_lines(&text, self.indentation))
    }

    /// With `showHidden`, V8's errors have a `stack` of their own; the engine's have it on their prototype.
    pub(super) fn add_hidden_stack(&mut self, error: &JsObject, keys: &mut Vec<PropertyKey>) -> JsResult<()> {
        let stack = PropertyKey::from(js_string!("stack"));
        if self.options.show_hidden && error.is::<Error>() && self.own_property(error, &stack)?.is_none() {
            keys.insert(0, stack);
        }
        Ok(())
    }

    /// `error.stack` if it is a text; otherwise what there is.
    fn stack_string(&mut self, error: &JsObject) -> JsResult<String> {
        let stack = error.get(js_string!("stack"), self.context).unwrap_or_default();
        if let Some(stack) = stack.as_string().filter(|stack| !stack.is_empty()) {
            let stack = text::lossy(&stack);
            // The engine gives the frames alone; V8 puts the name and message before them.
            return if stack.starts_with("    at ") {
                Ok(format!("{}\n{}", self.error_to_string(error)?, stack.trim_end()))
            } else {
                Ok(stack)
            };
        }
        let header = self.error_to_string(error)?;
        if !stack.to_boolean() {
            return Ok(header);
        }
        self.seen.push(error.clone());
        let text = self.indented(4, |this| this.format_value(&stack, 0, false))?;
        self.seen.pop();
        Ok(format!("{header}\n    {text}"))
    }

    /// `Error.prototype.toString`.
    fn error_to_string(&mut self, error: &JsObject) -> JsResult<String> {
        error_to_string(error, self.context)
    }

    /// `cause` and `errors` are not enumerable and shown all the same.
    fn add_hidden_keys(&mut self, error: &JsObject, keys: &mut Vec<PropertyKey>) -> JsResult<()> {
        let cause = PropertyKey::from(js_string!("cause"));
        if !keys.contains(&cause) && error.has_own_property(cause.clone(), self.context)? {
            keys.push(cause);
        }
        let errors = PropertyKey::from(js_string!("errors"));
        let list = error.get(errors.clone(), self.context).ok().and_then(|list| list.as_object());
        if list.is_some_and(|list| list.is_array())
            && !keys.contains(&errors)
            && error.has_own_property(errors.clone(), self.context)?
        {
            keys.push(errors);
        }
        Ok(())
    }

    /// Brings the constructor's name into a stack that was written with another one.
    fn improve_stack(
        &mut self,
        stack: String,
        constructor: Option<&str>,
        name: &JsValue,
        tag: &str,
    ) -> String {
        let name_text = match name.as_string() {
            Some(name) => text::lossy(&name),
            None => name.to_string(self.context).map_or_else(|_| String::new(), |name| text::lossy(&name)),
        };
        let mut stack = stack;
        if !name.is_string() {
            let class = prefix(constructor, tag, "Error", "");
            stack = stack.replacen(&name_text, &format!("{name_text} [{}]", class.trim_end()), 1);
        }
        let after_name = stack.strip_prefix(name_text.as_str());
        let is_regular = name_text.ends_with("Error")
            && after_name.is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '\n']));
        if constructor.is_some() && !is_regular {
            return stack;
        }
        let mut fallback = "Error".to_owned();
        let mut said = name_text.len();
        if constructor.is_none() {
            let found = leading_class(&stack).unwrap_or("");
            said = found.len();
            if !found.is_empty() {
                found.clone_into(&mut fallback);
            }
        }
        let prefix = prefix(constructor, tag, &fallback, "");
        let prefix = &prefix[..prefix.len() - 1];
        let rest = stack.get(said..).unwrap_or("");
        if name_text == prefix {
            stack
        } else if !prefix.contains(&name_text) {
            format!("{prefix} [{name_text}]{rest}")
        } else if said == 0 {
            format!("{prefix}: {stack}")
        } else {
            format!("{prefix}{rest}")
        }
    }

    /// Brackets for an error without frames; otherwise its frames, without those its cause has as well.
    fn with_frames(&mut self, error: &JsObject, stack: &str, message: Option<&str>) -> JsResult<String> {
        let said = message.filter(|message| !message.is_empty());
        let after = said.and_then(|message| Some((stack.find(message)?, message.len())));
        let from = after.filter(|(start, _)| *start != 0).map_or(0, |(start, length)| start + length);
        let Some(start) = stack[from..].find(FRAME).map(|start| start + from) else {
            return Ok(format!("[{stack}]"));
        };
        let mut frames: Vec<String> = stack[start + 1..].split('\n').map(str::to_owned).collect();
        self.drop_frames_of_cause(error, &mut frames)?;
        if self.options.colors {
            for frame in frames.iter_mut().filter(|frame| frame.contains("node:")) {
                *frame = Style::Undefined.paint(frame);
            }
        }
        Ok(format!("{}\n{}", &stack[..start], frames.join("\n")))
    }

    fn drop_frames_of_cause(&mut self, error: &JsObject, frames: &mut Vec<String>) -> JsResult<()> {
        let cause = error.get(js_string!("cause"), self.context).ok().and_then(|cause| cause.as_object());
        let Some(cause) = cause.filter(|cause| kind::is_error(cause, self.context)) else {
            return Ok(());
        };
        let stack = self.stack_string(&cause)?;
        let Some(start) = stack.find(FRAME) else { return Ok(()) };
        let of_cause: Vec<&str> = stack[start + 1..].split('\n').collect();
        if let Some((length, offset)) = common_frames(frames, &of_cause) {
            let skipped = length - 2;
            let note = format!("    ... {skipped} lines matching cause stack trace ...");
            let note = self.paint(note, Style::Undefined);
            frames.splice(offset + 1..offset + 1 + skipped, [note]);
        }
        Ok(())
    }
}

/// `Error.prototype.toString`.
fn error_to_string(error: &JsObject, context: &mut boa_engine::Context) -> JsResult<String> {
    let mut part = |key: JsString, missing: &str| -> JsResult<String> {
        let value = error.get(key, context)?;
        if value.is_undefined() {
            return Ok(missing.to_owned());
        }
        Ok(text::lossy(&value.to_string(context)?))
    };
    let name = part(js_string!("name"), "Error")?;
    let message = part(js_string!("message"), "")?;
    Ok(if name.is_empty() {
        message
    } else if message.is_empty() {
        name
    } else {
        format!("{name}: {message}")
    })
}

/// Drops the keys whose values can be read in the stack already.
fn hide_said(keys: &mut Vec<PropertyKey>, stack: &str, message: Option<&JsValue>, name: Option<&JsValue>) {
    let is_said = |value: &JsValue| value.as_string().is_none_or(|said| stack.contains(&text::lossy(&said)));
    let hidden: [(JsString, bool); 3] = [
        (js_string!("stack"), true),
        (js_string!("message"), message.is_some_and(is_said)),
        (js_string!("name"), name.is_some_and(is_said)),
    ];
    keys.retain(|key| {
        !hidden.iter().any(|(name, is_hidden)| *is_hidden && *key == PropertyKey::from(name.clone()))
    });
}

/// The class at the beginning of a stack, as far as it looks like one.
fn leading_class(stack: &str) -> Option<&str> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || "_ []()-".contains(c);
    let end = stack.find(|c| !is_part(c)).unwrap_or(stack.len());
    let (class, rest) = stack.split_at(end);
    if class.len() > 1
        && class.starts_with(|c: char| c.is_ascii_uppercase())
        && (rest.starts_with(':') || rest.starts_with(FRAME))
    {
        return Some(class);
    }
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    (stack.ends_with("Error") && stack.chars().all(is_name)).then_some(stack)
}

/// More than three frames in a row that both stacks have: how many, and from which on.
fn common_frames(frames: &[String], others: &[&str]) -> Option<(usize, usize)> {
    for start in 0..frames.len().saturating_sub(3) {
        let Some(position) = others.iter().position(|other| *other == frames[start]) else {
            continue;
        };
        let length =
            frames[start..].iter().zip(&others[position..]).take_while(|(own, other)| own == *other).count();
        if length > 3 {
            return Some((length, start));
        }
    }
    None
}
