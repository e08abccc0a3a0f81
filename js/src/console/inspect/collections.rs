//! What is in arrays, Maps, Sets, buffers, promises and iterators.

use boa_engine::{
    JsObject, JsResult, JsValue,
    builtins::{
        array_buffer::{ArrayBuffer, SharedArrayBuffer},
        map::ordered_map::OrderedMap,
        promise::PromiseState,
        set::ordered_set::OrderedSet,
    },
    js_string,
    object::builtins::{JsArrayBuffer, JsPromise, JsSharedArrayBuffer},
    property::PropertyKey,
    value::JsVariant,
};

use super::{
    Inspector,
    layout::{Braces, Kind},
    primitives::{format_bigint, format_number},
    property::Place,
    style::Style,
};
use crate::console::introspect;

/// The greatest array index.
const MAX_INDEX: u32 = u32::MAX - 1;

impl Inspector<'_> {
    /// How many of `length` entries are shown.
    fn shown_of(&self, length: usize) -> usize {
        (self.options.max_array_length.max(0.0) as usize).min(length)
    }

    pub(super) fn format_array(&mut self, array: &JsObject, level: usize) -> JsResult<Vec<String>> {
        let length = array.get(js_string!("length"), self.context)?.to_length(self.context)? as usize;
        let shown = self.shown_of(length);
        let mut output = Vec::new();
        for index in 0..shown {
            let key = PropertyKey::from(u32::try_from(index).unwrap_or(MAX_INDEX));
            let Some(element) = self.own_property(array, &key)? else {
                return self.format_sparse(array, length, shown, output, level);
            };
            output.push(self.format_descriptor(array, &key, &element, level, Place::Element)?);
        }
        push_remaining(&mut output, length - shown);
        Ok(output)
    }

    /// The rest of an array from its first hole on. A run of holes counts as one entry.
    fn format_sparse(
        &mut self,
        array: &JsObject,
        length: usize,
        shown: usize,
        mut output: Vec<String>,
        level: usize,
    ) -> JsResult<Vec<String>> {
        let mut index = output.len();
        for key in array.own_property_keys(self.context)? {
            let PropertyKey::Index(at) = &key else { break };
            let at = at.get() as usize;
            if at < index {
                continue;
            }
            let Some(element) = self.own_property(array, &key)? else { continue };
            if element.enumerable() != Some(true) {
                continue;
            }
            if output.len() >= shown {
                break;
            }
            if at != index {
                output.push(self.holes(at - index));
                index = at;
                if output.len() >= shown {
                    break;
                }
            }
            output.push(self.format_descriptor(array, &key, &element, level, Place::Element)?);
            index += 1;
        }
        let remaining = length.saturating_sub(index);
        if output.len() == shown {
            push_remaining(&mut output, remaining);
        } else if remaining > 0 {
            output.push(self.holes(remaining));
        }
        Ok(output)
    }

    fn holes(&self, count: usize) -> String {
        self.paint(format!("<{count} empty item{}>", if count > 1 { "s" } else { "" }), Style::Undefined)
    }

    pub(super) fn format_typed_array(&mut self, array: &JsObject, length: usize) -> JsResult<Vec<String>> {
        let shown = self.shown_of(length);
        let separated = self.options.numeric_separator;
        let mut output = Vec::with_capacity(shown + 1);
        for index in 0..shown {
            let element = array.get(u32::try_from(index).unwrap_or(MAX_INDEX), self.context)?;
            output.push(match element.variant() {
                JsVariant::BigInt(number) => {
                    self.paint(format_bigint(&number.to_string(), separated), Style::BigInt)
                }
                _ => self
                    .paint(format_number(element.as_number().unwrap_or(f64::NAN), separated), Style::Number),
            });
        }
        push_remaining(&mut output, length - shown);
        Ok(output)
    }

    pub(super) fn format_set(&mut self, set: &JsObject, level: usize) -> JsResult<Vec<String>> {
        let values: Vec<JsValue> =
            set.downcast_ref::<OrderedSet>().map(|set| set.iter().cloned().collect()).unwrap_or_default();
        self.format_values(&values, level)
    }

    pub(super) fn format_map(&mut self, map: &JsObject, level: usize) -> JsResult<Vec<String>> {
        let entries: Vec<(JsValue, JsValue)> = map
            .downcast_ref::<OrderedMap<JsValue>>()
            .map(|map| map.iter().map(|(key, value)| (key.clone(), value.clone())).collect())
            .unwrap_or_default();
        let shown = self.shown_of(entries.len());
        let mut output = self.indented(2, |this| {
            entries[..shown]
                .iter()
                .map(|(key, value)| {
                    let key = this.format_value(key, level, false)?;
                    Ok(format!("{key} => {}", this.format_value(value, level, false)?))
                })
                .collect::<JsResult<Vec<String>>>()
        })?;
        push_remaining(&mut output, entries.len() - shown);
        Ok(output)
    }

    fn format_values(&mut self, values: &[JsValue], level: usize) -> JsResult<Vec<String>> {
        let shown = self.shown_of(values.len());
        let mut output = self.indented(2, |this| {
            values[..shown]
                .iter()
                .map(|value| this.format_value(value, level, false))
                .collect::<JsResult<Vec<_>>>()
        })?;
        push_remaining(&mut output, values.len() - shown);
        Ok(output)
    }

    /// What an iterator has still to give. Iterators over entries are called so in their braces.
    pub(super) fn format_iterator(
        &mut self,
        values: &[JsValue],
        braces: &mut Braces,
        level: usize,
    ) -> JsResult<Vec<String>> {
        if !introspect::are_entries(values, self.context) {
            return self.format_values(values, level);
        }
        if let Some(name) = braces.open.strip_suffix(" Iterator] {") {
            braces.open = format!("{name} Entries] {{");
        }
        let shown = self.shown_of(values.len());
        let mut output = self.indented(2, |this| {
            values[..shown].iter().map(|value| this.format_entry(value, level)).collect::<JsResult<Vec<_>>>()
        })?;
        push_remaining(&mut output, values.len() - shown);
        Ok(output)
    }

    fn format_entry(&mut self, entry: &JsValue, level: usize) -> JsResult<String> {
        let (key, value) = introspect::pair(entry, self.context).unwrap_or_default();
        let parts = vec![self.format_value(&key, level, false)?, self.format_value(&value, level, false)?];
        Ok(self.lay_out(parts, "", &Braces::new("[", "]"), Kind::Array, level, None))
    }

    pub(super) fn format_array_buffer(&mut self, buffer: &JsObject) -> Vec<String> {
        let Some(bytes) = bytes_of(buffer) else {
            return vec![self.paint("(detached)", Style::Special)];
        };
        let shown = self.shown_of(bytes.len());
        let hex: Vec<String> = bytes[..shown].iter().map(|byte| format!("{byte:02x}")).collect();
        let mut text = hex.join(" ");
        let remaining = bytes.len() - shown;
        if remaining > 0 {
            text.push_str(&format!(" ... {remaining} more byte{}", if remaining > 1 { "s" } else { "" }));
        }
        vec![format!("{}: <{text}>", self.paint("[Uint8Contents]", Style::Special))]
    }

    pub(super) fn format_promise(&mut self, promise: &JsObject, level: usize) -> JsResult<Vec<String>> {
        let (value, is_rejected) = match JsPromise::from_object(promise.clone())?.state() {
            PromiseState::Pending => return Ok(vec![self.paint("<pending>", Style::Special)]),
            PromiseState::Fulfilled(value) => (value, false),
            PromiseState::Rejected(reason) => (reason, true),
        };
        let text = self.indented(2, |this| this.format_value(&value, level, false))?;
        if is_rejected {
            return Ok(vec![format!("{} {text}", self.paint("<rejected>", Style::Special))]);
        }
        Ok(vec![text])
    }

    /// The exports of a module; those that are not initialised yet are called so.
    pub(super) fn format_namespace(
        &mut self,
        namespace: &JsObject,
        keys: &[PropertyKey],
        level: usize,
    ) -> JsResult<Vec<String>> {
        let mut output = Vec::with_capacity(keys.len());
        for key in keys {
            output.push(match self.format_property(namespace, key, level, Place::Object) {
                Ok(text) => text,
                Err(_) => {
                    format!("{}: {}", self.format_key(key), self.paint("<uninitialized>", Style::Special))
                }
            });
        }
        Ok(output)
    }
}

/// The bytes of a buffer, `None` if it is detached.
fn bytes_of(buffer: &JsObject) -> Option<Vec<u8>> {
    if buffer.is::<ArrayBuffer>() {
        return JsArrayBuffer::from_object(buffer.clone()).ok()?.to_vec();
    }
    if buffer.is::<SharedArrayBuffer>() {
        return Some(JsSharedArrayBuffer::from_object(buffer.clone()).ok()?.to_vec());
    }
    None
}

fn push_remaining(output: &mut Vec<String>, count: usize) {
    if count > 0 {
        output.push(format!("... {count} more item{}", if count > 1 { "s" } else { "" }));
    }
}
