//! Regular expressions, dates, errors, buffers, promises, boxed primitives, and instances of classes.

use boa_engine::{
    JsResult, JsValue,
    builtins::{
        array_buffer::{ArrayBuffer, SharedArrayBuffer},
        dataview::DataView,
        promise::Promise,
    },
    js_string,
    module::ModuleNamespace,
    object::builtins::{JsDate, JsRegExp},
    property::PropertyKey,
};

use super::{
    Inspector,
    raw::{About, Entries, Plan, Planned},
    style::Style,
};
use crate::console::{hook, kind, text};

impl Inspector<'_> {
    /// The plan for an object that is no array, collection, function or plain object.
    pub(super) fn plan_special(
        &mut self,
        about: &About<'_>,
        mut keys: Vec<PropertyKey>,
    ) -> JsResult<Planned> {
        let object = about.object;
        if let Ok(regexp) = JsRegExp::from_object(object.clone()) {
            let base = self.regexp_base(&regexp, about)?;
            if self.too_deep(about.level) {
                return Ok(Planned::Text(self.paint(base, Style::RegExp)));
            }
            return Ok(self.based(base, keys, about, Some(Style::RegExp)));
        }
        if let Ok(date) = JsDate::from_object(object.clone()) {
            let base = self.date_base(&date, about)?;
            return Ok(self.based(base, keys, about, Some(Style::Date)));
        }
        if kind::is_error(object, self.context) {
            hook::before_error(&object.clone().into(), self.context);
            self.add_hidden_stack(object, &mut keys)?;
            let base = self.format_error(object, about.constructor, about.tag, &mut keys)?;
            return Ok(self.based(base, keys, about, None));
        }
        if object.is::<ArrayBuffer>() || object.is::<SharedArrayBuffer>() {
            return self.plan_buffer(about, keys);
        }
        let open = |fallback| format!("{}{{", about.prefix(fallback, ""));
        let mut plan = if object.is::<DataView>() {
            let mut plan = Plan::new(open("DataView"), keys, Entries::None);
            plan.extra = &["byteLength", "byteOffset", "buffer"];
            plan
        } else if object.is::<Promise>() {
            Plan::new(open("Promise"), keys, Entries::Promise)
        } else if kind::is_weak_set(object) {
            Plan::new(open("WeakSet"), keys, Entries::Weak)
        } else if kind::is_weak_map(object) {
            Plan::new(open("WeakMap"), keys, Entries::Weak)
        } else if object.is::<ModuleNamespace>() {
            Plan::new(open("Module"), keys, Entries::Namespace)
        } else if let Some((name, value)) = kind::boxed_primitive(object) {
            return Ok(self.plan_boxed(about, name, &value, keys));
        } else {
            let prefix = self.plain_prefix(object, about.constructor, about.tag);
            if about.lists_nothing(&keys) {
                return Ok(Planned::Text(format!("{prefix}{{}}")));
            }
            Plan::new(format!("{prefix}{{"), keys, Entries::None)
        };
        plan.in_typed_array = about.in_typed_array;
        Ok(Planned::Plan(plan))
    }

    fn regexp_base(&mut self, regexp: &JsRegExp, about: &About<'_>) -> JsResult<String> {
        let base = kind::regexp_text(regexp, self.context)?;
        let prefix = about.prefix("RegExp", "");
        Ok(if prefix == "RegExp " { base } else { format!("{prefix}{base}") })
    }

    fn date_base(&mut self, date: &JsDate, about: &About<'_>) -> JsResult<String> {
        let is_valid = date.value_of(self.context)?.as_number().is_some_and(f64::is_finite);
        let text = if is_valid { date.to_iso_string(self.context)? } else { date.to_string(self.context)? };
        let base = text::lossy(&text.to_string(self.context)?);
        let prefix = about.prefix("Date", "");
        Ok(if prefix == "Date " { base } else { format!("{prefix}{base}") })
    }

    fn plan_buffer(&mut self, about: &About<'_>, keys: Vec<PropertyKey>) -> JsResult<Planned> {
        let name = if about.object.is::<ArrayBuffer>() { "ArrayBuffer" } else { "SharedArrayBuffer" };
        let prefix = about.prefix(name, "");
        let mut plan = Plan::new(format!("{prefix}{{"), keys, Entries::None);
        plan.extra = &["byteLength"];
        plan.in_typed_array = about.in_typed_array;
        if !about.in_typed_array {
            plan.entries = Entries::Buffer;
        } else if about.lists_nothing(&plan.keys) {
            let length = about.object.get(js_string!("byteLength"), self.context)?;
            let length = self.format_primitive(&length);
            return Ok(Planned::Text(format!("{prefix}{{ [byteLength]: {length} }}")));
        }
        Ok(Planned::Plan(plan))
    }

    fn plan_boxed(
        &mut self,
        about: &About<'_>,
        name: &str,
        value: &JsValue,
        mut keys: Vec<PropertyKey>,
    ) -> Planned {
        if let Some(text) = value.as_string() {
            // The characters are in the text already.
            keys.drain(..text.len().min(keys.len()));
        }
        let mut base = format!("[{name}");
        match about.constructor {
            None => base.push_str(" (null prototype)"),
            Some(constructor) if constructor != name => base.push_str(&format!(" ({constructor})")),
            Some(_) => {}
        }
        base.push_str(&format!(": {}]", self.plain_primitive(value)));
        if !about.tag.is_empty() && about.constructor != Some(about.tag) {
            base.push_str(&format!(" [{}]", about.tag));
        }
        let style = match name {
            "Number" => Style::Number,
            "String" => Style::String,
            "Boolean" => Style::Boolean,
            "BigInt" => Style::BigInt,
            _ => Style::Symbol,
        };
        self.based(base, keys, about, Some(style))
    }
}
