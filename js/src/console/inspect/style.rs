//! The colours of `util.inspect`.

use boa_engine::{
    Context, JsArgs, JsResult, JsString, JsValue, NativeFunction, js_string,
    object::{FunctionObjectBuilder, builtins::JsFunction},
};

/// What a piece of output is, as far as its colour goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Special,
    Number,
    BigInt,
    Boolean,
    Undefined,
    Null,
    String,
    Symbol,
    Date,
    RegExp,
    /// Property names stay uncoloured.
    Name,
}

impl Style {
    const ALL: [(Self, &'static str); 10] = [
        (Self::Special, "special"),
        (Self::Number, "number"),
        (Self::BigInt, "bigint"),
        (Self::Boolean, "boolean"),
        (Self::Undefined, "undefined"),
        (Self::Null, "null"),
        (Self::String, "string"),
        (Self::Symbol, "symbol"),
        (Self::Date, "date"),
        (Self::RegExp, "regexp"),
    ];

    /// The codes that switch the colour on and off.
    fn codes(self) -> Option<(u8, u8)> {
        Some(match self {
            Self::Special => (36, 39),
            Self::Number | Self::BigInt | Self::Boolean => (33, 39),
            Self::Undefined => (90, 39),
            Self::Null => (1, 22),
            Self::String | Self::Symbol => (32, 39),
            Self::Date => (35, 39),
            Self::RegExp => (31, 39),
            Self::Name => return None,
        })
    }

    /// The text in this style's colour.
    pub(super) fn paint(self, text: &str) -> String {
        match self.codes() {
            Some((on, off)) => format!("\u{1b}[{on}m{text}\u{1b}[{off}m"),
            None => text.to_owned(),
        }
    }
}

/// The `stylize` function in the options a custom inspection function receives.
pub(super) fn stylize_function(colors: bool, context: &mut Context) -> JsFunction {
    let (function, name) = if colors {
        (NativeFunction::from_fn_ptr(stylize_with_color), js_string!("stylizeWithColor"))
    } else {
        (NativeFunction::from_fn_ptr(stylize_no_color), js_string!("stylizeNoColor"))
    };
    FunctionObjectBuilder::new(context.realm(), function)
        .name(name)
        .length(if colors { 2 } else { 1 })
        .build()
}

fn stylize_no_color(_: &JsValue, args: &[JsValue], _: &mut Context) -> JsResult<JsValue> {
    Ok(args.get_or_undefined(0).clone())
}

fn stylize_with_color(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let named = args.get_or_undefined(1).as_string();
    let style = Style::ALL.iter().find(|(_, name)| named.as_ref().is_some_and(|named| named == name));
    let Some((style, _)) = style else {
        return Ok(args.get_or_undefined(0).clone());
    };
    let text = args.get_or_undefined(0).to_string(context)?;
    Ok(JsString::from(style.paint(&text.to_std_string_lossy())).into())
}
