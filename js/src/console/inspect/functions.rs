//! `[Function: f]`, `[class B extends A]`.

use boa_engine::{JsObject, JsResult, JsSymbol, JsValue, builtins::function::OrdinaryFunction, js_string};

use super::Inspector;
use crate::console::text;

impl Inspector<'_> {
    /// What stands for a function or class, before its properties.
    pub(super) fn function_base(
        &mut self,
        function: &JsObject,
        constructor: Option<&str>,
        tag: &str,
    ) -> JsResult<String> {
        if self.is_class(function)? {
            return self.class_base(function, constructor, tag);
        }
        let kind = self.function_kind(function);
        let mut base = format!("[{kind}");
        if constructor.is_none() {
            base.push_str(" (null prototype)");
        }
        let name = function.get(js_string!("name"), self.context)?;
        match name.as_string() {
            Some(name) if name.is_empty() => base.push_str(" (anonymous)"),
            Some(name) => base.push_str(&format!(": {}", text::lossy(&name))),
            None => base.push_str(&format!(": {}", self.format_value(&name, 0, false)?)),
        }
        base.push(']');
        if let Some(constructor) = constructor
            && constructor != kind
        {
            base.push_str(&format!(" {constructor}"));
        }
        if !tag.is_empty() && constructor != Some(tag) {
            base.push_str(&format!(" [{tag}]"));
        }
        Ok(base)
    }

    /// Whether it is a class: alone among functions of the program's own, its `prototype` cannot be replaced.
    fn is_class(&mut self, function: &JsObject) -> JsResult<bool> {
        if !function.is::<OrdinaryFunction>() {
            return Ok(false);
        }
        let prototype = self.own_property(function, &js_string!("prototype").into())?;
        if prototype.is_none_or(|prototype| prototype.writable() != Some(false)) {
            return Ok(false);
        }
        // A function that was frozen has such a prototype, too, but it can be read what it is.
        let source = self.source_of(function)?;
        if source.starts_with("class") {
            return Ok(true);
        }
        Ok(source.ends_with("{ [native code] }") && !self.is_of_intl(function)?)
    }

    /// Whether it is a constructor of Intl: those are functions to V8, where the host's are classes.
    fn is_of_intl(&mut self, function: &JsObject) -> JsResult<bool> {
        let prototype = function.get(js_string!("prototype"), self.context)?;
        let Some(prototype) = prototype.as_object() else {
            return Ok(false);
        };
        let tag = self.own_property(&prototype, &JsSymbol::to_string_tag().into())?;
        let tag = tag.and_then(|tag| tag.value().and_then(JsValue::as_string));
        Ok(tag.is_some_and(|tag| text::lossy(&tag).starts_with("Intl.")))
    }

    /// The source text; empty where the function does not give it away.
    fn source_of(&mut self, function: &JsObject) -> JsResult<String> {
        let proto = self.context.intrinsics().constructors().function().prototype();
        let Some(to_string) = proto.get(js_string!("toString"), self.context)?.as_callable() else {
            return Ok(String::new());
        };
        let source = to_string.call(&function.clone().into(), &[], self.context).ok();
        Ok(source
            .and_then(|source| source.as_string())
            .map_or_else(String::new, |source| text::lossy(&source)))
    }

    /// The kind a function has from birth; its prototype tells, as the engine keeps it to itself otherwise.
    fn function_kind(&mut self, function: &JsObject) -> &'static str {
        let constructors = self.context.intrinsics().constructors();
        let kinds = [
            (constructors.async_function().prototype(), "AsyncFunction"),
            (constructors.generator_function().prototype(), "GeneratorFunction"),
            (constructors.async_generator_function().prototype(), "AsyncGeneratorFunction"),
        ];
        let mut link = function.prototype();
        while let Some(proto) = link {
            if let Some((_, kind)) = kinds.iter().find(|(own, _)| JsObject::equals(own, &proto)) {
                return kind;
            }
            link = proto.prototype();
        }
        "Function"
    }

    fn class_base(&mut self, class: &JsObject, constructor: Option<&str>, tag: &str) -> JsResult<String> {
        let mut base = "[class ".to_owned();
        let mut name = JsValue::undefined();
        if class.has_own_property(js_string!("name"), self.context)? {
            name = class.get(js_string!("name"), self.context)?;
        }
        if name.to_boolean() {
            base.push_str(&text::lossy(&name.to_string(self.context)?));
        } else {
            base.push_str("(anonymous)");
        }
        if let Some(constructor) = constructor.filter(|constructor| *constructor != "Function") {
            base.push_str(&format!(" [{constructor}]"));
        }
        if !tag.is_empty() && constructor != Some(tag) {
            base.push_str(&format!(" [{tag}]"));
        }
        if constructor.is_none() {
            base.push_str(" extends [null prototype]");
        } else if let Some(parent) = class.prototype() {
            let parent = parent.get(js_string!("name"), self.context)?;
            if parent.to_boolean() {
                base.push_str(&format!(" extends {}", text::lossy(&parent.to_string(self.context)?)));
            }
        }
        base.push(']');
        Ok(base)
    }
}
