//! `console.table` as Node draws it.

use std::iter;

use boa_engine::{
    Context, JsObject, JsResult, JsString, JsValue,
    builtins::{map::ordered_map::OrderedMap, set::ordered_set::OrderedSet},
    js_string,
    property::PropertyKey,
};

use super::{
    inspect::{InspectOptions, inspect_value, string_width},
    introspect, kind, text,
};

/// The heading of every column that is no property.
const INDEX: &str = "(index)";
const ITERATION: &str = "(iteration index)";
const KEY: &str = "Key";
const VALUES: &str = "Values";

/// A column: its heading and, row by row, its cells.
struct Column {
    heading: String,
    cells: Vec<String>,
}

/// The table for an object; `properties` chooses the columns.
pub(super) fn table(
    data: &JsObject,
    properties: Option<&[JsString]>,
    options: &InspectOptions,
    context: &mut Context,
) -> JsResult<String> {
    let mut writer = Writer { options, context };
    let columns = match writer.collection(data)? {
        Some(columns) => columns,
        None => writer.rows(data, properties)?,
    };
    Ok(draw(&columns))
}

struct Writer<'a> {
    options: &'a InspectOptions,
    context: &'a mut Context,
}

impl Writer<'_> {
    fn cell(&mut self, value: &JsValue) -> JsResult<String> {
        let mut options = self.options.clone();
        options.max_array_length = 3.0;
        options.break_length = f64::INFINITY;
        options.depth = Some(0.0);
        if let Some(object) = value.as_object()
            && !object.is_callable()
            && !object.is_array()
            && kind::typed_array(&object, self.context).is_none()
            && self.enumerable_keys(&object)?.len() > 2
        {
            options.depth = Some(-1.0);
        }
        inspect_value(value, &options, self.context)
    }

    /// The columns of a Map, a Set or an iterator over one.
    fn collection(&mut self, data: &JsObject) -> JsResult<Option<Vec<Column>>> {
        let known = introspect::prepare(self.context)?;
        let entries: Option<Vec<(JsValue, JsValue)>> = data
            .downcast_ref::<OrderedMap<JsValue>>()
            .map(|map| map.iter().map(|(key, value)| (key.clone(), value.clone())).collect());
        if let Some(entries) = entries {
            return self.entry_columns(&entries).map(Some);
        }
        if let Some(values) = known.map_iterator(data, self.context) {
            if introspect::are_entries(&values, self.context) {
                let pairs: Vec<_> =
                    values.iter().filter_map(|value| introspect::pair(value, self.context)).collect();
                return self.entry_columns(&pairs).map(Some);
            }
            return self.value_columns(&values).map(Some);
        }
        let values: Option<Vec<JsValue>> =
            data.downcast_ref::<OrderedSet>().map(|set| set.iter().cloned().collect());
        let values = values.or_else(|| known.set_iterator(data, self.context));
        values.map(|values| self.value_columns(&values)).transpose()
    }

    fn entry_columns(&mut self, entries: &[(JsValue, JsValue)]) -> JsResult<Vec<Column>> {
        let keys = entries.iter().map(|(key, _)| self.cell(key)).collect::<JsResult<_>>()?;
        let values = entries.iter().map(|(_, value)| self.cell(value)).collect::<JsResult<_>>()?;
        Ok(vec![
            iteration(entries.len()),
            Column { heading: KEY.to_owned(), cells: keys },
            Column { heading: VALUES.to_owned(), cells: values },
        ])
    }

    fn value_columns(&mut self, values: &[JsValue]) -> JsResult<Vec<Column>> {
        let cells = values.iter().map(|value| self.cell(value)).collect::<JsResult<_>>()?;
        Ok(vec![iteration(values.len()), Column { heading: VALUES.to_owned(), cells }])
    }

    /// One row per property, one column per property of these.
    fn rows(&mut self, data: &JsObject, properties: Option<&[JsString]>) -> JsResult<Vec<Column>> {
        let rows = self.enumerable_keys(data)?;
        let mut columns: Vec<Column> = Vec::new();
        let mut values = vec![String::new(); rows.len()];
        let mut has_values = false;
        for (row, key) in rows.iter().enumerate() {
            let item = data.get(key.clone(), self.context)?;
            let object = item.as_object();
            if object.is_none() && properties.is_none() {
                has_values = true;
                values[row] = self.cell(&item)?;
                continue;
            }
            let names = match (properties, &object) {
                (Some(names), _) => names.iter().map(|name| name.clone().into()).collect(),
                (None, Some(object)) => self.enumerable_keys(object)?,
                (None, None) => Vec::new(),
            };
            for name in names {
                let text = self.property_cell(object.as_ref(), &name)?;
                let heading = text::lossy(&text::key_text(&name));
                let column = column_of(&mut columns, heading, rows.len());
                column.cells[row] = text;
            }
        }
        // Columns come in the order of an object's keys: numbers first.
        columns.sort_by_key(|column| column.heading.parse::<u32>().map_or(u64::from(u32::MAX), u64::from));
        let index = rows.iter().map(|key| text::lossy(&text::key_text(key))).collect();
        let values = has_values.then(|| Column { heading: VALUES.to_owned(), cells: values });
        let index = Column { heading: INDEX.to_owned(), cells: index };
        Ok(iter::once(index).chain(columns).chain(values).collect())
    }

    fn property_cell(&mut self, object: Option<&JsObject>, name: &PropertyKey) -> JsResult<String> {
        match object {
            Some(object) if object.has_own_property(name.clone(), self.context)? => {
                let value = object.get(name.clone(), self.context)?;
                self.cell(&value)
            }
            _ => Ok(String::new()),
        }
    }

    /// `Object.keys`.
    fn enumerable_keys(&mut self, object: &JsObject) -> JsResult<Vec<PropertyKey>> {
        let known = introspect::prepare(self.context)?;
        let mut keys = Vec::new();
        for key in object.own_property_keys(self.context)? {
            let own = known.own_property(object, &key, self.context)?;
            if !matches!(key, PropertyKey::Symbol(_)) && own.is_some_and(|own| own.enumerable() == Some(true))
            {
                keys.push(key);
            }
        }
        Ok(keys)
    }
}

fn iteration(count: usize) -> Column {
    Column { heading: ITERATION.to_owned(), cells: (0..count).map(|index| index.to_string()).collect() }
}

fn column_of(columns: &mut Vec<Column>, heading: String, rows: usize) -> &mut Column {
    let place = columns.iter().position(|column| column.heading == heading).unwrap_or_else(|| {
        columns.push(Column { heading, cells: vec![String::new(); rows] });
        columns.len() - 1
    });
    &mut columns[place]
}

fn draw(columns: &[Column]) -> String {
    let widths: Vec<usize> = columns
        .iter()
        .map(|column| {
            let cells = column.cells.iter().map(|cell| string_width(cell));
            cells.chain([string_width(&column.heading)]).max().unwrap_or(0)
        })
        .collect();
    let line = |left: &str, middle: &str, right: &str| {
        let parts: Vec<String> = widths.iter().map(|width| "─".repeat(width + 2)).collect();
        format!("{left}{}{right}", parts.join(middle))
    };
    let rows = columns.iter().map(|column| column.cells.len()).max().unwrap_or(0);
    let mut out = vec![
        line("┌", "┬", "┐"),
        row(columns.iter().map(|column| column.heading.as_str()), &widths),
        line("├", "┼", "┤"),
    ];
    for index in 0..rows {
        out.push(row(
            columns.iter().map(|column| column.cells.get(index).map_or("", String::as_str)),
            &widths,
        ));
    }
    out.push(line("└", "┴", "┘"));
    out.join("\n")
}

fn row<'a>(cells: impl Iterator<Item = &'a str>, widths: &[usize]) -> String {
    let cells: Vec<String> = cells
        .zip(widths)
        .map(|(cell, width)| format!("{cell}{}", " ".repeat(width.saturating_sub(string_width(cell)))))
        .collect();
    format!("│ {} │", cells.join(" │ "))
}

/// The names in `console.table`'s second argument.
pub(super) fn column_names(list: &JsObject, context: &mut Context) -> JsResult<Vec<JsString>> {
    let length = list.get(js_string!("length"), context)?.to_length(context)?;
    (0..length).map(|index| list.get(index, context)?.to_string(context)).collect()
}
