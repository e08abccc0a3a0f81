//! The options of `util.inspect`.

use boa_engine::{
    Context, JsObject, JsResult, JsString, JsValue, js_string,
    property::{PropertyDescriptor, PropertyKey},
};

/// How far entries are combined on one line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Compact {
    /// Every entry has its own line.
    Never,
    /// As much on a line as fits.
    Always,
    /// The innermost levels, this many, share a line if they fit.
    Levels(f64),
}

/// Whether entries are sorted.
#[derive(Clone, Debug, PartialEq)]
pub enum Sorted {
    /// They stand in the order of the object.
    No,
    /// By their text.
    ByText,
    /// By a function of the program.
    By(JsObject),
}

/// Which getters are run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Getters {
    /// None: they are named.
    No,
    /// All of them.
    All,
    /// Those without a setter.
    WithoutSetter,
    /// Those with a setter.
    WithSetter,
}

/// The options of `util.inspect`, with Node's defaults.
#[derive(Clone, Debug)]
pub struct InspectOptions {
    /// Also what is not enumerable.
    pub show_hidden: bool,
    /// How deep to go; `None` is without end.
    pub depth: Option<f64>,
    /// With ANSI colours.
    pub colors: bool,
    /// Whether an object's own `[util.inspect.custom]` is asked.
    pub custom_inspect: bool,
    /// Whether a proxy is shown as target and handler.
    pub show_proxy: bool,
    /// How many entries of arrays, typed arrays, Maps and Sets.
    pub max_array_length: f64,
    /// How many characters of a string.
    pub max_string_length: f64,
    /// The length at which entries go to separate lines.
    pub break_length: f64,
    /// How far entries share a line.
    pub compact: Compact,
    /// Whether entries are sorted.
    pub sorted: Sorted,
    /// Which getters are run.
    pub getters: Getters,
    /// Whether digits are grouped, as `1_000`.
    pub numeric_separator: bool,
    /// The object the options were read from, to be handed on to custom inspection functions.
    pub(crate) given: Option<JsObject>,
}

impl Default for InspectOptions {
    fn default() -> Self {
        Self {
            show_hidden: false,
            depth: Some(2.0),
            colors: false,
            custom_inspect: true,
            show_proxy: false,
            max_array_length: 100.0,
            max_string_length: 10_000.0,
            break_length: 80.0,
            compact: Compact::Levels(3.0),
            sorted: Sorted::No,
            getters: Getters::No,
            numeric_separator: false,
            given: None,
        }
    }
}

const NAMES: [&str; 12] = [
    "showHidden",
    "depth",
    "colors",
    "customInspect",
    "showProxy",
    "maxArrayLength",
    "maxStringLength",
    "breakLength",
    "compact",
    "sorted",
    "getters",
    "numericSeparator",
];

impl InspectOptions {
    /// Takes over every option that is an own enumerable property of `object`.
    ///
    /// # Errors
    /// What a getter of the object throws.
    pub fn read(&mut self, object: &JsObject, context: &mut Context) -> JsResult<()> {
        for name in NAMES {
            let key = PropertyKey::from(JsString::from(name));
            if object.has_own_property(key.clone(), context)? {
                let value = object.get(key, context)?;
                self.set(name, &value, context)?;
            }
        }
        self.given = Some(object.clone());
        Ok(())
    }

    fn set(&mut self, name: &str, value: &JsValue, context: &mut Context) -> JsResult<()> {
        match name {
            "showHidden" => self.show_hidden = value.to_boolean(),
            "depth" => self.depth = depth(value, context)?,
            "colors" => self.colors = value.to_boolean(),
            "customInspect" => self.custom_inspect = value.to_boolean(),
            "showProxy" => self.show_proxy = value.to_boolean(),
            "maxArrayLength" => self.max_array_length = limit(value, context)?,
            "maxStringLength" => self.max_string_length = limit(value, context)?,
            "breakLength" => self.break_length = value.to_number(context)?,
            "compact" => self.compact = compact(value),
            "sorted" => self.sorted = sorted(value),
            "getters" => self.getters = getters(value),
            _ => self.numeric_separator = value.to_boolean(),
        }
        Ok(())
    }

    /// The options as the object a custom inspection function receives.
    pub(super) fn to_object(&self, depth: Option<f64>, context: &mut Context) -> JsResult<JsObject> {
        let object = JsObject::with_object_proto(context.intrinsics());
        for name in NAMES {
            let value = if name == "depth" { number_or_null(depth) } else { self.value_of(name) };
            object.create_data_property_or_throw(JsString::from(name), value, context)?;
        }
        if let Some(given) = &self.given {
            for key in given.own_property_keys(context)? {
                if !is_option(&key) && !object.has_own_property(key.clone(), context)? {
                    let value = given.get(key.clone(), context)?;
                    object.create_data_property_or_throw(key, value, context)?;
                }
            }
        }
        let stylize = super::style::stylize_function(self.colors, context);
        let stylize = PropertyDescriptor::builder()
            .value(stylize)
            .writable(true)
            .enumerable(true)
            .configurable(true)
            .build();
        object.define_property_or_throw(js_string!("stylize"), stylize, context)?;
        Ok(object)
    }

    fn value_of(&self, name: &str) -> JsValue {
        match name {
            "showHidden" => self.show_hidden.into(),
            "depth" => number_or_null(self.depth),
            "colors" => self.colors.into(),
            "customInspect" => self.custom_inspect.into(),
            "showProxy" => self.show_proxy.into(),
            "maxArrayLength" => self.max_array_length.into(),
            "maxStringLength" => self.max_string_length.into(),
            "breakLength" => self.break_length.into(),
            "compact" => match self.compact {
                Compact::Never => false.into(),
                Compact::Always => true.into(),
                Compact::Levels(levels) => levels.into(),
            },
            "sorted" => match &self.sorted {
                Sorted::No => false.into(),
                Sorted::ByText => true.into(),
                Sorted::By(function) => function.clone().into(),
            },
            "getters" => match self.getters {
                Getters::No => false.into(),
                Getters::All => true.into(),
                Getters::WithoutSetter => js_string!("get").into(),
                Getters::WithSetter => js_string!("set").into(),
            },
            _ => self.numeric_separator.into(),
        }
    }

    /// All options as an object, for `util.inspect.defaultOptions`.
    pub(crate) fn as_defaults(&self, context: &mut Context) -> JsResult<JsObject> {
        let object = JsObject::with_object_proto(context.intrinsics());
        for name in NAMES {
            object.create_data_property_or_throw(JsString::from(name), self.value_of(name), context)?;
        }
        Ok(object)
    }
}

fn is_option(key: &PropertyKey) -> bool {
    matches!(key, PropertyKey::String(name) if NAMES.iter().any(|option| name == option) || name == "stylize")
}

fn number_or_null(number: Option<f64>) -> JsValue {
    number.map_or_else(JsValue::null, JsValue::from)
}

fn depth(value: &JsValue, context: &mut Context) -> JsResult<Option<f64>> {
    if value.is_null() { Ok(None) } else { value.to_number(context).map(Some) }
}

/// `null` means without limit.
fn limit(value: &JsValue, context: &mut Context) -> JsResult<f64> {
    if value.is_null() { Ok(f64::INFINITY) } else { value.to_number(context) }
}

fn compact(value: &JsValue) -> Compact {
    match (value.as_boolean(), value.as_number()) {
        (Some(true), _) => Compact::Always,
        (_, Some(levels)) => Compact::Levels(levels),
        _ => Compact::Never,
    }
}

fn sorted(value: &JsValue) -> Sorted {
    match value.as_callable() {
        Some(function) => Sorted::By(function),
        None if value.to_boolean() => Sorted::ByText,
        None => Sorted::No,
    }
}

fn getters(value: &JsValue) -> Getters {
    match value.as_string() {
        Some(text) if text == "get" => Getters::WithoutSetter,
        Some(text) if text == "set" => Getters::WithSetter,
        Some(_) => Getters::No,
        None if value.as_boolean() == Some(true) => Getters::All,
        None => Getters::No,
    }
}
