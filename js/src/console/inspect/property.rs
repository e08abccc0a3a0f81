//! One property of an object: `name: value`, `[Getter]` and the like.

use boa_engine::{
    JsObject, JsResult, JsString, JsValue,
    property::{DescriptorKind, PropertyDescriptor, PropertyKey},
};

use super::{
    Inspector,
    options::Getters,
    primitives::{escape_symbol, quote},
    style::Style,
    width::string_width,
};
use crate::console::text;

/// Where a property stands: that decides whether its name is written, and its indentation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// A property of an object.
    Object,
    /// An element of an array: without its name.
    Element,
    /// A further property of an array.
    ArrayExtra,
}

impl Inspector<'_> {
    /// The own property `key` of `object`.
    pub(super) fn format_property(
        &mut self,
        object: &JsObject,
        key: &PropertyKey,
        level: usize,
        place: Place,
    ) -> JsResult<String> {
        let descriptor = match (self.own_property(object, key)?, object.prototype()) {
            (Some(descriptor), _) => descriptor,
            (None, Some(proto)) => return self.format_inherited(object, &proto, key, level, place),
            (None, None) => undefined(),
        };
        self.format_descriptor(object, key, &descriptor, level, place)
    }

    /// A property that is listed though a prototype has it, as the stack of an error.
    fn format_inherited(
        &mut self,
        object: &JsObject,
        proto: &JsObject,
        key: &PropertyKey,
        level: usize,
        place: Place,
    ) -> JsResult<String> {
        let mut link = Some(proto.clone());
        while let Some(current) = link {
            if let Some(descriptor) = self.own_property(&current, key)? {
                return self.format_descriptor(object, key, &descriptor, level, place);
            }
            link = current.prototype();
        }
        self.format_descriptor(object, key, &undefined(), level, place)
    }

    /// A property that is already at hand; getters are run on `receiver`.
    pub(super) fn format_descriptor(
        &mut self,
        receiver: &JsObject,
        key: &PropertyKey,
        descriptor: &PropertyDescriptor,
        level: usize,
        place: Place,
    ) -> JsResult<String> {
        let mut gap = " ".to_owned();
        let text = match descriptor.kind() {
            DescriptorKind::Data { value: Some(value), .. } if !value.is_undefined() => {
                let wide = self.is_always_compact() && place == Place::Object;
                let by = if wide { 3 } else { 2 };
                let text = self.indented(by, |this| this.format_value(value, level, false))?;
                if wide && self.options.break_length < string_width(&text) as f64 {
                    gap = format!("\n{}", " ".repeat(self.indentation + by));
                }
                text
            }
            DescriptorKind::Accessor { get, set } => {
                let get = get.as_ref().filter(|get| !get.is_undefined());
                let has_setter = set.as_ref().is_some_and(|set| !set.is_undefined());
                self.format_accessor(receiver, get, has_setter, level)?
            }
            _ => self.paint("undefined", Style::Undefined),
        };
        if place == Place::Element {
            return Ok(text);
        }
        let name = self.format_key(key);
        let name = if descriptor.enumerable() == Some(false) { format!("[{name}]") } else { name };
        Ok(format!("{name}:{gap}{text}"))
    }

    fn format_accessor(
        &mut self,
        receiver: &JsObject,
        getter: Option<&JsValue>,
        has_setter: bool,
        level: usize,
    ) -> JsResult<String> {
        let Some(getter) = getter else {
            let text = if has_setter { "[Setter]" } else { "undefined" };
            return Ok(self.paint(text, if has_setter { Style::Special } else { Style::Undefined }));
        };
        let label = if has_setter { "Getter/Setter" } else { "Getter" };
        let run = match self.options.getters {
            Getters::No => false,
            Getters::All => true,
            Getters::WithoutSetter => !has_setter,
            Getters::WithSetter => has_setter,
        };
        if !run {
            return Ok(self.paint(format!("[{label}]"), Style::Special));
        }
        self.indented(2, |this| this.format_got(receiver, getter, label, level))
    }

    /// What a getter gives, or that it threw.
    fn format_got(
        &mut self,
        receiver: &JsObject,
        getter: &JsValue,
        label: &str,
        level: usize,
    ) -> JsResult<String> {
        let Some(function) = getter.as_callable() else {
            return Ok(self.paint(format!("[{label}]"), Style::Special));
        };
        let open = self.paint(format!("[{label}:"), Style::Special);
        let close = self.paint("]", Style::Special);
        let inner = match function.call(&receiver.clone().into(), &[], self.context) {
            Ok(value) if value.is_object() => {
                let text = self.format_value(&value, level, false)?;
                return Ok(format!("{} {text}", self.paint(format!("[{label}]"), Style::Special)));
            }
            Ok(value) => self.format_primitive(&value),
            Err(error) => {
                let error = error.into_opaque(self.context)?;
                format!("<Inspection threw ({})>", self.format_value(&error, level, false)?)
            }
        };
        Ok(format!("{open} {inner}{close}"))
    }

    /// A property's name, quoted where it is no identifier.
    pub(super) fn format_key(&self, key: &PropertyKey) -> String {
        match key {
            PropertyKey::Symbol(symbol) => {
                self.paint(escape_symbol(&text::symbol_text(symbol)), Style::Symbol)
            }
            PropertyKey::Index(index) => self.paint(format!("'{index}'", index = index.get()), Style::String),
            PropertyKey::String(name) if name == "__proto__" => "['__proto__']".to_owned(),
            PropertyKey::String(name) if is_identifier(name) => self.paint(text::lossy(name), Style::Name),
            PropertyKey::String(name) => self.paint(quote(&name.to_vec()), Style::String),
        }
    }

    /// A property that is shown though it is none of the object's own, as `[byteLength]: 8`.
    pub(super) fn format_extra(
        &mut self,
        object: &JsObject,
        name: &str,
        level: usize,
        in_typed_array: bool,
    ) -> JsResult<String> {
        let value = object.get(JsString::from(name), self.context)?;
        let text = self.indented(2, |this| this.format_value(&value, level, in_typed_array))?;
        Ok(format!("{}: {text}", self.paint(format!("[{name}]"), Style::String)))
    }
}

/// A property that went away while it was looked at.
fn undefined() -> PropertyDescriptor {
    PropertyDescriptor::builder().value(JsValue::undefined()).enumerable(true).build()
}

/// Identifiers in the sense of ASCII only; others are quoted.
fn is_identifier(name: &JsString) -> bool {
    let is_word =
        |unit: u16| u8::try_from(unit).is_ok_and(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let starts_with_digit = name.code_unit_at(0).is_none_or(|unit| (48..58).contains(&unit));
    !starts_with_digit && name.iter().all(is_word)
}
