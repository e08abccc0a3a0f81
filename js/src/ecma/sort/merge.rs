//! V8's sort of a typed array with a comparator: a plain merge sort from the top down.

use boa_engine::{JsResult, JsValue};

/// The sorted elements. Stops at the first comparison that throws.
pub(super) fn sort(
    items: Vec<JsValue>,
    mut compare: impl FnMut(&JsValue, &JsValue) -> JsResult<f64>,
) -> JsResult<Vec<JsValue>> {
    let mut result = items.clone();
    let mut source = items;
    if source.len() > 1 {
        sort_into(&mut source, &mut result, &mut compare)?;
    }
    Ok(result)
}

/// Sorts `source` into `target`, which hold the same and take each other's place from one level to the next.
fn sort_into(
    source: &mut [JsValue],
    target: &mut [JsValue],
    compare: &mut impl FnMut(&JsValue, &JsValue) -> JsResult<f64>,
) -> JsResult<()> {
    let middle = source.len() / 2;
    if middle > 1 {
        sort_into(&mut target[..middle], &mut source[..middle], compare)?;
    }
    if source.len() - middle > 1 {
        sort_into(&mut target[middle..], &mut source[middle..], compare)?;
    }
    let (mut left, mut right) = (0, middle);
    for place in target {
        let takes_left = match (left < middle, right < source.len()) {
            (true, true) => compare(&source[left], &source[right])? <= 0.0,
            (takes_left, _) => takes_left,
        };
        let from = if takes_left { &mut left } else { &mut right };
        *place = source[*from].clone();
        *from += 1;
    }
    Ok(())
}
