//! Any object: what it is decides how it begins, what is listed, and how its entries are written.

use boa_engine::{
    JsObject, JsResult, JsSymbol, JsValue,
    builtins::{map::ordered_map::OrderedMap, set::ordered_set::OrderedSet},
    js_string,
    property::PropertyKey,
};

use super::{
    Inspector, MAX_LEVELS,
    layout::{Braces, Kind},
    names::prefix,
    options::Sorted,
    property::Place,
    style::Style,
};
use crate::console::kind;

/// Once this much was written at one indentation, nothing further is entered.
const BUDGET: usize = 1 << 27;

/// What is known of an object before its entries are written.
pub(super) struct About<'a> {
    pub(super) object: &'a JsObject,
    pub(super) constructor: Option<&'a str>,
    pub(super) tag: &'a str,
    /// Whether prototypes add properties, with `showHidden`.
    pub(super) has_inherited: bool,
    pub(super) level: usize,
    pub(super) in_typed_array: bool,
}

/// The entries beside the listed properties.
pub(super) enum Entries {
    None,
    Array,
    Set,
    Map,
    TypedArray(usize),
    Iterator(Vec<JsValue>),
    Buffer,
    Promise,
    Weak,
    Namespace,
}

/// How the object will be written.
pub(super) struct Plan {
    pub(super) base: String,
    pub(super) braces: Braces,
    pub(super) keys: Vec<PropertyKey>,
    pub(super) entries: Entries,
    pub(super) kind: Kind,
    /// Getters that are shown like properties.
    pub(super) extra: &'static [&'static str],
    pub(super) in_typed_array: bool,
}

/// A whole text, or a plan for one.
pub(super) enum Planned {
    Text(String),
    Plan(Plan),
}

impl Plan {
    pub(super) fn new(open: String, keys: Vec<PropertyKey>, entries: Entries) -> Self {
        let braces = Braces::new(open, "}");
        Self {
            base: String::new(),
            braces,
            keys,
            entries,
            kind: Kind::Object,
            extra: &[],
            in_typed_array: false,
        }
    }

    fn array(open: String, keys: Vec<PropertyKey>, entries: Entries) -> Self {
        Self { braces: Braces::new(open, "]"), kind: Kind::Array, ..Self::new(String::new(), keys, entries) }
    }

    fn with_base(base: String, keys: Vec<PropertyKey>) -> Self {
        Self { base, ..Self::new("{".to_owned(), keys, Entries::None) }
    }
}

impl About<'_> {
    pub(super) fn prefix(&self, fallback: &str, size: &str) -> String {
        prefix(self.constructor, self.tag, fallback, size)
    }

    fn sized(&self, fallback: &str, size: usize) -> String {
        self.prefix(fallback, &format!("({size})"))
    }

    pub(super) fn lists_nothing(&self, keys: &[PropertyKey]) -> bool {
        keys.is_empty() && !self.has_inherited
    }
}

impl Inspector<'_> {
    pub(super) fn format_raw(
        &mut self,
        object: &JsObject,
        level: usize,
        in_typed_array: bool,
    ) -> JsResult<String> {
        let mut inherited = (self.options.show_hidden && !self.too_deep(level)).then(Vec::new);
        let constructor = self.constructor_name(object, level, inherited.as_mut())?;
        let inherited = inherited.unwrap_or_default();
        let tag = self.tag(object)?;
        let about = About {
            object,
            constructor: constructor.as_deref(),
            tag: &tag,
            has_inherited: !inherited.is_empty(),
            level,
            in_typed_array,
        };
        let plan = match self.plan(&about)? {
            Planned::Text(text) => return Ok(text),
            Planned::Plan(plan) => plan,
        };
        if self.too_deep(level) || self.levels >= MAX_LEVELS {
            return Ok(self.cut_off(&about));
        }
        self.levels += 1;
        let text = self.write(object, plan, inherited, level + 1);
        self.levels -= 1;
        text
    }

    /// `[Foo]`, where the depth is exhausted.
    fn cut_off(&mut self, about: &About<'_>) -> String {
        let mut name = self.plain_prefix(about.object, about.constructor, about.tag);
        name.pop();
        if !self.too_deep(about.level) {
            name.push_str(": Inspection interrupted prematurely. Maximum call stack size exceeded.");
            name = format!("[{name}]");
        } else if about.constructor.is_some() {
            name = format!("[{name}]");
        }
        self.paint(name, Style::Special)
    }

    fn write(
        &mut self,
        object: &JsObject,
        mut plan: Plan,
        inherited: Vec<String>,
        level: usize,
    ) -> JsResult<String> {
        self.seen.push(object.clone());
        self.current_depth = level;
        let mut output = self.write_entries(object, &mut plan, level)?;
        for name in plan.extra {
            output.push(self.format_extra(object, name, level, plan.in_typed_array)?);
        }
        let place = if plan.kind == Kind::Array { Place::ArrayExtra } else { Place::Object };
        for key in &plan.keys {
            output.push(self.format_property(object, key, level, place)?);
        }
        output.extend(inherited);
        self.mark_circular(object, &mut plan);
        self.seen.pop();
        self.sort(&mut output, &plan)?;
        let Plan { base, braces, kind, .. } = plan;
        let text = self.lay_out(output, &base, &braces, kind, level, Some(object));
        let written = self.budget.entry(self.indentation).or_default();
        *written += text.len();
        if *written > BUDGET {
            self.options.depth = Some(-1.0);
        }
        Ok(text)
    }

    fn write_entries(&mut self, object: &JsObject, plan: &mut Plan, level: usize) -> JsResult<Vec<String>> {
        match &plan.entries {
            Entries::None => Ok(Vec::new()),
            Entries::Array => self.format_array(object, level),
            Entries::Set => self.format_set(object, level),
            Entries::Map => self.format_map(object, level),
            Entries::TypedArray(length) => self.format_typed_array(object, *length),
            Entries::Iterator(values) => self.format_iterator(values, &mut plan.braces, level),
            Entries::Buffer => Ok(self.format_array_buffer(object)),
            Entries::Promise => self.format_promise(object, level),
            Entries::Weak => Ok(vec![self.paint("<items unknown>", Style::Special)]),
            Entries::Namespace => {
                let keys = std::mem::take(&mut plan.keys);
                self.format_namespace(object, &keys, level)
            }
        }
    }

    /// An object that turned out to contain itself gets its number.
    fn mark_circular(&mut self, object: &JsObject, plan: &mut Plan) {
        let Some(place) = self.circular.iter().position(|known| JsObject::equals(known, object)) else {
            return;
        };
        let reference = self.paint(format!("<ref *{}>", place + 1), Style::Special);
        if self.is_always_compact() {
            plan.braces.open = format!("{reference} {}", plan.braces.open);
        } else if plan.base.is_empty() {
            plan.base = reference;
        } else {
            plan.base = format!("{reference} {}", plan.base);
        }
    }

    /// Sorts the properties; the elements of an array keep their order.
    fn sort(&mut self, output: &mut [String], plan: &Plan) -> JsResult<()> {
        let first = if plan.kind == Kind::Object { 0 } else { output.len() - plan.keys.len() };
        let part = &mut output[first..];
        match self.options.sorted.clone() {
            Sorted::No => {}
            Sorted::ByText => part.sort_by(|a, b| a.encode_utf16().cmp(b.encode_utf16())),
            Sorted::By(function) => self.sort_by(part, &function)?,
        }
        Ok(())
    }

    /// Sorts by a function of the program. Insertion, because such a function need not be an order.
    fn sort_by(&mut self, part: &mut [String], function: &JsObject) -> JsResult<()> {
        for end in 1..part.len() {
            let mut at = end;
            while at > 0 {
                let args = [js_string!(part[at - 1].as_str()).into(), js_string!(part[at].as_str()).into()];
                let order = function.call(&JsValue::undefined(), &args, self.context)?;
                if order.to_number(self.context)? <= 0.0 {
                    break;
                }
                part.swap(at - 1, at);
                at -= 1;
            }
        }
        Ok(())
    }

    fn plan(&mut self, about: &About<'_>) -> JsResult<Planned> {
        let iterable = about.object.has_property(JsSymbol::iterator(), self.context)?;
        if (iterable || about.constructor.is_none())
            && let Some(planned) = self.plan_iterable(about)?
        {
            return Ok(planned);
        }
        let keys = self.listed_keys(about.object)?;
        if about.object.is_callable() {
            let base = self.function_base(about.object, about.constructor, about.tag)?;
            return Ok(self.based(base, keys, about, Some(Style::Special)));
        }
        if about.constructor == Some("Object") {
            return self.plan_object(about, keys);
        }
        self.plan_special(about, keys)
    }

    /// A text that says everything, unless there are properties to follow it.
    pub(super) fn based(
        &self,
        base: String,
        keys: Vec<PropertyKey>,
        about: &About<'_>,
        style: Option<Style>,
    ) -> Planned {
        if about.lists_nothing(&keys) {
            return Planned::Text(match style {
                Some(style) => self.paint(base, style),
                None => base,
            });
        }
        Planned::Plan(Plan::with_base(base, keys))
    }

    fn plan_iterable(&mut self, about: &About<'_>) -> JsResult<Option<Planned>> {
        let object = about.object;
        if object.is_array() {
            return self.plan_array(about).map(Some);
        }
        let set_size = object.downcast_ref::<OrderedSet>().map(|set| set.len());
        if let Some(size) = set_size {
            return self.plan_collection(about, "Set", size, Entries::Set).map(Some);
        }
        let map_size = object.downcast_ref::<OrderedMap<JsValue>>().map(|map| map.len());
        if let Some(size) = map_size {
            return self.plan_collection(about, "Map", size, Entries::Map).map(Some);
        }
        if let Some((name, length)) = kind::typed_array(object, self.context) {
            return self.plan_typed_array(about, name, length).map(Some);
        }
        let known = self.known.clone();
        if let Some(values) = known.map_iterator(object, self.context) {
            return self.plan_iterator(about, "Map", values).map(Some);
        }
        if let Some(values) = known.set_iterator(object, self.context) {
            return self.plan_iterator(about, "Set", values).map(Some);
        }
        Ok(None)
    }

    fn plan_array(&mut self, about: &About<'_>) -> JsResult<Planned> {
        let length = about.object.get(js_string!("length"), self.context)?.to_length(self.context)?;
        let is_plain = about.constructor == Some("Array") && about.tag.is_empty();
        let prefix = if is_plain {
            String::new()
        } else {
            about.sized("Array", usize::try_from(length).unwrap_or(usize::MAX))
        };
        let keys = self.non_index_keys(about.object)?;
        if length == 0 && about.lists_nothing(&keys) {
            return Ok(Planned::Text(format!("{prefix}[]")));
        }
        Ok(Planned::Plan(Plan::array(format!("{prefix}["), keys, Entries::Array)))
    }

    fn plan_collection(
        &mut self,
        about: &About<'_>,
        name: &str,
        size: usize,
        entries: Entries,
    ) -> JsResult<Planned> {
        let prefix = about.sized(name, size);
        let keys = self.listed_keys(about.object)?;
        if size == 0 && about.lists_nothing(&keys) {
            return Ok(Planned::Text(format!("{prefix}{{}}")));
        }
        Ok(Planned::Plan(Plan::new(format!("{prefix}{{"), keys, entries)))
    }

    fn plan_typed_array(&mut self, about: &About<'_>, name: &str, length: usize) -> JsResult<Planned> {
        let keys = self.non_index_keys(about.object)?;
        let fallback = if about.constructor.is_none() { name } else { "" };
        let prefix = about.sized(fallback, length);
        if length == 0 && keys.is_empty() && !self.options.show_hidden {
            return Ok(Planned::Text(format!("{prefix}[]")));
        }
        let mut plan = Plan::array(format!("{prefix}["), keys, Entries::TypedArray(length));
        if self.options.show_hidden {
            plan.extra = &["BYTES_PER_ELEMENT", "length", "byteLength", "byteOffset", "buffer"];
            plan.in_typed_array = true;
        }
        Ok(Planned::Plan(plan))
    }

    fn plan_iterator(&mut self, about: &About<'_>, name: &str, values: Vec<JsValue>) -> JsResult<Planned> {
        let keys = self.listed_keys(about.object)?;
        let own = format!("{name} Iterator");
        let tag = match about.tag {
            tag if tag == own => own,
            "" => own,
            tag => format!("{tag}] [{own}"),
        };
        Ok(Planned::Plan(Plan::new(format!("[{tag}] {{"), keys, Entries::Iterator(values))))
    }

    fn plan_object(&mut self, about: &About<'_>, keys: Vec<PropertyKey>) -> JsResult<Planned> {
        let mut open = "{".to_owned();
        if self.is_arguments(about.object) {
            return self.plan_arguments(about);
        }
        if !about.tag.is_empty() {
            open = format!("{}{{", about.prefix("Object", ""));
        }
        if about.lists_nothing(&keys) {
            return Ok(Planned::Text(format!("{open}}}")));
        }
        Ok(Planned::Plan(Plan::new(open, keys, Entries::None)))
    }

    fn is_arguments(&mut self, object: &JsObject) -> bool {
        self.known.clone().is_arguments(object, self.context)
    }

    fn plan_arguments(&mut self, about: &About<'_>) -> JsResult<Planned> {
        let keys = self.listed_keys(about.object)?;
        if about.lists_nothing(&keys) {
            return Ok(Planned::Text("[Arguments] {}".to_owned()));
        }
        Ok(Planned::Plan(Plan::new("[Arguments] {".to_owned(), keys, Entries::None)))
    }
}
